// Words in disguise, read as what they stand for: letters of another alphabet that look alike, digits for letters, signs no
// one sees between letters, letters spelt apart. In: a text and its tokens. Out: the tokens, joined and plain where a word
// was disguised; their places in the text stay. Most texts hold nothing of it, and cost one look.

import { hashOf, type Token } from './tokenise.ts';

const unseen = '\u00ad\u200b-\u200d\u2060\ufeff';
const [letterKind, digitKind, signKind] = [1, 2, 3];
const [digitInWord, signInWord, foreignLetter, unseenSign] = [1, 2, 4, 8];
/** Of ASCII: a letter, a digit or a sign that can stand for one, or none of these. */
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  const one = String.fromCharCode(unit);
  if (/[a-z]/i.test(one)) return letterKind;
  return /[0134578]/.test(one) ? digitKind : /[@$]/.test(one) ? signKind : 0;
});

/** Cyrillic, Greek and full-width letters that look like Latin ones. */
const alike = new Map(
  [...'аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwɡgαaβbεeιiκkνvοoρpτtυuχxηn'].flatMap((letter, i, all) =>
    i % 2 === 0 ? [[letter, all[i + 1] ?? ''] as const] : [],
  ),
);
const forLetters = new Map(
  [...'0o1i3e4a5s7t8b@a$s'].flatMap((sign, i, all) => (i % 2 === 0 ? [[sign, all[i + 1] ?? ''] as const] : [])),
);
const latin = /[a-z]/;
const foreign = /[\u0370-\u04ff\uff21-\uff5a]/;
const wide = /[\uff21-\uff5a]/;
const masked = /[0134578@$\u0370-\u04ff\uff21-\uff5a]/;
const onlyUnseen = new RegExp(`^[${unseen}]+$`, 'u');
const sign = /^[@$]+$/;
const gap = /^[ *_-]$/;
/** "U S A" is spelt apart by habit, four letters and more are not. */
const fewestApart = 4;

/** `isKnown`: whether a cue list begins with the word; digits are read as letters only where that makes a cue. */
export function unmask(text: string, tokens: readonly Token[], isKnown: (word: string) => boolean): readonly Token[] {
  const suspicion = suspicionOf(text);
  const isApart = isSpeltApart(tokens);
  if (suspicion === 0 && !isApart) return tokens;
  const whole = suspicion & (unseenSign | signInWord) ? joinUnseen(text, tokens, isKnown) : tokens;
  return (isApart ? joinApart(text, whole) : whole).map((token) => plain(token, isKnown));
}

const mayDisguise = /[0134578@$\u0080-\uffff]/;

/** Which disguises there may be, as bits. Asked of every text, so by hand: a regular expression took as long as cutting it. */
function suspicionOf(text: string): number {
  if (!mayDisguise.test(text)) return 0;
  let found = 0;
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const is = unit < 0x80 ? (kinds[unit] ?? 0) : 0;
    if (unit > 0x7f) found |= disguiseOf(unit);
    else if (is === digitKind) found |= before === letterKind ? digitInWord : 0;
    else if (is === letterKind && before === digitKind) found |= digitInWord;
    // Before a word it makes a handle or a price.
    else if (is === signKind && before === letterKind) found |= signInWord;
    before = is;
  }
  return found;
}

function disguiseOf(unit: number): number {
  if ((unit > 0x36f && unit < 0x500) || (unit > 0xff20 && unit < 0xff5b)) return foreignLetter;
  return unit === 0xad || (unit > 0x200a && unit < 0x200e) || unit === 0x2060 || unit === 0xfeff ? unseenSign : 0;
}

function isSpeltApart(tokens: readonly Token[]): boolean {
  let run = 0;
  for (const { word } of tokens) {
    run = word.length === 1 ? run + 1 : 0;
    if (run === fewestApart) return true;
  }
  return false;
}

/** Pieces of one word with nothing to be seen between them, or a sign that stands for a letter. */
function joinUnseen(text: string, tokens: readonly Token[], isKnown: (word: string) => boolean): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last?.shape !== 'word' || token.shape !== 'word') {
      joined.push(token);
      continue;
    }
    const between = text.slice(last.end, token.start);
    const isOne = onlyUnseen.test(between) || (sign.test(between) && isKnown(unleet(last.word + between + token.word)));
    if (isOne) joined[joined.length - 1] = together([last, token], sign.test(between) ? between : '');
    else joined.push(token);
  }
  return joined;
}

function joinApart(text: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (to < tokens.length && isLetter(tokens[to]) && (to === from || isGap(text, tokens[to - 1], tokens[to])))
      to += 1;
    if (to - from >= fewestApart) joined.push(together(tokens.slice(from, to), ''));
    else joined.push(...tokens.slice(from, Math.max(to, from + 1)));
    from = Math.max(to, from + 1);
  }
  return joined;
}

function isLetter(token: Token | undefined): boolean {
  return token?.shape === 'word' && token.word.length === 1 && token.word.toLowerCase() !== token.word.toUpperCase();
}

function isGap(text: string, one: Token | undefined, next: Token | undefined): boolean {
  return one !== undefined && next !== undefined && gap.test(text.slice(one.end, next.start));
}

function together(parts: readonly Token[], between: string): Token {
  const [first, last] = [parts[0] as Token, parts.at(-1) as Token];
  const word = parts.map((part) => part.word).join(between);
  return {
    word,
    hash: hashOf(word),
    start: first.start,
    end: last.end,
    shape: 'word',
    isLoud: parts.some(({ isLoud }) => isLoud),
  };
}

function plain(token: Token, isKnown: (word: string) => boolean): Token {
  if (token.shape !== 'word' || !masked.test(token.word)) return token;
  const { word } = token;
  const seen = foreign.test(word) && (latin.test(word) || wide.test(word)) ? unlike(word) : word;
  const spelt = unleet(seen);
  const read = spelt !== seen && latin.test(seen) && isKnown(spelt) ? spelt : seen;
  return read === word ? token : { ...token, word: read, hash: hashOf(read) };
}

/** A word wholly in another alphabet is that language's: only what mixes with Latin letters is in disguise. */
function unlike(word: string): string {
  let read = '';
  for (const letter of word) {
    const point = letter.codePointAt(0) ?? 0;
    if (point > 0xff20 && point < 0xff5b) read += String.fromCodePoint(point - 0xfee0).toLowerCase();
    else read += alike.get(letter) ?? letter;
  }
  return foreign.test(read) ? word : read;
}

function unleet(word: string): string {
  return word.replace(/[013457 8@$]/g, (one) => forLetters.get(one) ?? one);
}
