// How a customer behaves over time: from what they said and what we answered, never from one text, whether they are more
// likely out to provoke than to be helped. In: their last mentions with our answers. Out: a likelihood with the counts it
// rests on, or "too early to say"; and whether letting be may be suggested. The act stays a person's.

import type { LetBeRule } from '../protocol/voice.ts';
import type { Intent } from '../reading.ts';
import { isSameAgain, wordsFor } from './same-words.ts';

/** One thing the customer said. */
export interface SaidOnce {
  readonly id: string;
  readonly caseId: string;
  readonly at: Date;
  readonly text: string;
  readonly kind: Intent;
  readonly isAbusive: boolean;
  /** When we first answered it; null when we never did. */
  readonly answeredAt: Date | null;
}

/** What was counted: each a number a person can check. */
export interface Counts {
  readonly mentions: number;
  /** The same words again after we had answered them. */
  readonly repeated: number;
  /** Nothing in it that could be answered: no complaint, question or praise, or one that was answered before. */
  readonly empty: number;
  /** Accounts named in abuse, beside those named in most of what they say (which are ours). */
  readonly targets: number;
  /** Our answers that were met with the same words, or with plain abuse. */
  readonly ignored: number;
  readonly praise: number;
}

export type Likely = 'too_early' | 'unlikely' | 'possible' | 'likely';

export interface Behaviour {
  readonly likely: Likely;
  /** 0 to 1; null while it is too early to say. */
  readonly likelihood: number | null;
  /** What speaks for it, the heaviest first. */
  readonly reasons: readonly { readonly code: keyof typeof weights; readonly count: number; readonly of: number }[];
  readonly counts: Counts;
}

/** The last so many count: people change. */
export const mentionsLookedAt = 50;
const fewestMentions = 5;

/**
 * Set by hand, for want of cases to learn from, so that no single habit is enough (the heaviest alone comes to 0.27) and
 * three together are. Who asks the same twice more after an answer that was none (6 mentions, 2 of them repeated and so
 * empty, 1 answer ignored) comes to 0.18; who writes one insult fifteen times under eight answers to 0.96.
 *
 * | counted  | as                          | weight |
 * | -------- | --------------------------- | -----: |
 * | repeated | share of the mentions       |    3.0 |
 * | empty    | share of the mentions       |    2.0 |
 * | ignored  | a third each, at most one   |    2.5 |
 * | targets  | a third each, at most one   |    1.5 |
 * | praise   | share of the mentions       |   -3.0 |
 * | always   |                             |   -4.0 |
 */
const weights = { repeated: 3, empty: 2, ignored: 2.5, targets: 1.5 } as const;
const praiseWeight = -3;
const bias = -4;
const possibleFrom = 0.5;
const likelyFrom = 0.8;

/** The order of `said` does not matter; of more than the last fifty the oldest are left out. */
export function behaviourOf(said: readonly SaidOnce[]): Behaviour {
  const last = [...said].sort(byTime).slice(-mentionsLookedAt);
  const counts = countIn(last);
  // Nobody is judged who has not been answered: to ask again is their right.
  if (counts.mentions < fewestMentions || counts.ignored === 0) {
    return { likely: 'too_early', likelihood: null, reasons: [], counts };
  }
  const shares = sharesOf(counts);
  const codes = Object.keys(weights) as (keyof typeof weights)[];
  const sum = codes.reduce((total, code) => total + weights[code] * shares[code], bias + praiseWeight * shares.praise);
  const likelihood = 1 / (1 + Math.exp(-sum));
  const likely = likelihood >= likelyFrom ? 'likely' : likelihood >= possibleFrom ? 'possible' : 'unlikely';
  const reasons = codes
    .filter((code) => counts[code] > 0)
    .sort((a, b) => weights[b] * shares[b] - weights[a] * shares[a])
    .map((code) => ({ code, count: counts[code], of: counts.mentions }));
  return { likely, likelihood, reasons, counts };
}

function byTime(a: SaidOnce, b: SaidOnce): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);
}

function sharesOf({ mentions, repeated, empty, ignored, targets, praise }: Counts) {
  return {
    repeated: repeated / mentions,
    empty: empty / mentions,
    ignored: Math.min(1, ignored / 3),
    targets: Math.min(1, targets / 3),
    praise: praise / mentions,
  };
}

