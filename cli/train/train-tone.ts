// Trains the ear for tone in drafts. In: drafts with their tones. Out: a file of weights in which an ordinary reply is left
// alone 97 times in 100, the same bytes every time. Run by itself it writes the shipped file from Heed's own examples.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { de } from '../../core/respond/packs/de.ts';
import { en } from '../../core/respond/packs/en.ts';
import { es } from '../../core/respond/packs/es.ts';
import { fr } from '../../core/respond/packs/fr.ts';
import { pt } from '../../core/respond/packs/pt.ts';
import { fillPhrase } from '../../core/respond/phrases/fill.ts';
import { shippedPhrases } from '../../core/respond/phrases/shipped.ts';
import { readDraft } from '../../core/respond/read-draft.ts';
import { heardTones } from '../../core/respond/tone/heard-tone.ts';
import { readToneFeatures, type ToneFeatures } from '../../core/respond/tone/tone-features.ts';
import { logRatios } from '../../core/understand/train/bayes.ts';
import type { Matrix } from '../../core/understand/train/matrix.ts';
import { fitCurve } from '../../core/understand/train/platt.ts';
import { type Plane, trainPlane } from '../../core/understand/train/svc.ts';
import { packWeights } from '../../core/understand/weights.ts';
import { readLines } from './read-sets.ts';
import { checksum } from './train-weights.ts';

type Tone = (typeof heardTones)[number];

export interface ToneExample {
  readonly text: string;
  readonly language: string;
  readonly tone: Tone;
  /** What it counts; 1 is usual. */
  readonly worth: number;
}

/** Tried in folds over the chosen drafts of all languages. */
const settings = {
  id: 'tone-1',
  rows: 16_384,
  seed: 7,
  epochs: 30,
  cost: 1,
  /** Of the machine over log ratios in the sum, and what a mistake costs it. */
  bayes: 0.25,
  bayesCost: 0.25,
  folds: 5,
  /** Of ordinary replies, in folds, at least so many are left alone. */
  letThrough: 0.98,
  /** A step of a weight, in mean sizes of its output, and what is nearer to nothing than this share of a step. Few and
   *  coarse weights pack small and hear as well. */
  step: 2.5,
  dead: 0.7,
} as const;

const packs = new Map([de, en, es, fr, pt].map((pack) => [pack.language, pack]));
const fewestForLanguage = 40;
/** Replies of other sets and Heed's own phrases are ordinary ones: many, and much alike. */
const otherWorth = 0.03;
const phraseWorth = 0.05;

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly language: string;
}

const samples = { first_name: 'Dana', matter: 'order', when: '15:00', agent: 'Mara', brand: 'Acme', place: 'Lyon' };

/** In: the folder of Heed's own sets. Replies written for other sets are in order too, and so are the phrases Heed offers. */
export function readToneExamples(own: string): ToneExample[] {
  const lines = <Line>(set: string): Line[] => readLines<Line>(join(own, set), 'chosen');
  const drafts = lines<Omit<ToneExample, 'worth'>>('drafts').map((one) => ({ ...one, worth: 1 }));
  const others = [
    ...lines<Pair>('freshness').flatMap(({ a, b, language }) => [a, b].map((text) => ({ text, language }))),
    ...lines<{ draft: string; language: string }>('contradiction').map(({ draft: text, language }) => ({
      text,
      language,
    })),
    ...lines<{ text: string; language: string }>('private-data').map(({ text, language }) => ({ text, language })),
  ].map((one) => ({ ...one, tone: 'ok' as const, worth: otherWorth }));
  const offered = [...shippedPhrases].flatMap(([language, phrases]) =>
    phrases.flatMap(({ texts }) => texts.map((text) => ({ text: fillPhrase(text, samples), language }))),
  );
  const phrases = offered.map((one) => ({ ...one, tone: 'ok' as const, worth: phraseWorth }));
  return [...new Map([...drafts, ...others, ...phrases].map((one) => [one.text, one])).values()];
}

export function trainTone(examples: readonly ToneExample[]): Uint8Array {
  const matrix = matrixOf(examples);
  const margins = marginsInFolds(examples, matrix);
  const gaps = margins.map((one) => Math.max(...one.slice(1)) - (one[0] ?? 0));
  const shift = shiftFor(gaps.filter((_, i) => examples[i]?.tone === 'ok'));
  const isRight = gaps.map((gap, i) => gap > shift === (examples[i]?.tone !== 'ok'));
  const calibration = fitCurve(
    gaps.map((gap) => Math.abs(gap - shift)),
    isRight,
  );
  const planes = heardTones.map((tone) => planeOf(examples, matrix, tone, () => true));
  const counts = new Map<string, number>();
  for (const { language, worth } of examples) counts.set(language, (counts.get(language) ?? 0) + Number(worth === 1));
  const languages = [...counts].flatMap(([language, count]) => (count >= fewestForLanguage ? [language] : [])).sort();
  const header = {
    id: settings.id,
    rows: settings.rows,
    scales: planes.map(({ step }) => step),
    biases: planes.map(({ bias }, output) => Number((bias + (output === 0 ? shift : 0)).toFixed(6))),
    heads: { tone: { labels: heardTones, first: 0, calibration, languages } },
  };
  return packWeights(header, (row, output) => planes[output]?.weights[row] ?? 0);
}

