// Cuts a text into the tokens cues are made of: words, emoji, and the signs that end or colour a sentence. Links and
// handles are passed over. By hand and not by a regular expression: this reads every character of every mention, and
// the matches a regular expression hands out were half of all the memory the pipeline asked for.

import { classOf, digit, letter, pictograph, pointAt, space, unitsOf } from './characters.ts';

export interface Token {
  readonly word: string;
  /** `hashOf` the word, 32 bits: cue lists and weights are both looked up by it. */
  readonly hash: number;
  readonly start: number;
  readonly end: number;
  readonly shape: 'word' | 'question' | 'exclamation' | 'glad' | 'sore' | 'stop';
  /** Written in capitals or with lengthened letters: the same word, said louder. */
  readonly isLoud: boolean;
}

const GLAD = new Set([...'😀😃😄😁😆😂🤣😊😇🙂😉😍🥰😘😋🤩🥳😎🤗👍👏🙌🙏💪❤♥💕💖💗💛💚💙💜🧡🎉✨🌟⭐👌😻☺💯🔥']);
const SORE = new Set([...'😡😠🤬😤😭😢😞😔😟😕🙁☹😣😖😫😩🤮🤢👎💔😒🙄😑😓😥😰😱🤦🖕💩😾']);
const SMILE = /^[:;]-?[)DPp]$/u;
const FROWN = /^[:;][-']?\($/u;

/** `cutsAtApostrophe`: whether "l'ordine" is two words or, as in English, "isn't" one. */
export function tokenise(text: string, cutsAtApostrophe: boolean): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    if (text.charCodeAt(at) === 0x20) {
      at += 1;
      continue;
    }
    const point = pointAt(text, at);
    const skipped = endOfAddress(text, at, point);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const start = at;
    const kind = classOf(point);
    if (kind === letter || kind === digit) {
      at = endOfWord(text, at, cutsAtApostrophe);
      tokens.push(wordToken(text, start, at));
      continue;
    }
    at = endOfSign(text, at, point);
    if (at > start) tokens.push(signToken(text.slice(start, at), start));
    else at += unitsOf(point);
  }
  return tokens;
}

/** Where the link or handle that begins here ends; `at` when none does. */
function endOfAddress(text: string, at: number, point: number): number {
  if (point === 0x40 || point === 0xff20) {
    let end = at + 1;
    while (isHandle(text.charCodeAt(end))) end += 1;
    return end > at + 1 ? end : at;
  }
  const start =
    point === 0x68 && text.startsWith('http', at)
      ? afterScheme(text, at)
      : point === 0x77 && text.startsWith('www.', at)
        ? at + 4
        : at;
  if (start === at) return at;
  let end = start;
  while (end < text.length && classOf(text.charCodeAt(end)) !== space) end += 1;
  return end > start ? end : at;
}

function afterScheme(text: string, at: number): number {
  if (text.startsWith('https://', at)) return at + 8;
  return text.startsWith('http://', at) ? at + 7 : at;
}

/** `[\w.-]`; NaN past the end of the text is none. */
function isHandle(unit: number): boolean {
  return isPlain(unit) || unit === 0x5f || unit === 0x2e || unit === 0x2d;
}

function isPlain(unit: number): boolean {
  return (unit > 47 && unit < 58) || (unit > 64 && unit < 91) || (unit > 96 && unit < 123);
}

/** Letters and digits; inner apostrophes and masking stars where they belong to words; "7/10". */
function endOfWord(text: string, from: number, cutsAtApostrophe: boolean): number {
  let at = runOf(text, from, true);
  while (!cutsAtApostrophe && isJoint(text.charCodeAt(at))) {
    const end = runOf(text, at + 1, false);
    if (end === at + 1) break;
    at = end;
  }
  return text.charCodeAt(at) === 0x2f && text.startsWith('/10', at) ? at + 3 : at;
}

/** ' ’ * */
function isJoint(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x2a;
}

function runOf(text: string, from: number, takesDigits: boolean): number {
  let at = from;
  while (at < text.length) {
    const point = pointAt(text, at);
    const kind = classOf(point);
    if (kind !== letter && !(takesDigits && kind === digit)) break;
    at += unitsOf(point);
  }
  return at;
}

