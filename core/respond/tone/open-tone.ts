// Opens a file of weights as an ear for tone. In: its bytes. Out: the ear, or an error that says what is wrong with the
// file. That a draft is in order needs no proof: the weights were moved so that 97 of 100 such drafts are left alone.

import { openWeights, type Weights, zeroByte } from '../../understand/weights.ts';
import type { ReadDraft } from '../read-draft.ts';
import { type HeardTone, heardTones, type Rethink, type ToneEar } from './heard-tone.ts';
import { readToneFeatures, type ToneFeatures } from './tone-features.ts';

const fewestWords = 4;
const mostNamed = 3;
/** Of what the first one weighed, another word is named from this share on. */
const leastShare = 0.4;

/** Throws an Error in words. */
export function openTone(file: Uint8Array): ToneEar {
  const weights = openWeights(file);
  const head = weights.heads.get('tone');
  if (head === undefined || head.labels.join() !== heardTones.join()) throw new Error('these weights know no tone');
  return {
    hear: (read, language, rethink = asHeard) => {
      const isKnown = head.languages.includes(language);
      return isKnown && read.tokens.filter(({ shape }) => shape === 'word').length >= fewestWords
        ? hear(weights, read, language, rethink)
        : null;
    },
  };
}

const asHeard: Rethink = (margins) => margins;

function hear(weights: Weights, read: ReadDraft, language: string, rethink: Rethink): HeardTone {
  const features = readToneFeatures(read, language);
  const margins = rethink(marginsOf(weights, features));
  const best = margins.indexOf(Math.max(...margins));
  return { tone: heardTones[best] ?? 'ok', tokens: best === 0 ? [] : toldBy(weights, features, best, read) };
}

/** Asked at every key, so nothing is made but the sums. */
function marginsOf({ bytes, width, rowCount, scales, biases }: Weights, { blocks }: ToneFeatures): number[] {
  const margins = heardTones.map((_, output) => biases[output] ?? 0);
  for (const block of blocks) {
    const sums = heardTones.map(() => 0);
    for (const { hash } of block) {
      const at = (hash & (rowCount - 1)) * width;
      for (let output = 0; output < sums.length; output += 1) {
        sums[output] = (sums[output] ?? 0) + (bytes[at + output] ?? zeroByte) - zeroByte;
      }
    }
    sums.forEach((sum, output) => {
      margins[output] = (margins[output] ?? 0) + (sum * (scales[output] ?? 0)) / Math.sqrt(block.length || 1);
    });
  }
  return margins;
}

/** What each token adds to an output. */
function sharesOf(weights: Weights, { blocks }: ToneFeatures, output: number): ReadonlyMap<number, number> {
  const { bytes, width, rowCount, scales } = weights;
  const byToken = new Map<number, number>();
  for (const block of blocks) {
    const step = (scales[output] ?? 0) / Math.sqrt(block.length || 1);
    for (const { hash, token } of block) {
      const share = ((bytes[(hash & (rowCount - 1)) * width + output] ?? zeroByte) - zeroByte) * step;
      if (share !== 0) byToken.set(token, (byToken.get(token) ?? 0) + share);
    }
  }
  return byToken;
}

/** The words that speak most for this tone and against an ordinary reply; small ones only where there are no others. */
function toldBy(weights: Weights, features: ToneFeatures, output: number, { tokens, lexicon }: ReadDraft): number[] {
  const speaksFor = sharesOf(weights, features, output);
  const speaksAgainst = sharesOf(weights, features, 0);
  const told = [...speaksFor]
    .filter(([token]) => tokens[token]?.shape === 'word')
    .map(([token, share]) => ({ token, share: share - (speaksAgainst.get(token) ?? 0) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || a.token - b.token);
  const telling = told.filter(({ token }) => lexicon?.stop.has(tokens[token]?.word ?? '') !== true);
  const from = telling.length > 0 ? telling : told;
  const least = (from[0]?.share ?? 0) * leastShare;
  return from
    .slice(0, mostNamed)
    .flatMap(({ token, share }) => (share >= least ? [token] : []))
    .sort((a, b) => a - b);
}
