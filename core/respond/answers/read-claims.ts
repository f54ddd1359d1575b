// From a text to its claims: clauses with what they speak of, whether they say no, and the figures in them with their
// units made comparable. Comes in: a text and the words of its language. Goes out: clauses with places in the text.

import type { Span } from '../finding.ts';
import type { ClaimLexicon, Meaning } from './claim-lexicon.ts';

/** What a figure measures: hours, percent, money by its currency, a time of day, a date, or a bare number. */
export interface Figure extends Span {
  readonly of: string;
  readonly value: number;
  /** The other end of a span: "2 to 4 days" is 2 with 4. */
  readonly upTo: number;
  /** From so much on, up to so much, or exactly. */
  readonly bound: 'least' | 'most' | null;
  /** The word before it: within, after, every. */
  readonly lead: string;
}

export interface Clause extends Span {
  /** Stems of what it speaks of. */
  readonly about: ReadonlySet<string>;
  readonly saysNo: boolean;
  readonly isFree: boolean;
  readonly isCharged: boolean;
  readonly days: ReadonlySet<number>;
  readonly figures: readonly Figure[];
  /** Once, or for this customer only: no claim about what holds. */
  readonly isOwn: boolean;
  /** Half past, a quarter to: its times are not read. */
  readonly isVague: boolean;
  /** Which sentence it belongs to. */
  readonly sentence: number;
}

interface Token extends Span {
  readonly word: string;
  readonly number: number | null;
  readonly clock: number | null;
}

