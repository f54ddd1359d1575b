// What a brand is shown of how it is read: corrections against readings by month, languages, its own head; the difference
// that head makes to the newest mentions; and the switch.

import { setImmediate as whenFree } from 'node:timers/promises';
import { firstIdAt } from '../../core/id.ts';
import type { Head, Reading } from '../../core/reading.ts';
import { type Field, fieldOf } from '../../core/understand/correct.ts';
import { openOwnHead } from '../../core/understand/own-head.ts';
import { learntHeads, pauses } from '../../core/understand/own-head-lessons.ts';
import { understand } from '../../core/understand/understand.ts';
import { untrainedIn } from '../../core/understand/untrained.ts';
import type { Tx } from '../../store/database.ts';
import { addChoice, choiceOf, keptTry, newestMentions, newestOwnHead, triesOf } from '../../store/learn/own-heads.ts';
import { countCorrections, countReadings, type ReadingCount } from '../../store/learn/reading-figures.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import { protocolOf } from '../../store/triage/protocols.ts';
import type { OwnHeadView, ReadingDifference, ReadingMonth, ReadingsPage } from '../../wire/readings.ts';
import { iso } from '../present.ts';
import type { World } from '../world.ts';

const monthsShown = 6;
/** A month is counted so far, and no further: the page is opened often, and a storm is read once. */
const mostReadings = 50_000;
const mostCorrections = 20_000;

type Seen = Pick<World, 'database' | 'weights'>;

export async function readingsPage({ database, weights }: Seen, brandId: string, now: Date): Promise<ReadingsPage> {
  return database.brand(brandId, async (tx) => {
    const months: ReadingMonth[] = [];
    const { languages: worked } = await protocolOf(tx, brandId);
    const heard = new Map(worked.map((language) => [language, 0]));
    for (let ago = 0; ago < monthsShown; ago += 1) {
      const from = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago);
      const until = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago + 1);
      const range = { from: firstIdAt(from), until: firstIdAt(until) };
      const counts = await countReadings(tx, brandId, range, mostReadings);
      if (counts.length === 0) continue;
      const corrections = await countCorrections(tx, brandId, range, mostCorrections);
      months.push(monthOf(new Date(from), counts, new Map(corrections.map((one) => [one.field, one.count]))));
      for (const { language, count } of counts) {
        if (language !== null) heard.set(language, (heard.get(language) ?? 0) + count);
      }
    }
    const languages = [...heard].map(([language, readings]) => ({
      language,
      readings,
      untrained: untrainedIn(weights, language),
    }));
    return {
      weights: weights.id,
      months,
      languages: languages.sort((a, b) => b.readings - a.readings || (a.language < b.language ? -1 : 1)),
      own: await ownHeadView(tx, brandId, weights),
    };
  });
}

const shownHeads = [
  'kind',
  'feeling',
  'reason',
  'emotion',
  'urgency',
  'abuse',
  'irony',
  'language',
] as const satisfies readonly Head[];

function monthOf(from: Date, counts: readonly ReadingCount[], corrections: ReadonlyMap<string, number>): ReadingMonth {
  const sum = (some: readonly ReadingCount[]): number => some.reduce((all, one) => all + one.count, 0);
  const readings = sum(counts);
  const complaints = sum(counts.filter(({ kind }) => kind === 'complaint'));
  const makers = [...Map.groupBy(counts, ({ madeBy }) => madeBy)].map(([by, some]) => ({ by, readings: sum(some) }));
  return {
    month: from.toISOString().slice(0, 7),
    readings,
    isAtLeast: readings >= mostReadings,
    madeBy: makers.sort((a, b) => b.readings - a.readings),
    heads: shownHeads.map((head) => ({
      head,
      readings: head === 'reason' ? complaints : readings,
      corrected: corrections.get(fieldOf[head]) ?? 0,
    })),
  };
}

async function ownHeadView(tx: Tx, brandId: string, weights: World['weights']): Promise<OwnHeadView> {
  const choice = await choiceOf(tx, brandId);
  const newest = await newestOwnHead(tx, brandId);
  const isFit = newest !== null && openOwnHead(weights, newest) !== null;
  const made = isFit ? await keptTry(tx, brandId, newest.version) : null;
  const [tried] = await triesOf(tx, brandId, 1);
  return {
    isOn: choice?.isOn ?? true,
    choice: choice === null ? null : { by: { id: choice.personId, name: choice.personName }, at: iso(choice.at) },
    kept: isFit
      ? {
          version: newest.version,
          madeAt: iso(newest.madeAt),
          figures: (made?.figures ?? []).map((one) => ({ ...one })),
        }
      : null,
    tried:
      tried === undefined
        ? null
        : { at: iso(tried.at), verdict: tried.verdict, figures: tried.figures.map((one) => ({ ...one })) },
  };
}

interface Turn {
  readonly brandId: string;
  readonly personId: string;
  readonly isOn: boolean;
  readonly now: Date;
}

export function turnOwnHead({ database, weights }: Seen, { brandId, personId, isOn, now }: Turn): Promise<OwnHeadView> {
  return database.brand(brandId, async (tx) => {
    const id = newId(now);
    await addChoice(tx, brandId, { id, isOn, personId, at: now });
    const about = { at: now, personId, caseId: null, subjectId: id, contentDigest: null };
    await appendEvents(tx, brandId, [{ kind: 'own_head.turned', ...about, detail: { isOn } }]);
    return ownHeadView(tx, brandId, weights);
  });
}

const mostLooked = 500;
const mostShown = 50;

/** The newest mentions read twice, by the shipped weights and with the newest own head on top, whatever the switch says. */
export async function readingDifference({ database, weights }: Seen, brandId: string): Promise<ReadingDifference> {
  const { mentions, head, languages } = await database.brand(brandId, async (tx) => ({
    mentions: await newestMentions(tx, brandId, mostLooked),
    head: await newestOwnHead(tx, brandId),
    languages: (await protocolOf(tx, brandId)).languages,
  }));
  const own = head === null ? null : openOwnHead(weights, head);
  if (own === null) return { looked: 0, differ: 0, rows: [] };
  const known = { languages, earlierLanguage: null, weights };
  const rows: ReadingDifference['rows'] = [];
  const isPauseDue = pauses();
  let differ = 0;
  for (const { mentionId, caseId, mention } of mentions) {
    if (isPauseDue({ mention })) await whenFree();
    const heads = differing(understand(mention, known), understand(mention, { ...known, own }));
    if (heads.length === 0) continue;
    differ += 1;
    if (rows.length < mostShown) rows.push({ mentionId, caseId, words: mention.text.slice(0, 280), heads });
  }
  return { looked: mentions.length, differ, rows };
}

function differing(shipped: Reading, own: Reading): ReadingDifference['rows'][number]['heads'] {
  return learntHeads.flatMap((head) => {
    const field: Field = fieldOf[head];
    return shipped[field] === own[field] ? [] : [{ head, shipped: String(shipped[field]), own: String(own[field]) }];
  });
}
