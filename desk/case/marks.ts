// Where in a text the reading found its reasons. In: a text and the evidence with its spans. Out: pieces of the text in
// order, each with the evidence that rests on it, so that overlapping reasons are all seen.

import type { Evidence } from '../../core/reading.ts';

type Reason = Pick<Evidence, 'why'> & { readonly head: string; readonly value: string };

export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly reasons: readonly Reason[];
}

export interface Found extends Reason {
  readonly span?: { readonly start: number; readonly end: number } | undefined;
}

export function markText(text: string, evidence: readonly Found[]): Piece[] {
  const spans = evidence.flatMap((found) => {
    const start = Math.max(0, found.span?.start ?? 0);
    const end = Math.min(text.length, found.span?.end ?? 0);
    return start < end ? [{ start, end, reason: { head: found.head, value: found.value, why: found.why } }] : [];
  });
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? text.length;
    const reasons = spans.filter((span) => span.start <= start && span.end >= end).map(({ reason }) => reason);
    return { text: text.slice(start, end), start, reasons };
  });
}
