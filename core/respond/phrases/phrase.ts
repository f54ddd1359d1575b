// A phrase is a reusable line for one step of an answer: a start to write from, never a whole reply.

import type { Intent } from '../../reading.ts';
import { type Step, steps } from '../cater.ts';

/** Beside the five steps: a line that says when the customer will hear more, one that invites to a private place, and
 *  one that closes the public thread afterwards. */
export type PhraseUse = Step | 'hold' | 'offline' | 'close';

/** In the order of a reply. */
export const phraseUses: readonly PhraseUse[] = [...steps, 'hold', 'offline', 'close'];

export const isPhraseUse = (value: unknown): value is PhraseUse => phraseUses.some((one) => one === value);

/** What the matter is about; `any` fits all. */
export const topics = [
  'any',
  'late',
  'broken',
  'wrong',
  'missing',
  'money',
  'staff',
  'waiting',
  'stock',
  'hours',
  'access',
  'quality',
  'safety',
  'praise',
  'idea',
] as const;

export type Topic = (typeof topics)[number];

/** How the customer is addressed: du or Sie, tu or vous. `either` where the words name nobody. */
export type Address = 'informal' | 'formal' | 'either';

/** Filled in when the phrase is taken; what stays open is a finding. */
export const placeholders = ['first_name', 'matter', 'when', 'agent', 'brand', 'place', 'link'] as const;
export type Placeholder = (typeof placeholders)[number];

/** One of the starting set, in the code of its language. */
export interface ShippedPhrase {
  /** Unique and for ever: `en-acknowledge-late`. Usage is counted by it. */
  readonly id: string;
  readonly use: PhraseUse;
  readonly topic: Topic;
  /** The kinds of mention it fits; empty: all. */
  readonly kinds: readonly Intent[];
  readonly address: Address;
  /** Plain, or with more warmth: which of the two fits the brand's voice better. */
  readonly tone: 'plain' | 'warm';
  /** The same thought in other words, best first; at least one. Placeholders in braces: `{first_name}`. */
  readonly texts: readonly [string, ...string[]];
}

/** A phrase where its use is said around it. */
export type PhraseOfUse = Omit<ShippedPhrase, 'use'>;

export function inOrderOfReply(set: Readonly<Record<PhraseUse, readonly PhraseOfUse[]>>): readonly ShippedPhrase[] {
  return phraseUses.flatMap((use) => set[use].map((one) => ({ ...one, use })));
}