interface Looked extends SaidOnce {
  readonly words: ReadonlySet<string>;
  /** Earlier mentions with the same words had been answered when it was said. */
  readonly isRepeated: boolean;
}

/**
 * Every count can only grow with an answer more, and none with an answer less: whoever we leave without one is never the
 * likelier for it.
 */
function countIn(last: readonly SaidOnce[]): Counts {
  const worded = last.map((one) => ({ ...one, words: wordsFor(one.text) }));
  const looked: Looked[] = worded.map((one) => ({
    ...one,
    isRepeated: worded.some((other) => isAnsweredBefore(other, one) && isSameAgain(other.words, one.words)),
  }));
  return {
    mentions: looked.length,
    repeated: looked.filter((one) => one.isRepeated).length,
    empty: looked.filter((one) => one.kind === 'other' || (one.kind !== 'praise' && one.isRepeated)).length,
    targets: targetsOf(last),
    ignored: looked.filter((one) => looked.some((later) => isAnsweredBefore(one, later) && ignores(later, one))).length,
    praise: looked.filter((one) => one.kind === 'praise' && !one.isAbusive).length,
  };
}

function isAnsweredBefore({ answeredAt }: SaidOnce, later: SaidOnce): boolean {
  return answeredAt !== null && answeredAt.getTime() < later.at.getTime();
}

/** A new complaint or question under an answer is a conversation, however it is put. */
function ignores(later: Looked, answered: Looked): boolean {
  if (isSameAgain(later.words, answered.words)) return true;
  return later.caseId === answered.caseId && later.isAbusive && later.kind === 'other';
}

const handle = /(?<![\w.])@[\w.-]+(?:@[\w.-]+\w)?/gu;

function targetsOf(last: readonly SaidOnce[]): number {
  const named = (one: SaidOnce) => new Set(one.text.toLowerCase().match(handle) ?? []);
  const times = new Map<string, number>();
  for (const one of last) for (const name of named(one)) times.set(name, (times.get(name) ?? 0) + 1);
  const ours = (name: string) => (times.get(name) ?? 0) * 2 > last.length;
  const abused = last.filter(({ isAbusive }) => isAbusive).flatMap((one) => [...named(one)]);
  return new Set(abused.filter((name) => !ours(name))).size;
}

/** Why letting be is suggested, or why it is not although they may be out to provoke. */
export type LetBeAdvice =
  | 'suggested'
  | 'first_complaint'
  | 'complaint_inside'
  /** By the protocol alone, as is the one below. */
  | 'never_suggested'
  | 'too_few_complaints'
  | 'none';

/**
 * A rule and no weight: nobody's first complaint is let be by suggestion, nor a case that holds a complaint or question
 * which nobody has answered yet, whatever the words around it and whatever the protocol says. The protocol's own rule comes
 * after both, so that it can only take a suggestion away.
 */
export function adviseLetBe(
  said: readonly SaidOnce[],
  caseId: string,
  { likely }: Pick<Behaviour, 'likely'>,
  rule: LetBeRule,
): LetBeAdvice {
  if (likely !== 'likely') return 'none';
  const last = [...said].sort(byTime);
  const isHere = last.some((one) => one.caseId === caseId && one.kind === 'complaint');
  const elsewhere = complaintsElsewhere(said, caseId);
  if (isHere && elsewhere === 0) return 'first_complaint';
  const asks = last.filter((one) => one.caseId === caseId && (one.kind === 'complaint' || one.kind === 'question'));
  const isOpen = asks.some((one) => {
    const words = wordsFor(one.text);
    return !last.some((other) => other.answeredAt !== null && isSameAgain(wordsFor(other.text), words));
  });
  if (isOpen) return 'complaint_inside';
  if (rule.suggest === 'never') return 'never_suggested';
  return isHere && elsewhere < rule.otherComplaints ? 'too_few_complaints' : 'suggested';
}

/** In how many other matters they complained. */
export function complaintsElsewhere(said: readonly SaidOnce[], caseId: string): number {
  return new Set(said.flatMap((one) => (one.kind === 'complaint' && one.caseId !== caseId ? [one.caseId] : []))).size;
}
