// A brand's own head, learned anew when people have corrected readings. In: corrections, and a sample of what nobody
// corrected. Out: a version with its figures, when it reads more of the held-back ones right. Behind everything else, a few
// milliseconds at a time; where nobody has corrected anything it is one look at two indexes.

import { setImmediate as whenFree } from 'node:timers/promises';
import { fieldOf } from '../../core/understand/correct.ts';
import { openOwnHead } from '../../core/understand/own-head.ts';
import { type Learned, learnedIn, learnOwn } from '../../core/understand/own-head-learn.ts';
import { type Lesson, learntHeads } from '../../core/understand/own-head-lessons.ts';
import { allBrands } from '../../store/account/brands.ts';
import {
  addOwnHead,
  addTry,
  correctedMentions,
  keptTry,
  type LessonRow,
  newestOwnHead,
  type OwnHeadRow,
  uncorrectedMentions,
  unlearned,
} from '../../store/learn/own-heads.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import { protocolOf } from '../../store/triage/protocols.ts';
import type { World } from '../world.ts';
import { startTicker, type Ticker } from './ticker.ts';

const lookEveryMs = 3000;
/** Corrections and uncorrected mentions looked at, the newest: bounded, so that learning takes seconds at most. */
const mostCorrections = 4000;
const mostUncorrected = { answered: 500, newest: 700 };

type Learner = Pick<World, 'database' | 'weights' | 'now'>;

export function startOwnHeads(world: Learner & Pick<World, 'log'>): Ticker {
  let isStopping = false;
  const ticker = startTicker('the learner of corrections', lookEveryMs, world.log, async () => {
    for (const { id } of await allBrands(world.database.account)) {
      if (!isStopping) await learnNext(world, id, () => isStopping);
    }
    return null;
  });
  return {
    ...ticker,
    stop: () => {
      isStopping = true;
      return ticker.stop();
    },
  };
}

/** Learns from what was corrected since the last time; null when there is nothing new, or it was stopped on the way. */
export async function learnNext(
  { database, weights, now }: Learner,
  brandId: string,
  isStopping: () => boolean = () => false,
): Promise<Learned['verdict'] | null> {
  const found = await database.brand(brandId, async (tx) => {
    const untilId = await unlearned(tx, brandId, weights.id);
    if (untilId === null) return null;
    const corrected = await correctedMentions(tx, brandId, mostCorrections);
    const others = await uncorrectedMentions(tx, brandId, mostUncorrected);
    const { languages } = await protocolOf(tx, brandId);
    const newest = await newestOwnHead(tx, brandId);
    return {
      untilId,
      lessons: [...corrected, ...others].map(lessonOf),
      languages,
      newest,
      figures: newest === null ? [] : ((await keptTry(tx, brandId, newest.version))?.figures ?? []),
    };
  });
  if (found === null) return null;
  const { untilId, lessons, languages, newest } = found;
  const version = (newest?.version ?? 0) + 1;
  const standing = newest === null ? null : openOwnHead(weights, newest);
  const inUse = standing === null ? null : { head: standing, learned: learnedIn(found.figures) };
  const known = { languages, earlierLanguage: null };
  const learned = await inPieces(learnOwn({ weights, known, lessons, version, inUse }), isStopping);
  if (learned === null) return null;
  const { verdict, figures } = learned;
  const at = now();
  const made = rowOf(learned, { version, weights: weights.id, madeAt: at });
  await database.brand(brandId, async (tx) => {
    const isKept = made !== null && (await addOwnHead(tx, brandId, made));
    const id = newId(at);
    const one = { id, weights: weights.id, untilId, verdict, figures, at };
    await addTry(tx, brandId, { ...one, version: isKept ? version : null });
    if (!isKept) return;
    const about = { at, personId: null, caseId: null, subjectId: id, contentDigest: null };
    const detail = { verdict, version, weights: weights.id };
    await appendEvents(tx, brandId, [{ kind: 'own_head.learned', ...about, detail }]);
  });
  return verdict;
}

/** What is kept: the head, or one that says nothing in place of a spoilt one. */
function rowOf(
  { verdict, head }: Learned,
  about: Pick<OwnHeadRow, 'version' | 'weights' | 'madeAt'>,
): OwnHeadRow | null {
  if (verdict === 'retire') return { ...about, outputs: [], scales: [], values: new Uint8Array() };
  return verdict === 'keep' && head !== null ? { ...about, ...head } : null;
}

function lessonOf({ mentionId, mention, said, stood }: LessonRow): Lesson {
  return { mentionId, mention, corrected: byHead(said), stood: byHead(stood) };
}

function byHead(fields: Readonly<Record<string, string>>): Lesson['stood'] {
  const words = learntHeads.flatMap((head) => {
    const word = fields[fieldOf[head]];
    return word === undefined ? [] : [[head, word] as const];
  });
  return Object.fromEntries(words);
}

/** Goes on when nothing else waits; null when it was stopped. */
async function inPieces<T>(work: Generator<void, T>, isStopping: () => boolean): Promise<T | null> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (isStopping()) return null;
    await whenFree();
  }
}
