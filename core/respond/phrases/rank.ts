// Which phrase first: by how well it fits the matter, and by how long ago the public read it. In: a library and the
// moment. Out: the phrases in order, each with the text to offer; and, at every key, those that a search leaves.

import type { Intent } from '../../reading.ts';
import { type FillValues, fillPhrase, needsName } from './fill.ts';
import type { Phrase } from './library.ts';
import type { Address, PhraseUse } from './phrase.ts';
import { foldText, topicsIn } from './topics.ts';

/** What is known while a reply is written. */
export interface PhraseMoment {
  /** ISO 639-1, of the reply. */
  readonly language: string;
  readonly kind: Intent;
  readonly channel: string;
  /** The customer's own words. */
  readonly words: readonly string[];
  /** How this brand speaks. */
  readonly address: Address;
  readonly tone: 'plain' | 'warm';
  /** Characters left; null where there is no limit. */
  readonly room: number | null;
  readonly values: FillValues;
  readonly nowMs: number;
  /** How close a line is to what was said lately, 0 to 1; null while that is not loaded. */
  readonly closeness: ((text: string) => number) | null;
}

export interface RankedPhrase {
  readonly phrase: Phrase;
  /** Which of its texts to offer: the next after the one last read in public that fits. */
  readonly textAt: number;
  readonly filled: string;
  readonly score: number;
}

/** Once when the library opens: everything that may be said here, the best first. */
export function rankPhrases(library: readonly Phrase[], moment: PhraseMoment): readonly Ranked[] {
  const topics = topicsIn(moment.words, moment.language);
  const ranked = library.filter((one) => maySay(one, moment)).map((one) => rank(one, moment, topics));
  ranked.sort(byScore);
  const { closeness } = moment;
  if (closeness === null) return ranked;
  // Holding a line against all that was said costs; only what would stand on top is held.
  const head = ranked.slice(0, heldAgainst).map((one) => ({ ...one, score: one.score - 3 * closeness(one.filled) }));
  return [...head, ...ranked.slice(heldAgainst)].sort(byScore);
}

/** A ranked phrase that can be searched. */
export interface Ranked extends RankedPhrase {
  readonly folded: string;
}

/** At every key: those of a step that hold what was typed, in order. An empty search holds everything. */
export function findPhrases(
  ranked: readonly Ranked[],
  { use, search, most }: { readonly use: PhraseUse | null; readonly search: string; readonly most: number },
): readonly RankedPhrase[] {
  const typed = foldText(search.slice(0, 200)).split(/\s+/u).filter(Boolean);
  const found: { one: Ranked; score: number }[] = [];
  for (const one of ranked) {
    if (use !== null && one.phrase.use !== use) continue;
    const score = typed.length === 0 ? 0 : searchScore(one.folded, typed);
    if (score !== null) found.push({ one, score: one.score + score });
    // Without a search the order stands already.
    if (typed.length === 0 && found.length === most) break;
  }
  if (typed.length > 0) found.sort((a, b) => b.score - a.score);
  return found.slice(0, most).map(({ one }) => one);
}

const heldAgainst = 24;
const dayMs = 86_400_000;

const byScore = (a: RankedPhrase, b: RankedPhrase): number => b.score - a.score;

function maySay(one: Phrase, { channel, address, language }: PhraseMoment): boolean {
  if (one.isArchived || !one.isForMe || one.language !== language) return false;
  if (one.channels.length > 0 && !one.channels.includes(channel)) return false;
  return one.address === 'either' || address === 'either' || one.address === address;
}

function rank(phrase: Phrase, moment: PhraseMoment, topics: ReadonlyMap<Phrase['topic'], number>): Ranked {
  const { textAt, filled, isFit } = textFor(phrase, moment);
  const score =
    topicScore(phrase, topics) +
    (phrase.kinds.length === 0 ? 0 : phrase.kinds.includes(moment.kind) ? 1 : -3) +
    (phrase.tone === moment.tone ? 0.4 : 0) +
    (phrase.scope === 'shipped' ? 0 : 0.6) +
    rested(phrase, moment.nowMs) +
    (isFit ? 0 : -4);
  return { phrase, textAt, filled, score, folded: foldedOf(phrase) };
}

/** Folding costs more than everything else about a phrase, and its words stay what they are. */
const foldedWords = new WeakMap<Phrase, string>();

function foldedOf(phrase: Phrase): string {
  const known = foldedWords.get(phrase);
  if (known !== undefined) return known;
  const folded = foldText(`${phrase.texts.join(' ')} ${phrase.topic}`);
  foldedWords.set(phrase, folded);
  return folded;
}

function topicScore({ topic }: Phrase, topics: ReadonlyMap<Phrase['topic'], number>): number {
  if (topic === 'any') return 1;
  const touched = topics.get(topic) ?? 0;
  return touched === 0 ? -2 : 2 + Math.min(touched, 3) * 0.5;
}

/** From 0 for what the public has just read to 1.5 for what it never has; three weeks are as good as new. */
function rested({ usage }: Phrase, nowMs: number): number {
  if (usage === null) return 1.5;
  const days = Math.max(0, nowMs - usage.lastAt.getTime()) / dayMs;
  return 1.5 * (1 - Math.exp(-days / 7));
}

/** The first text after the one last read that fits the room and needs no name nobody knows. */
function textFor({ texts, usage }: Phrase, { values, room }: PhraseMoment) {
  const from = usage === null ? 0 : usage.lastText + 1;
  let first: { textAt: number; filled: string; isFit: boolean } | null = null;
  for (let step = 0; step < texts.length; step += 1) {
    const textAt = (from + step) % texts.length;
    const text = texts[textAt] ?? '';
    const filled = fillPhrase(text, values);
    const isFit = !needsName(text, values) && (room === null || filled.length <= room);
    if (isFit) return { textAt, filled, isFit };
    first ??= { textAt, filled, isFit };
  }
  return first ?? { textAt: 0, filled: '', isFit: false };
}

/** Null when a typed word is nowhere in it; a word's beginning counts for more than its middle. */
function searchScore(folded: string, typed: readonly string[]): number | null {
  let score = 0;
  for (const word of typed) {
    const at = folded.indexOf(word);
    if (at === -1) return null;
    score += at === 0 || folded[at - 1] === ' ' ? 1.5 : 0.5;
  }
  return score;
}
