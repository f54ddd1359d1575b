// Clocks: how late a warning, a breach or a step is on record after its instant while a hundred thousand clocks run, as
// another connection sees it; what one of them costs beside a thousand running ones and beside a plain UPDATE; and how
// many deadlines one core computes in a second.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import type { Case } from '../core/case.ts';
import { fireDue } from '../server/flow/triage.ts';
import type { Database } from '../store/database.ts';
import { noticeChannel } from '../store/learn/record.ts';
import { openTestDatabase } from '../store/testbed.ts';
import { compare, conclude, elapsedMs, inTurns, median, ms, quantile, readOptions, whole } from './measure.ts';
import { aboutToRing, type ClockedDesk, fillClocks, write } from './measure-clocks.ts';
import { deadlinesPerSecond } from './measure-deadlines.ts';

const running = 100_000;
const few = 1_000;
const duePerSecond = 100;
/** Long enough to write what falls due before the first of it does. */
const leadMs = 4_000;
const costRounds = 15;
const firedARound = 500;

const options = readOptions();
const seconds = options.isLong ? 60 : 10;
const log = pino({ level: 'error' });

const many = await openTestDatabase();
const small = await openTestDatabase();
try {
  const deadlines = deadlinesPerSecond();
  const desk = await fillClocks(many, running);
  const smallDesk = await fillClocks(small, few);
  const late = await lateness(many, desk);
  const cost = await costs(desk, smallDesk);
  const perClock = (whole: number) => ms(whole / firedARound);
  conclude(
    {
      name: `clocks: ${whole(running)} running, ${whole(late.due)} due within ${seconds} s, ${whole(late.events)} events and ${whole(late.notices)} notices written`,
      table: [
        ['', 'median', 'p99', 'longest'],
        ['on record after its instant', ms(late.median), ms(late.p99), ms(late.longest)],
        ['', `at ${whole(running)}`, `at ${whole(few)}`, 'ratio'],
        ['one plain UPDATE of the same rows, each', perClock(cost.update), '', '1'],
        ['Heed, each fired clock', perClock(cost.heed), perClock(cost.bare), cost.ratio.toFixed(2)],
        ['', 'a second', '', ''],
        ['deadlines in open time, one core', whole(deadlines), '', ''],
      ],
      figures: {
        p99LatenessSeconds: late.p99 / 1000,
        costAt100kTo1k: cost.ratio,
        deadlinesPerSecond: deadlines,
        medianLatenessSeconds: late.median / 1000,
        msPerFiredClock: cost.heed / firedARound,
        toPlainUpdate: cost.toUpdate,
      },
      floors: {
        p99LatenessSeconds: { max: 1 },
        costAt100kTo1k: { max: 1.3 },
        deadlinesPerSecond: { min: 200_000 },
      },
    },
    options,
  );
} finally {
  await many.drop();
  await small.drop();
}

/** The worker in a process of its own; when each event was committed is heard by a connection that only listens. */
async function lateness(database: Database, { brandId, cases }: ClockedDesk) {
  const due = seconds * duePerSecond;
  const child = fork(join(import.meta.dirname, 'measure-clocks-child.ts'), [database.url]);
  const ear = await listenTo(database);
  try {
    await once(child, 'message');
    const before = await newestEvent(database);
    const from = Date.now() + leadMs;
    const chosen = pick(cases, due);
    const ringing = chosen.map((one, i) => aboutToRing(one, i, new Date(from + (i * 1000) / duePerSecond)));
    await write(database, brandId, ringing);
    if (Date.now() > from) throw new Error('the first clocks fell due before all of them were written');
    await sleep(from + seconds * 1000 + 1000 - Date.now());
    const ids = new Set(ringing.map(({ id }) => id));
    const rung = await rungSince(database, before);
    const cased = new Set(rung.map(({ caseId }) => caseId));
    if (cased.size !== ids.size || [...cased].some((id) => !ids.has(id))) {
      throw new Error(`${whole(cased.size)} of ${whole(ids.size)} cases have rung a second after the last was due`);
    }
    await write(database, brandId, chosen);
    const lates = rung.map(({ number, dueAt }) => ear.heardAt(number) - dueAt.getTime());
    const { rows } = await database.owner.query<{ n: number }>('select count(*)::int as n from heed.notice');
    return {
      due,
      events: rung.length,
      notices: rows[0]?.n ?? 0,
      median: median(lates),
      p99: quantile(lates, 0.99),
      longest: Math.max(...lates),
    };
  } finally {
    await ear.end();
    child.disconnect();
    await once(child, 'exit');
  }
}

