// What a character is, asked of every character of every text: looked up in a table that fills itself, so that the
// regular expression which knows Unicode is asked once a character.

export const other = 1;
/** A letter or a mark on one. */
export const letter = 2;
export const digit = 3;
export const pictograph = 4;
export const space = 5;

const isLetter = /^[\p{L}\p{M}]$/u;
const isDigit = /^\p{N}$/u;
const isPictograph = /^\p{Extended_Pictographic}$/u;
const isSpace = /^\s$/u;
/** One byte a character of the basic plane; 0: not asked yet. */
const known = new Uint8Array(0x10000);

/** The class of the character with this code point. */
export function classOf(point: number): number {
  const there = known[point];
  if (there !== undefined && there !== 0) return there;
  const found = ask(String.fromCodePoint(point));
  if (point < known.length) known[point] = found;
  return found;
}

function ask(character: string): number {
  if (isLetter.test(character)) return letter;
  if (isDigit.test(character)) return digit;
  if (isPictograph.test(character)) return pictograph;
  return isSpace.test(character) ? space : other;
}

/** The code point at `at`, a lone surrogate as itself; how many units it takes is `at` to `at + unitsOf(point)`. */
export function pointAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit < 0xd800 || unit > 0xdbff ? unit : (text.codePointAt(at) ?? unit);
}

export function unitsOf(point: number): 1 | 2 {
  return point > 0xffff ? 2 : 1;
}