/** `[!?！？]+`, or `[.,;:…\n]+[-']?[)(DPp]?`, or a bracket, or a pictograph. */
function endOfSign(text: string, from: number, point: number): number {
  let at = from;
  while (isCall(text.charCodeAt(at))) at += 1;
  if (at > from) return at;
  while (isPause(text.charCodeAt(at))) at += 1;
  if (at > from) {
    if (text[at] === '-' || text[at] === "'") at += 1;
    return isMouth(text.charCodeAt(at)) ? at + 1 : at;
  }
  if (point === 0x28 || point === 0x29) return at + 1;
  return classOf(point) === pictograph ? at + unitsOf(point) : at;
}

function isCall(unit: number): boolean {
  return unit === 0x21 || unit === 0x3f || unit === 0xff01 || unit === 0xff1f;
}

function isPause(unit: number): boolean {
  return unit === 0x2e || unit === 0x2c || unit === 0x3b || unit === 0x3a || unit === 0x2026 || unit === 0x0a;
}

function isMouth(unit: number): boolean {
  return unit === 0x29 || unit === 0x28 || unit === 0x44 || unit === 0x50 || unit === 0x70;
}

function wordToken(text: string, start: number, end: number): Token {
  const raw = text.slice(start, end);
  const plainly = hashOfPlain(raw);
  if (plainly !== null) return { word: raw, hash: plainly, shape: 'word', isLoud: false, start, end };
  const lower = raw.includes('’') ? raw.toLowerCase().replaceAll('’', "'") : raw.toLowerCase();
  const isShouted = raw.length > 2 && raw !== lower && raw === raw.toUpperCase();
  const word = isLengthened(lower) ? lower.replace(/(\p{L})\1{2,}/gu, '$1$1') : lower;
  return { word, hash: hashOf(word), shape: 'word', isLoud: isShouted || word !== lower, start, end };
}

/** a to z */
function isSmall(unit: number): boolean {
  return unit > 96 && unit < 123;
}

/** `hashOf`, in the same pass, for small letters of ASCII of which none is lengthened, as most words are written. */
function hashOfPlain(word: string): number | null {
  let hash = emptyHash;
  let last = 0;
  let before = 0;
  for (let i = 0; i < word.length; i += 1) {
    const unit = word.charCodeAt(i);
    if (!isSmall(unit) && unit !== 0x27) return null;
    if (unit === last && unit === before) return null;
    hash = Math.imul(hash ^ unit, fnvPrime);
    before = last;
    last = unit;
  }
  return hash;
}

const emptyHash = 0x811c9dc5;
const fnvPrime = 0x01000193;

/** FNV-1a over the first `length` UTF-16 units, 32 bits. */
export function hashOf(word: string, length = word.length): number {
  let hash = emptyHash;
  for (let i = 0; i < length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), fnvPrime);
  return hash;
}

/** Asked of every word, so without a regular expression. */
function isLengthened(word: string): boolean {
  for (let i = 2; i < word.length; i += 1) {
    const unit = word.charCodeAt(i);
    if (unit === word.charCodeAt(i - 1) && unit === word.charCodeAt(i - 2)) return true;
  }
  return false;
}

function signToken(word: string, start: number): Token {
  const shape = shapeOf(word);
  const isLoud = shape === 'question' ? word.includes('!') : shape === 'exclamation' && word.length > 1;
  return { word, hash: hashOf(word), shape, isLoud, start, end: start + word.length };
}

function shapeOf(sign: string): Token['shape'] {
  if (sign.length === 1 && isPause(sign.charCodeAt(0))) return 'stop';
  if (sign.includes('?') || sign.includes('？')) return 'question';
  const first = sign.charCodeAt(0);
  if (first === 0x21 || first === 0xff01) return 'exclamation';
  if (GLAD.has(sign) || SMILE.test(sign)) return 'glad';
  return SORE.has(sign) || FROWN.test(sign) ? 'sore' : 'stop';
}
