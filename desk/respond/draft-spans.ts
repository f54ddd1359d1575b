// Passages of a draft while it is typed. In: what was judged, and the words as they stand now. Out: the passages that are
// still what they were, moved along; the draft in pieces to be underlined; the draft with a better wording put in.

import type { Finding, Span } from '../../core/respond/finding.ts';

/** The one stretch in which two texts differ. */
export interface Edit {
  readonly start: number;
  /** Its end in the old text and in the new one. */
  readonly wasEnd: number;
  readonly isEnd: number;
}

export function editBetween(was: string, is: string): Edit {
  const most = Math.min(was.length, is.length);
  let start = 0;
  while (start < most && was[start] === is[start]) start += 1;
  let tail = 0;
  // Never within a character that takes two units.
  if (isHigh(was.charCodeAt(start - 1)) && start > 0) start -= 1;
  while (tail < most - start && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail += 1;
  if (isLow(was.charCodeAt(was.length - tail)) && tail > 0) tail -= 1;
  return { start, wasEnd: was.length - tail, isEnd: is.length - tail };
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** A passage that was touched says nothing any more until it is judged anew. */
export function moved(spans: readonly Span[], was: string, is: string): readonly Span[] {
  if (was === is) return spans;
  const { start, wasEnd, isEnd } = editBetween(was, is);
  const by = isEnd - wasEnd;
  return spans.flatMap((span) => {
    if (span.end <= start) return [span];
    return span.start >= wasEnd ? [{ start: span.start + by, end: span.end + by }] : [];
  });
}

export interface Piece {
  readonly start: number;
  readonly text: string;
  /** What is to be seen of it: the gravest finding of all that stand there; null for plain words. */
  readonly mark: string | null;
}

export interface Mark {
  readonly spans: readonly Span[];
  readonly mark: string;
}

/** The draft cut where marks begin and end; of several over one place the first holds. */
export function piecesOf(text: string, marks: readonly Mark[]): readonly Piece[] {
  const held = marks.flatMap(({ spans, mark }) =>
    spans
      .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(text.length, end), mark }))
      .filter(({ start, end }) => start < end),
  );
  const cuts = [...new Set([0, text.length, ...held.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => ({
    start,
    text: text.slice(start, cuts[at + 1]),
    mark: held.find((one) => one.start <= start && start < one.end)?.mark ?? null,
  }));
}

export interface Put {
  readonly text: string;
  readonly caret: number;
}

/** The better wording in place of the first passage; at the end where it is about what is missing. */
export function withBetter(text: string, { spans, better }: Pick<Finding, 'spans' | 'better'>): Put | null {
  if (better === null || better.is !== 'wording') return null;
  const [first] = spans;
  if (first === undefined) {
    const kept = text.trimEnd();
    const put = `${kept}${kept === '' ? '' : ' '}${better.text}`;
    return { text: put, caret: put.length };
  }
  const before = text.slice(0, first.start);
  const after = text.slice(first.end);
  if (better.text === '') {
    // What is taken out leaves no second space behind.
    const isDouble = (before === '' || /\s$/u.test(before)) && /^\s/u.test(after);
    return { text: before + (isDouble ? after.slice(1) : after), caret: before.length };
  }
  const wording = startsLarge(text.slice(first.start)) ? enlarged(better.text) : better.text;
  return { text: before + wording + after, caret: before.length + wording.length };
}

const startsLarge = (words: string): boolean => /^\p{Lu}\P{Lu}/u.test(words);
const enlarged = (words: string): string => words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** Whether the last change ended a word: then it is time to say something. */
export function isAtWordEnd(was: string, is: string): boolean {
  const { start, isEnd } = editBetween(was, is);
  const put = is.slice(start, isEnd);
  return [...put].length > 1 || (put !== '' && !/[\p{L}\p{N}'’]/u.test(put));
}
