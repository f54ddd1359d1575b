// Evidence and confidence as they are kept: beside a mention's words they take the most room, and with every name written out
// twice as much as a letter and two numbers a passage. Both older forms, which names were written into, can be read.

import type { Evidence, Head, Reading } from '../../core/reading.ts';

const heads = ['language', 'feeling', 'kind', 'urgency', 'abuse', 'emotion', 'reason', 'irony'] as const;
const headLetters = 'lfkuaeri';
const reasons = [
  'weight',
  'rating',
  'title',
  'question_mark',
  'emoji',
  'detector',
  'earlier',
  'hint',
  'whole',
] as const;
const reasonLetters = 'wstqjdpho';

type OldTuple = readonly [head: Head, value: string, why: string, start?: number, end?: number];
/** A code of two letters, after it the passage where there is one; or tuples where a reason has no letter. */
export type KeptEvidence = readonly (string | number)[] | readonly OldTuple[];
/** Hundredths in the order of the heads, null for one that said nothing. */
export type KeptConfidence = readonly (number | null)[] | Reading['confidence'];

export function keptEvidence(evidence: readonly Evidence[]): KeptEvidence {
  const kept: (string | number)[] = [];
  for (const { head, why, span } of evidence) {
    const letter = reasonLetters[reasons.indexOf(why as (typeof reasons)[number])];
    if (letter === undefined) return evidence.map(tuple);
    kept.push(`${headLetters[heads.indexOf(head)]}${letter}`);
    if (span !== undefined) kept.push(span.start, span.end);
  }
  return kept;
}

function tuple({ head, value, why, span }: Evidence): OldTuple {
  return span === undefined ? [head, value, why] : [head, value, why, span.start, span.end];
}

/** What evidence speaks for is what the reading says. */
export function readEvidence(
  kept: KeptEvidence,
  reading: Omit<Reading, 'evidence' | 'confidence' | 'madeBy'>,
): Evidence[] {
  if (typeof kept[0] !== 'string') return (kept as readonly OldTuple[]).map(fromTuple);
  const evidence: Evidence[] = [];
  for (let at = 0; at < kept.length; ) {
    const code = String(kept[at]);
    const head = heads[headLetters.indexOf(code.charAt(0))] ?? 'kind';
    const why = reasons[reasonLetters.indexOf(code.charAt(1))] ?? 'whole';
    const [start, end] = [kept[at + 1], kept[at + 2]];
    const hasSpan = typeof start === 'number' && typeof end === 'number';
    evidence.push({ head, value: saidBy(head, reading), why, ...(hasSpan ? { span: { start, end } } : {}) });
    at += hasSpan ? 3 : 1;
  }
  return evidence;
}

function fromTuple([head, value, why, start, end]: OldTuple): Evidence {
  return start === undefined || end === undefined ? { head, value, why } : { head, value, why, span: { start, end } };
}

const ofYes = { urgency: 'urgent', abuse: 'abusive', irony: 'ironic' } as const;

function saidBy(head: Head, reading: Parameters<typeof readEvidence>[1]): string {
  if (head === 'urgency' || head === 'abuse' || head === 'irony') return ofYes[head];
  return reading[head] ?? '';
}

export function keptConfidence(confidence: Reading['confidence']): KeptConfidence {
  return heads.map((head) => {
    const share = confidence[head];
    return share === undefined ? null : Math.round(share * 100);
  });
}

export function readConfidence(kept: KeptConfidence): Reading['confidence'] {
  if (!Array.isArray(kept)) return kept as Reading['confidence'];
  const hundredths = kept as readonly (number | null)[];
  return Object.fromEntries(
    heads.flatMap((head, i) => (typeof hundredths[i] === 'number' ? [[head, hundredths[i] / 100]] : [])),
  );
}