/** Longer texts are read up to here; an answer of a post's length is a hundredth of it. */
const longest = 20_000;
const parts =
  /\d+(?:[.,:]\d+)*(?:h\d\d|h(?!\p{L}))?(?:st|nd|rd|th)?|[\p{L}\p{M}]+(?:['’.-][\p{L}\p{M}]+)*|[€$£%]|[.!?…;\n]+|[,:()–—]/gu;

export function readClaims(text: string, words: ClaimLexicon): Clause[] {
  const clauses: Clause[] = [];
  let tokens: Token[] = [];
  let sentence = 0;
  /** A question claims nothing. */
  const asked = new Set<number>();
  const close = () => {
    if (tokens.length > 0) clauses.push(clauseOf(tokens, words, sentence));
    tokens = [];
  };
  for (const match of text.slice(0, longest).matchAll(parts)) {
    const [part] = match;
    if (/^[.!?…;\n]/u.test(part)) {
      close();
      if (part.startsWith('?')) asked.add(sentence);
      sentence += 1;
    } else if (/^[,:()–—]/u.test(part)) close();
    else {
      const read = tokensOf(part, match.index, words);
      if (read.length === 1 && words.but.has(read[0]?.word ?? '')) close();
      tokens.push(...read);
    }
  }
  close();
  return joinOwn(clauses, asked);
}

/** What was said of a sentence's past holds for its other clauses too. */
function joinOwn(clauses: readonly Clause[], asked: ReadonlySet<number>): Clause[] {
  const own = new Set([...asked, ...clauses.filter((one) => one.isOwn).map((one) => one.sentence)]);
  return clauses.map((one) => (own.has(one.sentence) ? { ...one, isOwn: true } : one));
}

function tokensOf(part: string, start: number, words: ClaimLexicon): Token[] {
  const end = start + part.length;
  if (/^\d/u.test(part)) return [{ start, end, ...numberOf(part) }];
  const word = part.normalize('NFC').toLowerCase().replaceAll('’', "'");
  const cut = words.cutsAtApostrophe && word.includes("'") ? "'" : '-';
  if (!word.includes(cut) || (cut === '-' && !words.numbers.has(word.slice(0, word.indexOf('-'))))) {
    return [{ start, end, word, number: null, clock: null }];
  }
  let at = start;
  return word.split(cut).map((piece) => {
    const token = { start: at, end: at + piece.length, word: piece, number: null, clock: null };
    at += piece.length + 1;
    return token;
  });
}

function numberOf(part: string): Pick<Token, 'word' | 'number' | 'clock'> {
  const clock = /^(\d{1,2})(?::|h)(\d\d)?$/u.exec(part);
  if (clock !== null && Number(clock[1]) <= 24) {
    return { word: part, number: null, clock: Number(clock[1]) * 60 + Number(clock[2] ?? 0) };
  }
  const digits = part.replace(/(?:h|st|nd|rd|th)$/u, '');
  const plain = /^\d{1,3}(?:[.,]\d{3})+$/u.test(digits) ? digits.replace(/[.,]/gu, '') : digits.replace(',', '.');
  const value = Number(plain);
  return { word: part, number: Number.isFinite(value) ? value : null, clock: null };
}

interface Building {
  readonly about: Set<string>;
  readonly days: Set<number>;
  readonly figures: Figure[];
  noes: number;
  withouts: number;
  shuts: number;
  closes: number;
  isFree: boolean;
  isCharged: boolean;
  isOwn: boolean;
  isVague: boolean;
}

function clauseOf(tokens: readonly Token[], words: ClaimLexicon, sentence: number): Clause {
  const made: Building = {
    about: new Set(),
    days: new Set(),
    figures: [],
    noes: 0,
    withouts: 0,
    shuts: 0,
    closes: 0,
    isFree: false,
    isCharged: false,
    isOwn: false,
    isVague: false,
  };
  let lastDay = -1;
  for (let at = 0; at < tokens.length; ) {
    const figure = figureAt(tokens, at, words);
    if (figure !== null) {
      made.figures.push(figure.is);
      at = figure.next;
      continue;
    }
    const [meaning, length] = meaningAt(tokens, at, words);
    if (meaning !== null) {
      if (meaning.is === 'day') {
        spanDays(made.days, lastDay, meaning.days, tokens[at - 1], words);
        lastDay = meaning.days[0] ?? -1;
      }
      take(made, meaning);
    }
    if (meaning === null || meaning.isContent) {
      const stem = meaning?.stem ?? words.stem(tokens[at]?.word ?? '');
      if (stem !== null) made.about.add(stem);
    }
    at += length;
  }
  return finish(made, tokens, words, sentence);
}

function finish(made: Building, tokens: readonly Token[], words: ClaimLexicon, sentence: number): Clause {
  const { figures, about, days, isFree, isCharged, isOwn, isVague } = made;
  // "We close at six" says when, not no.
  const shuts = made.shuts + (figures.some((one) => one.of === 'clock' || one.of === 'hour') ? 0 : made.closes);
  const noes = words.doublesNegation ? Math.min(1, made.noes) : made.noes;
  const saysNo = (noes + made.withouts + shuts) % 2 === 1;
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  return { start, end, about, saysNo, isFree, isCharged, days, figures, isOwn, isVague, sentence };
}

function take(made: Building, meaning: Meaning): void {
  if (meaning.is === 'no') made.noes += 1;
  if (meaning.is === 'without') made.withouts += 1;
  if (meaning.is === 'shut') made.shuts += 1;
  if (meaning.is === 'closes') made.closes += 1;
  if (meaning.is === 'free') made.isFree = true;
  if (meaning.is === 'charged') made.isCharged = true;
  // What comes after a figure tells what it is counted from: "a year after it was bought".
  if (meaning.is === 'own' && made.figures.length === 0) made.isOwn = true;
  if (meaning.is === 'vague') made.isVague = true;
}

/** Monday to Friday is all the days between. */
function spanDays(
  days: Set<number>,
  from: number,
  named: readonly number[],
  before: Token | undefined,
  words: ClaimLexicon,
): void {
  const to = named[0] ?? 0;
  const isSpan = named.length === 1 && from >= 0 && before !== undefined && words.through.has(before.word);
  if (isSpan) for (let day = from; day !== to; day = (day + 1) % 7) days.add(day);
  for (const day of named) days.add(day);
}

/** The longest passage that means something here; a single unknown word otherwise. */
function meaningAt(tokens: readonly Token[], at: number, words: ClaimLexicon): readonly [Meaning | null, number] {
  for (let length = Math.min(3, tokens.length - at); length > 0; length--) {
    const meaning = words.meanings.get(passage(tokens, at, length));
    if (meaning !== undefined) return [meaning, length];
  }
  return [null, 1];
}

function passage(tokens: readonly Token[], at: number, length: number): string {
  let text = tokens[at]?.word ?? '';
  for (let more = 1; more < length; more++) text += ` ${tokens[at + more]?.word}`;
  return text;
}

interface Read {
  readonly is: Figure;
  readonly next: number;
}

function figureAt(tokens: readonly Token[], at: number, words: ClaimLexicon): Read | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const currency = words.currencies.get(first.word);
  const number = numberAt(tokens, currency === undefined ? at : at + 1, words);
  if (number === null) return namedTime(tokens, at, words);
  const bound = boundBefore(tokens, at, words);
  const make = (of: string, value: number, upTo: number, next: number): Read => {
    const end = tokens[next - 1]?.end ?? first.end;
    return { is: { of, value, upTo, bound, lead: tokens[at - 1]?.word ?? '', start: first.start, end }, next };
  };
  if (number.clock !== null) return make('clock', number.clock, number.clock, number.next);
  const { value, next } = number;
  if (currency !== undefined) return make(currency, value, value, next);
  const other = words.to.has(tokens[next]?.word ?? '') ? numberAt(tokens, next + 1, words) : null;
  const spanned = other === null || other.clock !== null ? null : unitAt(tokens, other.next, words);
  if (other !== null && spanned !== null) {
    return make(spanned.of, value * spanned.times, other.value * spanned.times, spanned.next);
  }
  const unit = unitAt(tokens, next, words);
  if (unit !== null) return make(unit.of, value * unit.times, value * unit.times, unit.next);
  const month = words.months.get(tokens[next]?.word ?? '') ?? words.months.get(tokens[next + 1]?.word ?? '');
  if (month !== undefined && value <= 31) {
    const skips = words.months.has(tokens[next]?.word ?? '') ? 1 : 2;
    return make('date', month * 100 + value, month * 100 + value, next + skips);
  }
  return hourOrBare(tokens, at, { value, next, isWord: first.number === null }, words, make);
}

/** A number without a unit: an hour after "at", "from" and the like; otherwise bare. Number words alone are often none. */
function hourOrBare(
  tokens: readonly Token[],
  at: number,
  { value, next, isWord }: { readonly value: number; readonly next: number; readonly isWord: boolean },
  words: ClaimLexicon,
  make: (of: string, value: number, upTo: number, next: number) => Read,
): Read | null {
  const [after, length] = meaningAt(tokens, next, words);
  if (after?.is === 'morning' || after?.is === 'evening') {
    const hour = after.is === 'evening' && value < 12 ? value + 12 : value;
    return make('clock', hour * 60, hour * 60, next + length);
  }
  if (tokens[next]?.word === 'uhr') return make('clock', value * 60, value * 60, next + 1);
  const isHour =
    Number.isInteger(value) && value >= 1 && value <= 24 && words.clockBefore.has(tokens[at - 1]?.word ?? '');
  if (isHour) return make('hour', value * 60, value * 60, next);
  return isWord ? null : make('bare', value, value, next);
}

function namedTime(tokens: readonly Token[], at: number, words: ClaimLexicon): Read | null {
  const word = tokens[at];
  if (word === undefined) return null;
  const value = words.times.get(word.word);
  if (value === undefined) return null;
  const lead = tokens[at - 1]?.word ?? '';
  const { start, end } = word;
  return { is: { of: 'clock', value, upTo: value, bound: null, lead, start, end }, next: at + 1 };
}

interface NumberRead {
  readonly value: number;
  readonly clock: number | null;
  readonly next: number;
}

function numberAt(tokens: readonly Token[], at: number, words: ClaimLexicon): NumberRead | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.clock !== null) return { value: token.clock, clock: token.clock, next: at + 1 };
  if (token.number !== null) return { value: token.number, clock: null, next: at + 1 };
  for (let length = Math.min(3, tokens.length - at); length > 0; length--) {
    const value = words.numbers.get(passage(tokens, at, length));
    if (value !== undefined) return { value, clock: null, next: at + length };
  }
  return null;
}

interface UnitRead {
  readonly of: string;
  readonly times: number;
  readonly next: number;
}

function unitAt(tokens: readonly Token[], at: number, words: ClaimLexicon): UnitRead | null {
  for (let length = Math.min(3, tokens.length - at); length > 0; length--) {
    const unit = words.units.get(passage(tokens, at, length));
    if (unit !== undefined) return { ...unit, next: at + length };
  }
  return null;
}

function boundBefore(tokens: readonly Token[], at: number, words: ClaimLexicon): Figure['bound'] {
  for (let length = 1; length <= 3 && length <= at; length++) {
    const before = passage(tokens, at - length, length);
    if (words.least.has(before)) return 'least';
    if (words.most.has(before)) return 'most';
  }
  return null;
}