/** How far an ordinary reply has to be left alone. */
function shiftFor(gaps: readonly number[]): number {
  const sorted = gaps.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * settings.letThrough) - 1] ?? 0;
}

function marginsInFolds(examples: readonly ToneExample[], matrix: Matrix): number[][] {
  const margins: number[][] = examples.map(() => []);
  for (let fold = 0; fold < settings.folds; fold += 1) {
    const planes = heardTones.map((tone) => planeOf(examples, matrix, tone, (i) => i % settings.folds !== fold));
    for (let i = fold; i < examples.length; i += settings.folds) {
      margins[i] = planes.map((plane) => marginOf(matrix, i, plane));
    }
  }
  return margins;
}

function marginOf({ starts, rows, values }: Matrix, text: number, { weights, bias }: Plane): number {
  let margin = bias;
  for (let k = starts[text] ?? 0; k < (starts[text + 1] ?? 0); k += 1) {
    margin += (weights[rows[k] ?? 0] ?? 0) * (values[k] ?? 0);
  }
  return margin;
}

function planeOf(examples: readonly ToneExample[], matrix: Matrix, tone: Tone, isIn: (i: number) => boolean): Coarse {
  const sides = Int8Array.from(examples, (one, i) => (isIn(i) ? (one.tone === tone ? 1 : -1) : 0));
  const sum = (side: number) => examples.reduce((all, { worth }, i) => all + (sides[i] === side ? worth : 0), 0);
  const [yes, no] = [sum(1), sum(-1)];
  const half = (yes + no) / 2;
  const costs = Float32Array.from(
    examples,
    ({ worth }, i) => (settings.cost * worth * half) / (sides[i] === 1 ? yes : no),
  );
  const { epochs, seed, bayes, bayesCost } = settings;
  const plain = trainPlane({ matrix, sides, costs, rowScales: null, epochs, seed });
  const cheap = costs.map((cost) => cost * bayesCost);
  const scaled = trainPlane({ matrix, sides, costs: cheap, rowScales: logRatios(matrix, sides), epochs, seed });
  return coarse({
    weights: plain.weights.map((weight, row) => weight * (1 - bayes) + (scaled.weights[row] ?? 0) * bayes),
    bias: plain.bias * (1 - bayes) + scaled.bias * bayes,
  });
}

interface Coarse extends Plane {
  readonly step: number;
}

/** As the file keeps them. */
function coarse({ weights, bias }: Plane): Coarse {
  const inUse = weights.filter((weight) => weight !== 0);
  const meanSquare = inUse.reduce((sum, weight) => sum + weight * weight, 0) / Math.max(1, inUse.length);
  const step = meanSquare === 0 ? 1 : Number((Math.sqrt(meanSquare) * settings.step).toPrecision(6));
  const steps = (weight: number) => Math.sign(weight) * Math.floor(Math.abs(weight) / step + 1 - settings.dead);
  return { weights: weights.map((weight) => steps(weight) * step), bias, step };
}

function matrixOf(examples: readonly ToneExample[]): Matrix {
  const [starts, rows, values] = [[0], [] as number[], [] as number[]];
  for (const { text, language } of examples) {
    for (const [row, value] of rowsOf(readToneFeatures(readDraft(text, packs.get(language) ?? null), language))) {
      rows.push(row);
      values.push(value);
    }
    starts.push(rows.length);
  }
  return {
    starts: Int32Array.from(starts),
    rows: Int32Array.from(rows),
    values: Float32Array.from(values),
    rowCount: settings.rows,
  };
}

/** A row touched k times by a block of n features counts k / √n, as it does when a draft is heard. */
function rowsOf({ blocks }: ToneFeatures): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const block of blocks) {
    const step = 1 / Math.sqrt(block.length || 1);
    for (const { hash } of block) {
      const row = hash & (settings.rows - 1);
      found.set(row, (found.get(row) ?? 0) + step);
    }
  }
  return found;
}

if (import.meta.main) {
  const project = join(import.meta.dirname, '../..');
  const folder = join(project, 'core/respond/tone');
  const examples = readToneExamples(join(project, 'bench/judge/own'));
  const bytes = trainTone(examples);
  const drafts = examples.filter(({ worth }) => worth === 1);
  const manifest = {
    ...settings,
    data: 'bench/judge/own: drafts, and the replies of freshness, contradiction and private-data, the chosen parts; core/respond/phrases',
    tones: Object.fromEntries(heardTones.map((tone) => [tone, drafts.filter((one) => one.tone === tone).length])),
    otherReplies: examples.length - drafts.length,
    otherWorth,
    phraseWorth,
    sha256: checksum(bytes),
  };
  writeFileSync(join(folder, 'tone.bin'), bytes);
  writeFileSync(join(folder, 'tone.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
