// A draft as the guard reads it: nothing invisible in it, full-width and foreign digits as plain ones, letters that only
// look Latin as Latin ones, each character still knowing where it stood. In: the words as typed. Out: plain words, the
// places, and what was hidden. So that no cue, card or name slips through a zero-width space.

import type { Span } from './finding.ts';

export interface Hidden extends Span {
  readonly kind: 'invisible' | 'direction' | 'lookalike';
  /** What belongs there. */
  readonly plain: string;
}

export interface PlainText {
  readonly original: string;
  readonly text: string;
  /** Where each unit of `text` began and ended; null: where it stands. */
  readonly places: { readonly starts: readonly number[]; readonly ends: readonly number[] } | null;
  readonly hidden: readonly Hidden[];
}

/** Most drafts have nothing to clean: Latin letters, accents, usual signs and emoji without joiners. */
const PLAIN = /^[\n\r\t\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]*$/u;
/** Code points nobody sees, in ranges: joiners, marks of direction, fillers, variation selectors, tags. */
const invisible: readonly (readonly [from: number, to: number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0000, 0xe01ef],
];

function isWithin(character: string, ranges: typeof invisible): boolean {
  const point = character.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => point >= from && point <= to);
}

const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const TURNED_ROUND = /[\u202d\u202e]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
/** Makes one emoji of several, or joins letters where a script needs it. */
const JOINER = /[\u200c\u200d]/u;
const LATIN_OR_DIGIT = /[\p{Script=Latin}\p{Nd}]/u;
const KEYCAP = '\u20e3';
/** Part of an emoji: the tags of a flag, and how a sign is drawn. */
const emojiParts: typeof invisible = [
  [0xe0020, 0xe007f],
  [0xfe00, 0xfe0f],
];
const MARK = /\p{M}/u;
const mostHidden = 50;

/** Letters of other scripts that nobody can tell from a Latin one, each before the one it looks like. */
const lookalikes = new Map(
  'аa еe оo рp сc уy хx іi јj ѕs ԁd ԛq ԝw һh АA ВB ЕE КK МM НH ОO РP СC ТT ХX ІI ЈJ ЅS ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo νv ιi'
    .split(' ')
    .map(([foreign = '', latin = '']) => [foreign, latin]),
);

export function toPlain(original: string): PlainText {
  if (PLAIN.test(original)) return { original, text: original, places: null, hidden: [] };
  const cleaning: Cleaning = {
    original,
    units: [],
    starts: [],
    ends: [],
    hidden: [],
    isRtl: RIGHT_TO_LEFT.test(original),
  };
  for (let at = 0; at < original.length; ) at += takeCharacter(cleaning, at);
  const text = unmask(cleaning);
  return { original, text, places: cleaning, hidden: cleaning.hidden };
}

/** The place in the words as typed of a passage of the plain ones. */
export function spanIn({ places }: PlainText, start: number, end: number): Span {
  if (places === null) return { start, end };
  const from = places.starts[start] ?? places.ends.at(-1) ?? 0;
  return { start: from, end: end > start ? (places.ends[end - 1] ?? from) : from };
}

interface Cleaning {
  readonly original: string;
  readonly units: string[];
  readonly starts: number[];
  readonly ends: number[];
  readonly hidden: Hidden[];
  readonly isRtl: boolean;
}

/** Reads one character, and gives how many units it took. */
function takeCharacter(cleaning: Cleaning, at: number): number {
  const { original } = cleaning;
  const character = String.fromCodePoint(original.codePointAt(at) ?? 0);
  if (isWithin(character, invisible)) {
    noteHidden(cleaning, character, at);
    return character.length;
  }
  if (character === KEYCAP || (MARK.test(character) && compose(cleaning, character))) {
    if (cleaning.ends.length > 0) cleaning.ends[cleaning.ends.length - 1] = at + 1;
    return character.length;
  }
  const plain = plainOf(character);
  const isWhole = plain.length !== character.length;
  for (let i = 0; i < plain.length; i += 1) {
    cleaning.units.push(plain.charAt(i));
    cleaning.starts.push(isWhole ? at : at + i);
    cleaning.ends.push(isWhole ? at + character.length : at + i + 1);
  }
  return character.length;
}

/** An accent typed behind its letter makes one letter with it. */
function compose({ units }: Cleaning, mark: string): boolean {
  const last = units.at(-1) ?? '';
  const joined = `${last}${mark}`.normalize('NFC');
  if (last === '' || joined.length !== 1) return false;
  units[units.length - 1] = joined;
  return true;
}

const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

function plainOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  for (const zero of ZEROS) if (point >= zero && point < zero + 10) return String(point - zero);
  if (point >= 0x1d7ce && point <= 0x1d7ff) return String((point - 0x1d7ce) % 10);
  if (point > 0xff00 && point < 0xff5f) return String.fromCharCode(point - 0xfee0);
  // Letters of mathematics, in circles or squares: bold and script ones are pasted to catch the eye.
  if (point >= 0x1d400 && point <= 0x1d7cd) return character.normalize('NFKC').slice(0, 1);
  return point === 0x3000 ? ' ' : character;
}

function noteHidden(cleaning: Cleaning, character: string, start: number): void {
  const { original, hidden, isRtl } = cleaning;
  const end = start + character.length;
  if (isWithin(character, emojiParts)) return;
  if (isRtl && DIRECTION.test(character) && !TURNED_ROUND.test(character)) return;
  if (JOINER.test(character)) {
    const isAmid = LATIN_OR_DIGIT.test(original[start - 1] ?? '') && LATIN_OR_DIGIT.test(original[end] ?? '');
    if (!isAmid) return;
  }
  const kind = DIRECTION.test(character) ? 'direction' : 'invisible';
  const last = hidden.at(-1);
  if (last?.kind === kind && last.end === start) hidden[hidden.length - 1] = { ...last, end };
  else if (hidden.length < mostHidden) hidden.push({ start, end, kind, plain: '' });
}

const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const FOREIGN = /[\u0370-\u052f]/u;

/** Words in which Latin letters stand beside ones that only look so, as the Latin words they are meant for. */
function unmask(cleaning: Cleaning): string {
  const text = cleaning.units.join('');
  if (!FOREIGN.test(text)) return text;
  return text.replace(WORD, (word, at: number) => {
    if (!FOREIGN.test(word) || !LATIN.test(word)) return word;
    const letters = [...word].map((letter) => (FOREIGN.test(letter) ? lookalikes.get(letter) : letter));
    if (letters.some((letter) => letter === undefined)) return word;
    const plain = letters.join('');
    const [start, end] = [cleaning.starts[at] ?? 0, cleaning.ends[at + word.length - 1] ?? 0];
    if (cleaning.hidden.length < mostHidden) cleaning.hidden.push({ start, end, kind: 'lookalike', plain });
    return plain;
  });
}
