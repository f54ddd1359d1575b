// The library of one language as one person sees it: what Heed ships, with the phrases of the brand, of a team and of
// one's own in its place or beside it. In: both. Out: one list, and whether a reply still holds a phrase's words.

import type { Intent } from '../../reading.ts';
import type { Address, PhraseUse, ShippedPhrase, Topic } from './phrase.ts';

/** Whose phrase it is; `shipped` is nobody's yet. */
export type PhraseScope = 'shipped' | 'brand' | 'team' | 'own';

/** What the public has read of a phrase. */
export interface PhraseUsage {
  /** Replies that held it, of the last 90 days. */
  readonly count: number;
  readonly lastAt: Date;
  readonly lastBy: string;
  /** Which of its texts it was. */
  readonly lastText: number;
}

export interface Phrase {
  /** The shipped phrase's own id, or a UUID. */
  readonly id: string;
  readonly scope: PhraseScope;
  readonly teamId: string | null;
  /** The shipped phrase it stands in for. */
  readonly replaces: string | null;
  readonly language: string;
  readonly use: PhraseUse;
  readonly topic: Topic;
  readonly kinds: readonly Intent[];
  readonly address: Address;
  readonly tone: 'plain' | 'warm';
  /** Channels it is kept for; empty: all. */
  readonly channels: readonly string[];
  readonly texts: readonly string[];
  /** 0 for a shipped one, which never changes. */
  readonly version: number;
  readonly isArchived: boolean;
  /** False for a team's phrase that a lead sees without being in the team. */
  readonly isForMe: boolean;
  readonly usage: PhraseUsage | null;
}

/** A phrase of the brand's own making, as it is kept. */
export type OwnPhrase = Omit<Phrase, 'usage'>;

/** Shipped phrases that somebody's own stands in for are left out, whether that one is archived or not: a brand that
 *  archives a shipped phrase keeps it archived under its own name. */
export function mergeLibrary(
  language: string,
  shipped: readonly ShippedPhrase[],
  own: readonly OwnPhrase[],
  usage: ReadonlyMap<string, PhraseUsage>,
): readonly Phrase[] {
  const replaced = new Set(own.filter((one) => one.isForMe).map((one) => one.replaces));
  const kept = shipped.filter((one) => !replaced.has(one.id)).map((one) => asPhrase(language, one));
  return [...own, ...kept].map((one) => ({ ...one, usage: usage.get(one.id) ?? null }));
}

function asPhrase(language: string, one: ShippedPhrase): OwnPhrase {
  const blank = { scope: 'shipped', teamId: null, replaces: null, channels: [], version: 0 } as const;
  return { ...one, ...blank, language, isArchived: false, isForMe: true };
}

/** Which of the texts a reply still holds, or null: half of its pairs of words are enough, for people edit what they
 *  take, and what is filled in is not counted. */
export function heldText(reply: string, texts: readonly string[]): number | null {
  const said = new Set(pairs(reply));
  let best: { readonly text: number; readonly share: number } | null = null;
  for (const [text, words] of texts.entries()) {
    const own = words.split(/\{\w+\}/u).flatMap(pairs);
    const share = own.length === 0 ? 0 : own.filter((pair) => said.has(pair)).length / own.length;
    if (share >= 0.5 && share > (best?.share ?? 0)) best = { text, share };
  }
  return best?.text ?? null;
}

function pairs(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 1) return [...words];
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}
