// Evidence as it is kept: a tuple each, `[head, value, why, start, end]`. Of a mention's words it is what takes the most
// room beside the words themselves, and with every field's name written out it took twice that.

import type { Evidence, Head } from '../../core/reading.ts';

export type EvidenceTuple = readonly [head: Head, value: string, why: string, start?: number, end?: number];

export function toTuples(evidence: readonly Evidence[]): EvidenceTuple[] {
  return evidence.map(({ head, value, why, span }) =>
    span === undefined ? [head, value, why] : [head, value, why, span.start, span.end],
  );
}

export function fromTuples(tuples: readonly EvidenceTuple[]): Evidence[] {
  return tuples.map(([head, value, why, start, end]) =>
    start === undefined || end === undefined ? { head, value, why } : { head, value, why, span: { start, end } },
  );
}
