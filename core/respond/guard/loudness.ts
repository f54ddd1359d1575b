// Shouting: words in capitals beside each other or again and again, and exclamation marks in rows. In: a draft and the
// situation. Out: one finding. Abbreviations, and what the customer or the brand writes in capitals, are none.

import type { Span } from '../finding.ts';
import { type ReadDraft, spanOf } from '../read-draft.ts';
import type { Situation } from '../situation.ts';
import { holesIn } from './holes.ts';
import type { Found } from './levels.ts';

/** "PDF" and "IBAN" are written so; a row of loud words, or three long ones anywhere, is a raised voice. */
const longWord = 5;
const leastLong = 3;
const leastInRow = 6;
const mostSpans = 20;
const CAPITALS = /^\p{Lu}[\p{Lu}\p{M}'’]+$/u;
const LOUD_ROW = /[!！]{3}/u;
const MIXED = /[?？][!！]|[!！][?？]/u;

export function heardLoud(read: ReadDraft, { matter, brandName }: Situation): Found[] {
  const rows = loudRows(read, new Set(`${brandName} ${matter.words.join(' ').slice(0, 4000)}`.split(/[^\p{L}]+/u)));
  const isLoud = rows.some(({ letters, from, to }) => to - from > 1 && letters >= leastInRow);
  const longOnes = rows.filter(({ letters, from, to }) => to - from > 1 || letters >= longWord);
  const spans: Span[] = [];
  if (isLoud || longOnes.length >= leastLong) spans.push(...longOnes.map(({ from, to }) => spanOf(read, from, to)));
  // Joy may have three exclamation marks.
  if (matter.kind !== 'praise') {
    read.tokens.forEach(({ word }, i) => {
      if (isRow(word)) spans.push(spanOf(read, i, i + 1));
    });
  }
  if (spans.length === 0) return [];
  const inOrder = spans.sort((a, b) => a.start - b.start).slice(0, mostSpans);
  return [{ code: 'shouting', spans: inOrder, detail: { words: rows.length }, better: null }];
}

/** "!!!", "?!?", "!!??"; asked of a whole run of signs, so that a long one is read once. */
function isRow(signs: string): boolean {
  return signs.length >= 3 && (LOUD_ROW.test(signs) || MIXED.test(signs));
}

interface Row {
  readonly from: number;
  to: number;
  letters: number;
}

function loudRows(read: ReadDraft, usual: ReadonlySet<string>): Row[] {
  const { tokens, plain } = read;
  const holes = holesIn(plain.text);
  const rows: Row[] = [];
  tokens.forEach(({ shape, start, end }, i) => {
    const raw = shape === 'word' ? plain.text.slice(start, end) : '';
    if (!CAPITALS.test(raw) || usual.has(raw) || holes.some((one) => one.start <= start && end <= one.end)) return;
    const last = rows.at(-1);
    if (last?.to === i) {
      last.to = i + 1;
      last.letters += raw.length;
    } else rows.push({ from: i, to: i + 1, letters: raw.length });
  });
  return rows;
}
