// Private data of a customer in a text that others will read. In: the words as typed, their language, the business's own
// contacts. Out: what kind stands where. What the business says of itself is none: its words tell.

import type { Span } from '../finding.ts';
import { spanIn, toPlain } from '../plain-text.ts';
import { cardsIn, codesIn, ibansIn, orderNumbersIn, type Piece, phonesIn } from './private-numbers.ts';
import { ownersOf } from './private-owner.ts';
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

const NEEDS_LOOK = /[\d@([{]|\bat\b|arroba|arobase/iu;

export function findPrivateData(
  text: string,
  language: string | null,
  ownContacts: readonly string[] = [],
): PrivateData[] {
  const plain = toPlain(text);
  if (!NEEDS_LOOK.test(plain.text)) return [];
  const words = withZeros(plain.text);
  const kept = apart(candidatesIn(words, language));
  const isOwn = ownersOf(words, kept, language, ownContacts);
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
    ...codesIn(text).map(({ start, end }) => ({ kind: 'order_number' as const, start, end, isTelling: false })),
  ];
}

const order: readonly PrivateKind[] = ['card', 'iban', 'email', 'order_number', 'address', 'phone'];

/** A code that no word names may be anything else first. */
function rankOf({ kind, isTelling }: Candidate): number {
  return kind === 'order_number' && !isTelling ? order.length : order.indexOf(kind);
}

/** Of what overlaps, the kind that is surest; of one kind, the longest. In order of the text. */
function apart(candidates: readonly Candidate[]): Candidate[] {
  const byRank = candidates.toSorted((a, b) => rankOf(a) - rankOf(b) || b.end - b.start - (a.end - a.start));
  const taken = new Uint8Array(Math.max(0, ...candidates.map(({ end }) => end)));
  const kept = byRank.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
