// Private data of a customer in a text that others will read. In: the words as typed, their language, the business's own
// contacts. Out: what kind stands where. What the business says of itself is none: its words tell.

import type { Span } from '../finding.ts';
import { spanIn, toPlain } from '../plain-text.ts';
import { ownWords, theirWords } from './private-cues.ts';
import { cardsIn, ibansIn, orderNumbersIn, type Piece, phonesIn } from './private-numbers.ts';
import { addressesIn, mailsIn } from './private-places.ts';

export type PrivateKind = 'card' | 'iban' | 'email' | 'order_number' | 'phone' | 'address';

export interface PrivateData extends Span {
  readonly kind: PrivateKind;
}

interface Candidate extends Piece {
  readonly kind: PrivateKind;
  /** Said of nobody, it is taken for the customer's; a street alone is not. */
  readonly isTelling: boolean;
}

const NEEDS_LOOK = /[\d@]|\bat\b|arroba|arobase/iu;

export function findPrivateData(
  text: string,
  language: string | null,
  ownContacts: readonly string[] = [],
): PrivateData[] {
  const plain = toPlain(text);
  if (!NEEDS_LOOK.test(plain.text)) return [];
  const words = withZeros(plain.text);
  const kept = apart(candidatesIn(words, language));
  const isOwn = ownersOf(words, kept, ownContacts);
  return kept.filter((_, i) => !isOwn[i]).map(({ kind, start, end }) => ({ kind, ...spanIn(plain, start, end) }));
}

/** The letter O typed for a zero, where it stands among digits. */
function withZeros(text: string): string {
  if (!/[Oo]\d|\d[Oo]/u.test(text)) return text;
  return text
    .replace(/(?<![\p{L}\d])[\dOo]{2,20}(?![\p{L}\d])/gu, (run) => (/\d/u.test(run) ? run.replace(/o/giu, '0') : run))
    .replace(/(?<=\d[ .-])[Oo]{1,4}(?=[ .-]\d)/gu, (run) => '0'.repeat(run.length));
}

function candidatesIn(text: string, language: string | null): Candidate[] {
  const as = (kind: PrivateKind, pieces: readonly Piece[]): Candidate[] =>
    pieces.map(({ start, end }) => ({ kind, start, end, isTelling: true }));
  return [
    ...as('card', cardsIn(text)),
    ...as('iban', ibansIn(text)),
    ...as('email', mailsIn(text)),
    ...as('order_number', orderNumbersIn(text)),
    ...addressesIn(text).map(({ start, end, isWhole }) => ({
      kind: 'address' as const,
      start,
      end,
      isTelling: isWhole,
    })),
    ...as('phone', phonesIn(text, language)),
  ];
}

/** Of what overlaps, the kind that is surest; of one kind, the longest. In order of the text. */
function apart(candidates: readonly Candidate[]): Candidate[] {
  const order: readonly PrivateKind[] = ['card', 'iban', 'email', 'order_number', 'address', 'phone'];
  const byRank = candidates.toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.end - b.start - (a.end - a.start),
  );
  const taken = new Uint8Array(Math.max(0, ...candidates.map(({ end }) => end)));
  const kept = byRank.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}

const contextLength = 110;

/** Whose each is: by the words nearest before it in its sentence, and those right behind. */
function ownersOf(text: string, found: readonly Candidate[], ownContacts: readonly string[]): boolean[] {
  const known = ownContacts.map(comparable).filter((contact) => contact.length > 4);
  const owners: boolean[] = [];
  found.forEach((one, i) => {
    if (one.kind === 'card' || one.kind === 'iban' || one.kind === 'order_number') {
      owners.push(false);
      return;
    }
    const itself = comparable(text.slice(one.start, one.end));
    const before = found[i - 1];
    owners.push(
      known.some((contact) => itself.includes(contact) || contact.includes(itself)) ||
        isOwn(text, one, before, owners[i - 1] ?? false),
    );
  });
  return owners;
}

function comparable(contact: string): string {
  return contact.toLowerCase().replace(/[^\p{L}\d@]/gu, '');
}

function isOwn(text: string, one: Candidate, before: Candidate | undefined, wasOwn: boolean): boolean {
  const from = Math.max(0, one.start - contextLength, sentenceStart(text, one.start));
  const isNextToOther = before !== undefined && before.end > from;
  const lead = text.slice(isNextToOther ? before.end : from, one.start);
  const [own, their] = [lastOf(lead, ownWords), lastOf(lead, theirWords)];
  if (own !== their || own >= 0) return own >= their;
  const isBesideIt = isNextToOther && before.kind !== 'order_number' && lead.length < 40;
  if (isBesideIt) return wasOwn;
  // What follows in the next clause is about something else.
  const [behind = ''] = text.slice(one.end, one.end + 40).split(/[,.;!?\n]/u, 1);
  const after = [behind.search(ownWords), behind.search(theirWords)];
  if ((after[0] ?? -1) >= 0 && (after[1] ?? -1) < 0) return true;
  return !one.isTelling;
}

function lastOf(text: string, words: RegExp): number {
  let last = -1;
  for (const { 0: word, index } of text.matchAll(words)) last = index + word.length;
  return last;
}

/** Where the sentence before `at` begins; the dots of abbreviations and dates end none. */
function sentenceStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - contextLength - 40), at);
  let start = 0;
  for (const { 0: end, index } of before.matchAll(/[!?\n]+\s*|(?<=\p{L}{3,}|\d{2})\.\s+(?=[\p{Lu}¿¡])/gu))
    start = index + end.length;
  return at - before.length + start;
}
