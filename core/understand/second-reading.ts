// A second reading of one head by a classifier of the operator's. In: the reading that holds and what the classifier says.
// Out: the reading with that head changed, or null where nothing changes.

import { type Emotion, type Feeling, type Head, type Intent, type Reading, type Reason, reasons } from '../reading.ts';

/** What a classifier may be read for, and the values it may name. */
export const secondHeads = {
  feeling: ['negative', 'neutral', 'positive'],
  kind: ['complaint', 'question', 'praise', 'other'],
  emotion: ['anger', 'joy', 'optimism', 'sadness', 'none'],
  abuse: ['abusive', 'not-abusive'],
  irony: ['ironic', 'not-ironic'],
  reason: reasons,
  urgency: ['urgent', 'normal'],
} as const satisfies Partial<Record<Head, readonly string[]>>;

export type SecondHead = keyof typeof secondHeads;

export interface Opinion {
  readonly head: SecondHead;
  readonly value: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Whose name stands on such a reading. */
export function classifierName(name: string): string {
  return `classifier:${name}`;
}

export function secondReading(was: Reading, { head, value, confidence }: Opinion, madeBy: string): Reading | null {
  // What a complaint is about is a question for complaints alone.
  if (head === 'reason' && was.kind !== 'complaint') return null;
  const said = { ...was, ...changedBy(head, value) };
  const isSame = (['feeling', 'kind', 'emotion', 'isAbusive', 'isIronic', 'reason', 'isUrgent'] as const).every(
    (one) => said[one] === was[one],
  );
  if (isSame) return null;
  const reading: Reading = {
    ...said,
    confidence: { ...was.confidence, [head]: Math.round(confidence * 100) / 100 },
    // The words that spoke for the other value speak for nothing any more, and a network names none.
    evidence: was.evidence.filter((one) => one.head !== head),
    madeBy,
  };
  return reading.kind === 'complaint' ? reading : withoutReason(reading);
}

function changedBy(head: SecondHead, value: string): Partial<Reading> {
  switch (head) {
    case 'feeling':
      return { feeling: value as Feeling };
    case 'kind':
      return { kind: value as Intent };
    case 'emotion':
      return { emotion: value === 'none' ? null : (value as Emotion) };
    case 'abuse':
      return { isAbusive: value === 'abusive' };
    case 'irony':
      return { isIronic: value === 'ironic' };
    case 'reason':
      return { reason: value as Reason };
    case 'urgency':
      return { isUrgent: value === 'urgent' };
  }
}

function withoutReason(reading: Reading): Reading {
  const { reason: _, ...confidence } = reading.confidence;
  return { ...reading, reason: null, confidence, evidence: reading.evidence.filter(({ head }) => head !== 'reason') };
}

/**
 * What a row of scores says: shares of labels with the same value are added up, and null is an output that says nothing.
 * Null as a whole where the likeliest is that, or less likely than what is asked.
 */
export function opinionOf(
  scores: readonly number[],
  { head, labels, leastConfidence }: { head: SecondHead; labels: readonly (string | null)[]; leastConfidence: number },
): Opinion | null {
  const shares = new Map<string | null, number>();
  for (const [i, label] of labels.entries()) shares.set(label, (shares.get(label) ?? 0) + (scores[i] ?? 0));
  const [value, confidence] = [...shares].reduce((best, one) => (one[1] > best[1] ? one : best), [null, 0]);
  return value === null || confidence < leastConfidence ? null : { head, value, confidence: Math.min(1, confidence) };
}

/** Scores as shares of one. */
export function softmax(scores: readonly number[]): number[] {
  const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const raised = scores.map((score) => Math.exp(score - top));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((one) => one / sum);
}
