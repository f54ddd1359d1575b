// A protocol is a brand's rules of care, versioned. This first one holds how soon each kind of mention is answered.

import type { Intent } from './reading.ts';

export interface Protocol {
  readonly version: number;
  /** Languages the brand expects, ISO 639-1; the detector chooses among them. Empty: any. */
  readonly languages: readonly string[];
  /** Minutes until the first reply, by kind of mention; `urgent` beats the kind when it is sooner. */
  readonly replyWithinMinutes: Readonly<Record<Intent | 'urgent', number>>;
  /** The warning comes when this share of the time has passed. */
  readonly warnAtShare: number;
  /** How long a sent reply can be taken back, before it leaves. */
  readonly undoSeconds: number;
}

/**
 * What customers said they expect: 32 % an answer within 30 minutes and 42 % within 60 (The Social Habit, 2012);
 * half of those on Twitter within 2 hours (Lithium, 2013); a day is still accepted.
 */
export const defaultProtocol: Protocol = {
  version: 1,
  languages: ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl'],
  replyWithinMinutes: { urgent: 30, complaint: 60, question: 120, praise: 1440, other: 1440 },
  warnAtShare: 0.75,
  undoSeconds: 5,
};
