// A person corrects a reading (law 10). In: the reading as it was and what the person says. Out: the reading that holds
// from now on, and which heads changed, to learn from.

import type { Feeling, Intent, Reading } from '../reading.ts';

export interface Said {
  readonly feeling?: Feeling | undefined;
  readonly kind?: Intent | undefined;
  readonly isAbusive?: boolean | undefined;
}

export interface Corrected {
  readonly reading: Reading;
  readonly changed: readonly (keyof Said)[];
}

/** What a person said is certain, and its evidence is the person; the other heads stay as they were read. */
export function correct(was: Reading, said: Said, personId: string): Corrected {
  const heads = { feeling: said.feeling, kind: said.kind, abuse: said.isAbusive };
  const sure = Object.entries(heads).flatMap(([head, value]) => (value === undefined ? [] : [head]));
  const reading: Reading = {
    ...was,
    feeling: said.feeling ?? was.feeling,
    kind: said.kind ?? was.kind,
    isAbusive: said.isAbusive ?? was.isAbusive,
    confidence: { ...was.confidence, ...Object.fromEntries(sure.map((head) => [head, 1])) },
    evidence: was.evidence.filter((one) => !sure.includes(one.head)),
    madeBy: personId,
  };
  return {
    reading,
    changed: (['feeling', 'kind', 'isAbusive'] as const).filter((head) => reading[head] !== was[head]),
  };
}
