// What the heads look at, read once for all of them: words, pairs of words, runs of characters inside words,
// negation, loudness and what the cue lists found, each hashed to a row of weights. In: tokens. Out: the hashes, and which
// token each came from. No strings are made: the hashes lie in arrays that the next call overwrites.

import { lean } from './lean.ts';
import { hashOf, type Token } from './tokenise.ts';
import { type Scales, scaleNames } from './weigh.ts';

/** Read of one text: what is longer is read by its beginning, some 300 words and 6,000 pieces of words. */
const mostOfWords = 1_024;
const mostFeatures = 7_168;
/** Words are read so far; tokens are cut where runs of letters end, and runs can be as long as a text. */
const longestWord = 70;
/** A word makes fewer pieces than this. */
const mostOfPieces = 2 * longestWord;

export interface Features {
  /** Hashes of 32 bits; weights take as many of their lower bits as they have rows for. */
  readonly rows: Int32Array;
  /** The token of each, by its index; `noToken` where it belongs to the whole text. */
  readonly tokens: Uint16Array;
  /** Three blocks, each weighed by itself: words from 0, what the lists found from `cues`, pieces of words from `split`. */
  readonly cues: number;
  readonly split: number;
  readonly count: number;
}

/** No text has as many. */
const noToken = 0xffff;

const found = new Int32Array(mostFeatures);
const owners = new Uint16Array(mostFeatures);
let count = 0;

const wordSeed = 0x9e3779b1;
const pairSeed = 0x85ebca77;
const pieceSeed = 0xc2b2ae3d;
const negatedSeed = 0x27d4eb2f;
const signSeed = 0x165667b1;
const boundary = 0x5f;
const fnvPrime = 0x01000193;
const loudSign = signSeed + 1;
const loudWord = signSeed + 2;
/** So short words are features themselves, and their pieces say nothing more. */
const shortestCut = 4;
const pieceLengths = [3, 5] as const;
/** So many words after a negation are read as negated, unless a sign ends them. */
const negationReach = 3;

/** By hash, for it is asked of every word: another word with one of these hashes is one in fifty million. */
const negations = new Set(
  `not no never none nothing neither nor cannot can't cant don't dont doesn't doesnt didn't didnt isn't isnt wasn't wasnt
  aren't arent weren't won't wont wouldn't wouldnt couldn't couldnt shouldn't hasn't haven't havent hadn't ain't without hardly
  nicht kein keine keinen keiner nie niemals nichts ohne pas jamais rien aucun aucune sans ni nunca nada sin jamás tampoco
  não nem sem non mai niente senza nessun nessuna`
    .split(/\s+/u)
    .map((word) => hashOf(word)),
);

/**
 * `text`: what the tokens were cut from; `scales`: what the cue lists say of it; `language`: of the text. Words count twice,
 * for all languages together and for their own: alike words help where examples are few, false friends are told apart.
 */
export function readFeatures(
  text: string,
  tokens: readonly Token[],
  scales: Scales,
  language: string | null,
): Features {
  const tongue = language === null ? 0 : Math.imul(language.charCodeAt(0) * 256 + language.charCodeAt(1), wordSeed);
  count = 0;
  putWords(tokens, tongue);
  const cues = count;
  put(mix(tongue ^ signSeed), noToken);
  putCues(scales);
  putMarks(text, tokens.length);
  const split = count;
  for (let i = 0; i < tokens.length && count < mostFeatures - mostOfPieces; i += 1) {
    const token = tokens[i];
    if (token?.shape === 'word' && token.word.length > shortestCut) putPieces(token.word, i);
  }
  return { rows: found, tokens: owners, cues, split, count };
}

function putWords(tokens: readonly Token[], tongue: number): void {
  let before = 0;
  let negated = 0;
  for (let i = 0; i < tokens.length && count < mostOfWords; i += 1) {
    const { hash, shape, isLoud } = tokens[i] as Token;
    const isWord = shape === 'word';
    put(mix(hash ^ (isWord ? wordSeed : signSeed)), i);
    if (isLoud) put(mix(isWord ? loudWord : loudSign), i);
    if (isWord) {
      put(mix(hash ^ wordSeed ^ tongue), i);
      put(mix(Math.imul(before, 31) ^ hash ^ pairSeed), i);
      if (negated > 0) put(mix(hash ^ negatedSeed), i);
    }
    negated = !isWord ? 0 : negations.has(hash) ? negationReach : Math.max(0, negated - 1);
    before = hash;
  }
}

const feelings = ['negative', 'neutral', 'positive'];
const kinds = ['complaint', 'question', 'praise', 'other'];
/** From these sums on a scale says more: each step is a feature of its own, so that it need not weigh evenly. */
const steps = [0, 0.7, 1.3, 2.2, 3.5] as const;

function putCues(scales: Scales): void {
  for (let scale = 0; scale < scaleNames.length; scale += 1) {
    const sum = scales[scaleNames[scale] as (typeof scaleNames)[number]];
    for (let step = 0; step < steps.length && sum > (steps[step] ?? 0); step += 1) putMark(100 + scale * 8 + step);
  }
  const balance = Math.round(scales.glad - scales.sore);
  putMark(400 + Math.max(-4, Math.min(4, balance)));
  if (scales.loudness > 0.3) putMark(420);
  const { feeling, kind } = lean(scales);
  putMark(460 + feelings.indexOf(feeling));
  putMark(470 + kinds.indexOf(kind));
}

/** What tokens leave out: handles, links, hashtags, quotes; and how long it is. */
function putMarks(text: string, length: number): void {
  if (text.includes('#')) putMark(430);
  if (text.includes('http')) putMark(431);
  if (text.includes('@')) putMark(text.charCodeAt(0) === 0x40 ? 433 : 432);
  if (text.includes('"') || text.includes('“')) putMark(434);
  if (text.includes('...') || text.includes('…')) putMark(435);
  putMark(440 + (length < 6 ? 0 : length < 12 ? 1 : length < 20 ? 2 : length < 40 ? 3 : 4));
}

function putMark(mark: number): void {
  put(mix(Math.imul(mark + 1, signSeed)), noToken);
}

/**
 * Runs of three and of five units of the word, with a boundary on either side: half a point better than those of four alone.
 * Those of four beside them bring nothing more.
 */
function putPieces(word: string, token: number): void {
  const end = Math.min(word.length, longestWord) + 2;
  for (const length of pieceLengths) {
    for (let from = 0; from + length <= end; from += 1) {
      let hash = pieceSeed + length;
      for (let at = from; at < from + length; at += 1) {
        const unit = at === 0 || at === end - 1 ? boundary : word.charCodeAt(at - 1);
        hash = Math.imul(hash ^ unit, fnvPrime);
      }
      put(mix(hash), token);
    }
  }
}

function put(hash: number, token: number): void {
  found[count] = hash;
  owners[count] = token;
  count += 1;
}

/** Spreads a hash over its bits: the finishing steps of MurmurHash3. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
