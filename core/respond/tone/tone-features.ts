// What the tone of a draft is heard from: its words, how its sentences begin, pieces of its words, pairs of words, what the
// cue lists found and how it is built, each hashed to a row of weights. In: a draft as read, and its language. Out: the rows in
// four blocks that are weighed apart, and the token each came from. The same for training, the desk and the server.

import { hitsOf, type ReadDraft, tones } from '../read-draft.ts';

export interface ToneFeatures {
  /** Words, cues, pieces of words, pairs: each block counts by its mean times the root of its size. */
  readonly blocks: readonly (readonly Feature[])[];
}

export interface Feature {
  readonly hash: number;
  /** By its index; -1: of the whole draft. */
  readonly token: number;
}

/** Longer drafts are heard by their beginning. */
const mostTokens = 400;
const shortestPiece = 3;
const longestPiece = 4;
const boundary = 0x5f;
const seeds = {
  word: 0x9e3779b1,
  start: 0x85ebca77,
  sign: 0x165667b1,
  piece: 0xc2b2ae3d,
  mark: 0x27d4eb2f,
  pair: 0x3c6ef372,
} as const;
const number = 0x30;
/** A fourth cue of a kind says no more than the third. */
const mostOfAKind = 3;

export function readToneFeatures(read: ReadDraft, language: string): ToneFeatures {
  return { blocks: [wordsIn(read), marksOf(read, language), piecesIn(read), pairsIn(read)] };
}

function wordsIn({ tokens, sentences }: ReadDraft): Feature[] {
  const found: Feature[] = [];
  let sentence = -1;
  for (const [token, { word, shape }] of tokens.slice(0, mostTokens).entries()) {
    const hash = isNumber(word) ? number : hashOf(word);
    if (shape !== 'word') found.push({ hash: mix(hash ^ seeds.sign), token });
    else {
      found.push({ hash: mix(hash ^ seeds.word), token });
      if (sentences[token] !== sentence) found.push({ hash: mix(hash ^ seeds.start), token });
      sentence = sentences[token] ?? sentence;
    }
  }
  return found;
}

/** Each word with the one before it; a sign is any sign. */
function pairsIn({ tokens }: ReadDraft): Feature[] {
  let last = 0;
  return tokens.slice(0, mostTokens).map(({ word, shape }, token) => {
    const own = shape !== 'word' ? seeds.sign : isNumber(word) ? number : hashOf(word);
    const hash = mix(Math.imul(last, 31) ^ own ^ seeds.pair);
    last = own;
    return { hash, token };
  });
}

function piecesIn({ tokens }: ReadDraft): Feature[] {
  const found: Feature[] = [];
  for (const [token, { word, shape }] of tokens.slice(0, mostTokens).entries()) {
    if (shape !== 'word' || isNumber(word)) continue;
    const end = word.length + 2;
    for (let from = 0; from + shortestPiece <= end; from += 1) {
      let hash: number = seeds.piece;
      for (let at = from; at < Math.min(end, from + longestPiece); at += 1) {
        const unit = at === 0 || at === end - 1 ? boundary : word.charCodeAt(at - 1);
        hash = Math.imul(hash ^ unit, 0x01000193);
        if (at - from >= shortestPiece - 1) found.push({ hash: mix(hash), token });
      }
    }
  }
  return found;
}

const cater = ['acknowledge', 'thank', 'apologise', 'explain', 'resolve'] as const;
const lists = ['idle', 'promise', 'promiseTime', 'greeting', 'informalAddress', 'formalAddress'] as const;

/** Each step of a sum is a feature of its own, so that it need not weigh evenly. */
function marksOf(read: ReadDraft, language: string): Feature[] {
  const found: Feature[] = [];
  const put = (name: string, count = 1, most = mostOfAKind): void => {
    for (let step = 0; step < Math.min(count, most); step += 1) {
      found.push({ hash: mix(hashOf(name) ^ Math.imul(step + 1, seeds.mark)), token: -1 });
    }
  };
  put(`language ${language}`);
  const { lexicon, tokens, sentences, plain } = read;
  if (lexicon !== null && lexicon.pack.language === language) {
    for (const name of tones) put(`tone ${name}`, hitsOf(read, lexicon.tone[name]).length);
    for (const name of cater) put(`cater ${name}`, hitsOf(read, lexicon.cater[name]).length);
    for (const name of lists) put(`list ${name}`, hitsOf(read, lexicon.lists[name]).length);
  }
  const words = tokens.filter(({ shape }) => shape === 'word');
  put('loud', tokens.filter(({ isLoud }) => isLoud).length);
  put('number', words.filter(({ word }) => isNumber(word)).length);
  for (const shape of ['question', 'exclamation', 'glad', 'sore'] as const) {
    put(shape, tokens.filter((token) => token.shape === shape).length);
  }
  for (const sign of ['"', '“', '…', '...']) put(sign, Number(plain.text.includes(sign)));
  put(`end ${tokens.at(-1)?.shape}`);
  put('sentences', (sentences.at(-1) ?? 0) + 1, 5);
  put('length', Math.floor(Math.log2(words.length + 1) * 1.5), 12);
  return found;
}

function isNumber(word: string): boolean {
  const unit = word.charCodeAt(0);
  return unit > 47 && unit < 58;
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

/** Spreads a hash over its bits: the finishing steps of MurmurHash3. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
