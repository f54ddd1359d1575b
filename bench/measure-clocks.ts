// A desk whose clocks run: as many open cases as asked for, with clocks as the pipeline made them, moved to other
// instants and written by the store itself, so that every cached column is what the product makes of it. One case in
// three belongs to somebody. Some of them can be set to have something to say at an instant.

import { type Case, clocksOf, nextDueAt } from '../core/case.ts';
import { takeIn } from '../server/flow/pipeline.ts';
import { addMember, addPerson } from '../store/account/people.ts';
import type { Database } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import { type CaseColumns, caseColumns, toCase } from '../store/triage/case-row.ts';
import { insertCases, type NewCase, updateCases } from '../store/triage/cases.ts';
import { noteWays } from '../store/triage/notice-choices.ts';
import { type BenchDesk, openDesk } from './measure-desk.ts';
import { Town } from './measure-town.ts';

export interface ClockedDesk {
  readonly brandId: string;
  readonly cases: readonly Case[];
}

const heardFirst = 1500;
const batch = 500;
const agents = 12;
const hourMs = 3_600_000;

export async function fillClocks(database: Database, count: number): Promise<ClockedDesk> {
  const now = new Date();
  const desk = await openDesk(database, 'bench', { now, sources: 1 });
  const people = await hire(database, desk, now);
  const patterns = await hear(database, desk, now);
  const cases = Array.from({ length: count }, (_, i) => {
    const pattern = patterns[i % patterns.length] as NewCase;
    const own = { id: newId(now), threadId: newId(now), assigneeId: i % 3 === 0 ? (people[i % agents] ?? null) : null };
    // Spread over the day after tomorrow: none of them rings while anything is measured.
    const at = new Date(now.getTime() + 48 * hourMs + (i / count) * 24 * hourMs);
    return { ...pattern, case: setTo({ ...pattern.case, ...own }, at) };
  });
  for (let i = 0; i < count; i += batch) {
    await database.brand(desk.brandId, (tx) => insertCases(tx, desk.brandId, cases.slice(i, i + batch)));
  }
  await database.owner.query('vacuum analyze');
  return { brandId: desk.brandId, cases: cases.map((one) => one.case) };
}

/** A lead and some agents beside the owner, told by mail of what is urgent, as they are until they choose otherwise. */
async function hire(database: Database, { brandId }: BenchDesk, at: Date): Promise<readonly string[]> {
  await database.shared((tx) => noteWays(tx, ['mail']));
  const hired: string[] = [];
  for (let i = 0; i <= agents; i += 1) {
    const id = newId(at);
    await addPerson(database.account, { id, email: `p${i}@example.org`, name: `Person ${i}`, passwordHash: '-', at });
    await addMember(database.account, brandId, id, i === agents ? 'lead' : 'agent', at);
    hired.push(id);
  }
  return hired.slice(0, agents);
}

/** What the pipeline makes of customers' words; then it makes way for its copies. */
async function hear(database: Database, { brandId, inputs: [input] }: BenchDesk, now: Date): Promise<NewCase[]> {
  if (input === undefined) throw new Error('the desk has no source');
  const town = new Town({ seed: 1, customers: 30_000, now });
  for (let made = 0; made < heardFirst; made += 250) await takeIn(input, { raws: town.next(250), cursor: made });
  const { rows } = await database.owner.query<CaseColumns & { customer_name: string; customer_handle: string | null }>(
    `select ${caseColumns}, customer_name, customer_handle from heed.case
     where state = 'open' and not is_history and json_array_length(unanswered) = 1 order by id`,
  );
  await database.owner.query('delete from heed.case where brand_id = $1', [brandId]);
  return rows.map((row) => ({
    case: toCase(row),
    customerName: row.customer_name,
    customerHandle: row.customer_handle,
  }));
}

/** The same case with all its clocks moved, so that it next has something to say at that instant. */
function setTo<One extends Case>(one: One, at: Date): One {
  const by = at.getTime() - (nextDueAt(one)?.getTime() ?? 0);
  const moved = <T extends Date | null>(instant: T) =>
    (instant === null ? null : new Date(instant.getTime() + by)) as T;
  const spanned = <T extends { readonly warnAt: Date | null; readonly deadlineAt: Date | null }>(clock: T) => ({
    ...clock,
    warnAt: moved(clock.warnAt),
    deadlineAt: moved(clock.deadlineAt),
  });
  const { resolution } = one;
  return {
    ...one,
    unanswered: one.unanswered.map((clock) => ({ ...spanned(clock), startedAt: moved(clock.startedAt) })),
    resolution: resolution && {
      ...spanned(resolution),
      runs: resolution.runs.map(([from, to]) => [moved(from), moved(to)] as const),
    },
    climbs: one.climbs.map((climb) => ({ ...climb, at: moved(climb.at) })),
  };
}

/** What falls due: every third a warning, a breach, and a later step of a tree that is being climbed. */
export function aboutToRing(one: Case, i: number, at: Date): Case {
  if (i % 3 === 0) return setTo({ ...one, climbs: [] }, at);
  const isStep = i % 3 === 2;
  const unanswered = one.unanswered.map((clock) => ({ ...clock, stage: isStep ? 'breached' : 'warned' }) as const);
  const [first] = clocksOf({ ...one, unanswered });
  const next = first?.deadlineAt ?? at;
  const climb = { tree: 'Too late', subjectId: first?.subjectId ?? one.id, step: 1, round: 0, at: next };
  return setTo({ ...one, unanswered, climbs: isStep ? [climb] : [] }, at);
}

export async function write(database: Database, brandId: string, cases: readonly Case[]): Promise<void> {
  for (let i = 0; i < cases.length; i += batch) {
    await database.brand(brandId, (tx) => updateCases(tx, brandId, cases.slice(i, i + batch)));
  }
}
