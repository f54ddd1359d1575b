// A person corrects a reading (law 10). In: the reading as it was and what the person says. Out: the reading that holds
// from now on, and what they changed, to learn from. What follows from their word follows: praise has no reason to complain.

import type { Emotion, Feeling, Head, Intent, Reading, Reason } from '../reading.ts';

/** What is left out stays as it was read. */
export interface Said {
  readonly language?: string | null | undefined;
  readonly feeling?: Feeling | undefined;
  readonly kind?: Intent | undefined;
  readonly isUrgent?: boolean | undefined;
  readonly isAbusive?: boolean | undefined;
  /** Null: none is clear. */
  readonly emotion?: Emotion | null | undefined;
  /** Whoever names one says that it is a complaint. */
  readonly reason?: Reason | undefined;
  readonly isIronic?: boolean | undefined;
}

/** What a head is called in a reading, and in the corrections of it. */
export const fieldOf = {
  language: 'language',
  feeling: 'feeling',
  kind: 'kind',
  urgency: 'isUrgent',
  abuse: 'isAbusive',
  emotion: 'emotion',
  reason: 'reason',
  irony: 'isIronic',
} as const satisfies Readonly<Record<Head, keyof Said>>;

export type Field = (typeof fieldOf)[Head];

export interface Corrected {
  readonly reading: Reading;
  /** What the person said is other than what was read; not what only follows from it. */
  readonly changed: readonly Field[];
}

/** What a person said is certain, and its evidence is the person; the other heads stay as they were read. */
export function correct(was: Reading, said: Said, personId: string): Corrected {
  const word: Said = said.reason === undefined ? said : { ...said, kind: 'complaint' };
  const heads = Object.keys(fieldOf) as Head[];
  const sure = heads.filter((head) => word[fieldOf[head]] !== undefined);
  const spoken = Object.fromEntries(sure.map((head) => [fieldOf[head], word[fieldOf[head]]]));
  const { reading, unsaid } = follow({ ...was, ...spoken }, word);
  const confidence: Partial<Record<Head, number>> = { ...was.confidence };
  for (const head of unsaid) delete confidence[head];
  for (const head of sure) confidence[head] = 1;
  // What it is about now, nobody has said yet.
  if (reading.kind === 'complaint' && was.kind !== 'complaint' && word.reason === undefined) confidence.reason = 0;
  return {
    reading: {
      ...reading,
      confidence,
      evidence: was.evidence.filter((one) => !sure.includes(one.head) && !unsaid.includes(one.head)),
      madeBy: personId,
    },
    changed: sure.map((head) => fieldOf[head]).filter((field) => reading[field] !== was[field]),
  };
}

/** The heads that rest on what was said, and those of them that now say nothing. */
function follow(reading: Reading, said: Said): { readonly reading: Reading; readonly unsaid: readonly Head[] } {
  const unsaid: Head[] = [];
  let { reason, emotion, feeling } = reading;
  if (reading.kind !== 'complaint') {
    reason = null;
    unsaid.push('reason');
  } else reason ??= 'other';
  if (emotion !== null && speaksAgainst(emotion, feeling)) {
    if (said.emotion === undefined || said.feeling !== undefined) {
      emotion = null;
      unsaid.push('emotion');
    } else {
      feeling = isGlad(emotion) ? 'positive' : 'negative';
      unsaid.push('feeling');
    }
  }
  return { reading: { ...reading, reason, emotion, feeling }, unsaid };
}

const isGlad = (emotion: Emotion): boolean => emotion === 'joy' || emotion === 'optimism';

/** Joy in words read as negative, or anger in words read as positive: one of the two cannot be. */
function speaksAgainst(emotion: Emotion, feeling: Feeling): boolean {
  return feeling !== 'neutral' && isGlad(emotion) !== (feeling === 'positive');
}
