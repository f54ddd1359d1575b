// How much better a brand's own head reads: by what was held back of its corrections and of what nobody corrected. In: a
// head. Out: figures for each part of a reading, through the same steps every mention is read by.

import type { Reading } from '../reading.ts';
import { fieldOf } from './correct.ts';
import { decide } from './decide.ts';
import { type KnownOfWriter, look } from './look.ts';
import { addOwn, type OwnHead } from './own-head.ts';
import { isHeldBack, type LearntHead, type Lesson, learntHeads, outputsOf, pauses } from './own-head-lessons.ts';
import { score } from './score.ts';
import type { Weights } from './weights.ts';

export interface HeadFigures {
  readonly head: LearntHead;
  /** Corrections it learned from. */
  readonly learned: number;
  /** Corrections held back, and how many of them the shipped weights and this head read as the person did. */
  readonly heldBack: number;
  readonly rightBefore: number;
  readonly rightNow: number;
  /** What nobody corrected and was held back, and how many of it would be read otherwise than it stands. */
  readonly uncorrected: number;
  readonly turned: number;
  /** More right, little turned, and nothing that is read by it made worse. */
  readonly isBetter: boolean;
}

interface ToJudge {
  readonly weights: Weights;
  readonly known: KnownOfWriter;
  readonly lessons: readonly Lesson[];
  /** Null: the shipped weights alone. */
  readonly own: OwnHead | null;
}

/** What is read by another part (decide.ts): no emotion against the feeling, no reason but of a complaint, stars and feeling. */
const readBy: Partial<Record<LearntHead, readonly LearntHead[]>> = {
  feeling: ['emotion', 'kind', 'reason'],
  kind: ['reason'],
};
const leastHeldBack = 3;
/** One in twenty: more than that is no longer the shipped reader with a brand's own habits. */
const mostTurned = 0.05;
const fewForOne = 4;

export function* judgeOwn({ weights, known, lessons, own }: ToJudge): Generator<void, readonly HeadFigures[]> {
  const counts = new Map<LearntHead, Count>(learntHeads.map((head) => [head, countOf()]));
  const isPauseDue = pauses();
  for (const lesson of lessons) {
    if (!isHeldBack(lesson.mentionId)) {
      for (const [head, count] of counts) if (lesson.corrected[head] !== undefined) count.learned += 1;
      continue;
    }
    const [before, now] = readTwice(weights, lesson, known, own);
    const isUncorrected = Object.keys(lesson.corrected).length === 0;
    for (const [head, count] of counts) {
      const [was, is, said] = [before[fieldOf[head]], now[fieldOf[head]], lesson.corrected[head]];
      if (said !== undefined) {
        count.heldBack += 1;
        if (String(was) === said) count.rightBefore += 1;
        if (String(is) === said) count.rightNow += 1;
      } else if (isUncorrected) {
        count.uncorrected += 1;
        if (String(was) === lesson.stood[head] && was !== is) count.turned += 1;
      }
    }
    if (isPauseDue(lesson)) yield;
  }
  const isOwn = (head: LearntHead): boolean => outputsOf(weights, head).some((one) => own?.outputs.includes(one));
  return [...counts].map(([head, count]) => {
    const takenAlong = (readBy[head] ?? []).flatMap((one) => (isOwn(one) ? [] : (counts.get(one) ?? [])));
    return { head, ...count, isBetter: isBetter(count, takenAlong) };
  });
}

const countOf = () => ({ learned: 0, heldBack: 0, rightBefore: 0, rightNow: 0, uncorrected: 0, turned: 0 });
type Count = ReturnType<typeof countOf>;

function isBetter(
  { heldBack, rightBefore, rightNow, uncorrected, turned }: Count,
  takenAlong: readonly Count[],
): boolean {
  // Of few held back one may turn, where far more is gained: else a single odd one would keep all that was taught away.
  const most = Math.max(mostTurned * uncorrected, rightNow - rightBefore >= fewForOne ? 1 : 0);
  const isHarmless = takenAlong.every((one) => one.rightNow >= one.rightBefore && one.turned <= most);
  return heldBack >= leastHeldBack && rightNow > rightBefore && turned <= most && isHarmless;
}

type Decision = Pick<Reading, 'feeling' | 'kind' | 'isUrgent' | 'isAbusive' | 'emotion' | 'reason' | 'isIronic'>;
const margins = new Float64Array(64);

function readTwice(
  weights: Weights,
  { mention }: Lesson,
  known: KnownOfWriter,
  own: OwnHead | null,
): readonly [before: Decision, now: Decision] {
  const seen = look(mention, known);
  const about = { language: seen.spoken.language, rating: mention.rating };
  score(weights, seen.features, margins);
  const before = decide(weights, margins, about).reading;
  if (own === null) return [before, before];
  addOwn(own, seen.features, margins);
  return [before, decide(weights, margins, about).reading];
}
