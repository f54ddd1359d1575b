// What a brand's corrections ask of the margins. In: mentions with what people corrected in them. Out: for each a text as
// few rows, the margins of the shipped weights, and which of its outputs should win. A third is held back, to judge by.

import type { Head } from '../reading.ts';
import { type KnownOfWriter, look, type Understandable } from './look.ts';
import { type Sparse, sparseOf } from './own-head.ts';
import { score } from './score.ts';
import type { HeadWeights, Weights } from './weights.ts';

export type LearntHead = Exclude<Head, 'language'>;
export const learntHeads = [
  'feeling',
  'kind',
  'reason',
  'emotion',
  'urgency',
  'abuse',
  'irony',
] as const satisfies readonly LearntHead[];

export interface Lesson {
  readonly mentionId: string;
  readonly mention: Understandable;
  /** What a person said it is, as text: `complaint`, `true`. Empty: nobody corrected it. */
  readonly corrected: Words;
  /** The reading that stands, by whatever weights and heads it was made: what nobody corrected should stay so. */
  readonly stood: Words;
}

type Words = Readonly<Partial<Record<LearntHead, string>>>;

/** One thing asked of the margins: that an output wins among its fellows, or that a single one is above or below nothing. */
export interface Wish {
  readonly right: number;
  readonly rivals: readonly number[];
  /** For a single output: whether it should say yes. */
  readonly isYes: boolean;
  readonly gap: number;
  /** What a person said weighs more than what nobody looked at. */
  readonly most: number;
}

export interface Task {
  readonly sparse: Sparse;
  readonly margins: Float64Array;
  readonly wishes: readonly Wish[];
}

/** By the mention alone: what is held back once is never learned from, however often the head learns anew. */
export function isHeldBack(mentionId: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < mentionId.length; i += 1) hash = Math.imul(hash ^ mentionId.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % 3 === 0;
}

/** Characters read between two pauses: about a thousandth of a second. */
const charactersAtOnce = 2_000;

/** Says of each lesson in turn whether a pause is due: texts differ in length a thousandfold. */
export function pauses(): (lesson: Pick<Lesson, 'mention'>) => boolean {
  let read = 0;
  return ({ mention }) => {
    read += 50 + mention.text.length;
    if (read < charactersAtOnce) return false;
    read = 0;
    return true;
  };
}

/** Which shipped heads decide what a reading says under this name. */
export function outputsOf(weights: Weights, head: LearntHead): readonly number[] {
  const names = head === 'kind' ? ['complaint', 'kind'] : [head];
  return names.flatMap((name) => allOf(weights.heads.get(name)));
}

const allOf = (head: HeadWeights | undefined): number[] => (head?.labels ?? []).map((_, i) => (head?.first ?? 0) + i);

const room = new Float64Array(64);
const mostByPerson = 0.25;
const mostUnseen = 0.06;

/** What this lesson asks; `heads`: those that anybody corrected anything of. */
export function taskOf(weights: Weights, lesson: Lesson, known: KnownOfWriter, heads: readonly LearntHead[]): Task {
  const seen = look(lesson.mention, known);
  score(weights, seen.features, room);
  const margins = room.slice(0, weights.scales.length);
  const { corrected, stood } = lesson;
  const wishes = heads.flatMap((head) => {
    const word = corrected[head] ?? stood[head];
    return word === undefined ? [] : wishesOf(weights, head, { word, isSaid: corrected[head] !== undefined }, margins);
  });
  return { sparse: sparseOf(seen.features), margins, wishes };
}

interface Word {
  readonly word: string;
  /** By a person; otherwise it is how the mention was read, and nobody minded. */
  readonly isSaid: boolean;
}

function wishesOf(weights: Weights, head: LearntHead, given: Word, margins: Float64Array): Wish[] {
  if (head !== 'kind') return wishOf(weights.heads.get(head), given, margins);
  const isComplaint = given.word === 'complaint';
  const first = wishOf(weights.heads.get('complaint'), { ...given, word: String(isComplaint) }, margins);
  return isComplaint ? first : first.concat(wishOf(weights.heads.get('kind'), given, margins));
}

function wishOf(head: HeadWeights | undefined, { word, isSaid }: Word, margins: Float64Array): Wish[] {
  if (head === undefined) return [];
  const outputs = allOf(head);
  const isSingle = outputs.length === 1;
  const right = isSingle ? head.first : labelled(head, word);
  if (right === undefined) return [];
  const isYes = !isSingle || word === 'true';
  const rivals = outputs.filter((one) => one !== right);
  const margin = margins[right] ?? 0;
  const stands = isSingle ? (isYes ? margin : -margin) : Math.min(...rivals.map((one) => margin - (margins[one] ?? 0)));
  const wanted = gapOf(head);
  // As far as the shipped weights hold it already, what nobody corrected asks for no more than to be left there.
  const gap = isSaid ? wanted : stands > 0 ? Math.min(stands, wanted) : wanted / 2;
  return [{ right, rivals, isYes, gap, most: isSaid ? mostByPerson : mostUnseen }];
}

function labelled(head: HeadWeights, said: string): number | undefined {
  const at = head.labels.indexOf(said);
  return at < 0 ? undefined : head.first + at;
}

/** The gap from which such readings are right nine times in ten. */
function gapOf({ calibration }: HeadWeights): number {
  const gap = (Math.log(9) - calibration.offset) / calibration.slope;
  return Number.isFinite(gap) ? Math.max(0.1, Math.min(2, gap)) : 0.5;
}