/** Numbers are committed in their order, and called out as they are: the first call at or above one is its instant. */
async function listenTo({ url }: Database) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const calls: { readonly number: number; readonly at: number }[] = [];
  client.on('notification', ({ payload = '' }) => {
    calls.push({ number: Number(payload.split(':')[1]), at: performance.timeOrigin + performance.now() });
  });
  await client.query(`listen ${noticeChannel}`);
  return {
    heardAt: (number: number) => calls.find((call) => call.number >= number)?.at ?? Number.POSITIVE_INFINITY,
    end: () => client.end(),
  };
}

async function newestEvent({ owner }: Database): Promise<number> {
  const { rows } = await owner.query<{ newest: number }>('select max(number)::int as newest from heed.event');
  return rows[0]?.newest ?? 0;
}

async function rungSince({ owner }: Database, number: number) {
  const { rows } = await owner.query<{ number: number; caseId: string; dueAt: Date }>(
    `select number::int, case_id as "caseId", (detail::json ->> 'dueAt')::timestamptz as "dueAt" from heed.event
     where number > $1 and kind in ('clock.warned', 'clock.breached', 'escalation.climbed') order by number`,
    [number],
  );
  return rows;
}

/** The same number of clocks fired beside many and beside few that run, in turns; then the same rows by a plain UPDATE. */
async function costs(manyDesk: ClockedDesk, fewDesk: ClockedDesk) {
  const updates: number[] = [];
  const round = async (database: Database, desk: ClockedDesk) => {
    const chosen = pick(desk.cases, firedARound);
    const fired = chosen.map((one, i) => aboutToRing(one, i, new Date(Date.now() - 60_000 + i)));
    await write(database, desk.brandId, fired);
    // What the writing left behind is nobody's cost here.
    await database.owner.query('vacuum heed.case');
    const took = await elapsedMs(async () => {
      const { due, failed } = await fireDue({ database, log, now: () => new Date() });
      if (due !== firedARound || failed > 0) throw new Error(`${due} fell due, ${failed} failed`);
    });
    updates.push(await elapsedMs(() => updatePlainly(database, desk.brandId, fired)));
    await write(database, desk.brandId, chosen);
    return took;
  };
  await round(many, manyDesk);
  await round(small, fewDesk);
  updates.length = 0;
  const turns = await inTurns(costRounds, {
    heed: () => round(many, manyDesk),
    bare: () => round(small, fewDesk),
  });
  const update = median(updates.filter((_, i) => i % 2 === 0));
  const compared = compare(turns);
  return { ...compared, update, toUpdate: compared.heed / update };
}

async function updatePlainly({ owner }: Database, brandId: string, cases: readonly Case[]): Promise<void> {
  await owner.query(
    `update heed.case set version = version + 1, next_at = next_at + interval '1 hour', warn_at = warn_at + interval '1 hour'
     where brand_id = $1 and id = any($2)`,
    [brandId, cases.map(({ id }) => id)],
  );
}

/** Spread evenly over all of them. */
function pick(cases: readonly Case[], count: number): readonly Case[] {
  return Array.from({ length: count }, (_, i) => cases[Math.floor((i * cases.length) / count)] as Case);
}
