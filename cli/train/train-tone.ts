// Trains the ear for tone in drafts. In: drafts with their tones. Out: for each language a file of weights by which an ordinary
// reply is left alone 97 times in 100, the same bytes every time. `make-ears.ts` writes the shipped files.

import { createHash } from 'node:crypto';
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
import { fold, learnHints, marginOf, mixPlanes, pick } from '../../core/understand/train/hints.ts';
import type { Matrix } from '../../core/understand/train/matrix.ts';
import { fitCurve } from '../../core/understand/train/platt.ts';
import { type Rounder, rounderOf } from '../../core/understand/train/rounding.ts';
import { type Plane, trainPlane } from '../../core/understand/train/svc.ts';
import { packWeights } from '../../core/understand/weights.ts';
import { type Example, type OwnMention, ownExample, readLines } from './read-sets.ts';

type Tone = (typeof heardTones)[number];

export interface ToneExample {
  readonly text: string;
  readonly language: string;
  readonly tone: Tone;
  readonly from: keyof typeof worths;
}

/** The sets written for the ear, good and bad. */
export const writtenSets = ['drafts', 'desks'] as const;

/** What an example counts. Replies of other sets and Heed's own phrases are all in order, many, and much alike. */
export const worths = { drafts: 1, desks: 1, others: 0.2, phrases: 0.3 } as const;

/** Tried in folds over the chosen drafts of all languages. */
export const settings = {
  id: 'tone-4',
  rows: 32_768,
  seed: 7,
  epochs: 15,
  cost: 1,
  /** Of the machine over log ratios in the sum, and what a mistake costs it. */
  bayes: 0.5,
  bayesCost: 0.25,
  folds: 5,
  /** Times the drafts are dealt into folds anew: from deal to deal the threshold moves by what half a reply in a hundred makes. */
  deals: 3,
  /** Of replies in order as desks write them, in folds, at least so many are left alone. */
  letThrough: 0.97,
  /** What the machine of each bad tone counts beside the one that knows order from all of them. */
  badShare: 0.7,
  /** Rows in use: those that weigh most, by how often the language touches them. Trained on those alone the ear hears
   *  nearly as well as with all, and its file packs to 13.5 kB. */
  kept: 7_000,
  /** What a draft in another language counts: words are often alike, and how a draft is built. At half it drowns the own ones. */
  far: 0.15,
  use: 0.5,
  /** Steps of a weight to either side of nothing, and the share of weights that they reach. */
  steps: 6,
  reached: 0.998,
} as const;

const packs = new Map([de, en, es, fr, pt].map((pack) => [pack.language, pack]));
const fewestForLanguage = 40;
const inOrder = heardTones.indexOf('ok');

/** What the ear learns from. */
export interface ToneLessons {
  readonly drafts: readonly ToneExample[];
  /** What customers wrote: how far a draft sounds like any of it is leaned on. */
  readonly mentions: readonly Example[];
}

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly language: string;
}

const samples = { first_name: 'Dana', matter: 'order', when: '15:00', agent: 'Mara', brand: 'Acme', place: 'Lyon' };

/** In: the folder of Heed's own sets. */
export function readToneLessons(own: string): ToneLessons {
  const mentions = readLines<OwnMention>(join(own, 'mentions'), 'chosen').map(ownExample);
  return { drafts: readToneExamples(own), mentions };
}

/** Replies written for other sets are in order too, and so are the phrases Heed offers. */
function readToneExamples(own: string): ToneExample[] {
  const lines = <Line>(set: string): Line[] => readLines<Line>(join(own, set), 'chosen');
  const written = writtenSets.flatMap((from) =>
    lines<Omit<ToneExample, 'from'>>(from).map((one) => ({ ...one, from })),
  );
  const others = [
    ...lines<Pair>('freshness').flatMap(({ a, b, language }) => [a, b].map((text) => ({ text, language }))),
    ...lines<{ draft: string; language: string }>('contradiction').map(({ draft: text, language }) => ({
      text,
      language,
    })),
    ...lines<{ text: string; language: string }>('private-data').map(({ text, language }) => ({ text, language })),
    ...lines<{ answer?: string; language: string }>('answers').flatMap(({ answer, language }) =>
      answer === undefined ? [] : [{ text: answer, language }],
    ),
    ...lines<{ told: readonly string[]; language: string }>('sentences').flatMap(({ told, language }) =>
      told.map((text) => ({ text, language })),
    ),
  ].map((one) => ({ ...one, tone: 'ok' as const, from: 'others' as const }));
  const offered = [...shippedPhrases].flatMap(([language, phrases]) =>
    phrases.flatMap(({ texts }) => texts.map((text) => ({ text: fillPhrase(text, samples), language }))),
  );
  const phrases = offered.map((one) => ({ ...one, tone: 'ok' as const, from: 'phrases' as const }));
  return [...new Map([...written, ...others, ...phrases].map((one) => [one.text, one])).values()];
}

export interface TrainedTone {
  /** A file for each language that has drafts enough. */
  readonly ears: ReadonlyMap<string, Uint8Array>;
  /** Each draft once, by an ear that did not learn from it. */
  readonly heard: readonly Heard[];
}

/** The fewer deals, the sooner. */
export function trainTone(lessons: ToneLessons, deals: number = settings.deals): TrainedTone {
  const examples = lessons.drafts;
  const languages = languagesOf(examples);
  const seen = { drafts: matrixOf(examples), mentions: matrixOf(lessons.mentions) };
  const dealt = Array.from({ length: deals }, (_, deal) => heardInFolds(lessons, seen, { languages, deal }));
  const heard = dealt.flat();
  const quiet = heard.filter(({ of }) => of.from === 'desks' && of.tone === 'ok');
  const shift = shiftFor(quiet.map(gapOf), settings.letThrough);
  const calibration = fitCurve(
    heard.map((one) => Math.abs(gapOf(one) - shift)),
    heard.map((one) => gapOf(one) > shift === (one.of.tone !== 'ok')),
  );
  const ears = new Map(
    [...planesOf(lessons, seen, { languages, isIn: () => true })].map(([language, planes]) => {
      const header = {
        id: settings.id,
        isTight: true,
        rows: settings.rows,
        scales: planes.map(({ step }) => step),
        biases: planes.map(({ bias }, output) => Number((bias + (output === inOrder ? shift : 0)).toFixed(6))),
        heads: { tone: { labels: heardTones, first: 0, calibration, languages: [language] } },
      };
      return [language, packWeights(header, (row, output) => planes[output]?.weights[row] ?? 0)] as const;
    }),
  );
  return { ears, heard: (dealt[0] ?? []).map((one) => shiftedBy(one, shift)) };
}

function languagesOf(drafts: readonly ToneExample[]): string[] {
  const counts = new Map<string, number>();
  for (const { language, from } of drafts) {
    counts.set(language, (counts.get(language) ?? 0) + Number(from === 'drafts'));
  }
  return [...counts].flatMap(([language, count]) => (count >= fewestForLanguage ? [language] : [])).sort();
}

/** How far an ordinary reply has to be left alone, so that this share of them is. */
export function shiftFor(gaps: readonly number[], letThrough: number): number {
  const sorted = gaps.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * letThrough) - 1] ?? 0;
}

/** What is touched by drafts and by mentions. */
interface Seen {
  readonly drafts: Matrix;
  readonly mentions: Matrix;
}

export interface Heard {
  readonly of: ToneExample;
  /** How far it sounds like each tone, in the order of the outputs. */
  readonly margins: readonly number[];
}

/** As the file of the ear says it. */
function shiftedBy({ of, margins }: Heard, shift: number): Heard {
  return { of, margins: margins.map((margin, output) => margin + (output === inOrder ? shift : 0)) };
}

/** How far it sounds more like its worst tone than in order. */
function gapOf({ margins: [ok = 0, ...others] }: Heard): number {
  return Math.max(...others) - ok;
}

interface Deal {
  readonly languages: readonly string[];
  readonly deal: number;
}

/** Each draft by an ear that did not learn from it. */
function heardInFolds(lessons: ToneLessons, seen: Seen, { languages, deal }: Deal): Heard[] {
  const dealt = lessons.drafts.map(({ text }) => foldOf(text, deal));
  return Array.from({ length: settings.folds }, (_, fold) => {
    const ears = planesOf(lessons, seen, { languages, isIn: (i) => dealt[i] !== fold });
    return lessons.drafts.flatMap((of, i) => {
      const planes = dealt[i] === fold ? ears.get(of.language) : undefined;
      if (planes === undefined) return [];
      return [{ of, margins: planes.map((plane) => marginOf(seen.drafts, i, plane)) }];
    });
  }).flat();
}

/** Of five, by the text alone: a draft more or less moves no other. */
export function foldOf(text: string, deal: number | string): number {
  return createHash('sha256').update(`${deal} ${text}`).digest().readUInt32BE() % settings.folds;
}

interface Wanted {
  readonly languages: readonly string[];
  readonly isIn: (draft: number) => boolean;
}

/** Trained over all rows, to see which weigh, and for each language over those that weigh in it. */
function planesOf(lessons: ToneLessons, seen: Seen, { languages, isIn }: Wanted): ReadonlyMap<string, Coarse[]> {
  const worthsIn = (language: string, far: number) =>
    lessons.drafts.map((one) => worths[one.from] * (one.language === language ? 1 : far));
  const all = learn(lessons, seen, { isIn, counts: lessons.drafts.map(({ from }) => worths[from]) });
  return new Map(
    languages.map((language) => {
      const isKept = heaviest(all, worthsIn(language, 0), seen.drafts);
      const narrow = { drafts: only(seen.drafts, isKept), mentions: only(seen.mentions, isKept) };
      const counts = worthsIn(language, settings.far);
      const planes = learn(lessons, narrow, { isIn, counts });
      const round = rounderOf(
        narrow.drafts,
        counts.map((count, i) => (isIn(i) ? count : 0)),
      );
      return [language, planes.map((plane, output) => asHeard(coarse(plane, round), output))];
    }),
  );
}

interface Course {
  readonly isIn: (draft: number) => boolean;
  /** What each draft counts. */
  readonly counts: readonly number[];
}

/** What the heads of mentions say is leaned on: anger, irony and abuse sound alike whoever writes them. */
function learn({ drafts, mentions }: ToneLessons, seen: Seen, { isIn, counts }: Course): Plane[] {
  const questions = new Set(mentions.flatMap(({ says }) => Object.keys(says)));
  questions.delete('reason');
  const hints = [...questions].flatMap((question) =>
    learnHints(seen.mentions, { question, answers: mentions.map(({ says }) => says[question]) }),
  );
  const matrix = pick(seen.drafts, Int32Array.from(drafts.keys()), hints);
  return heardTones.map((tone) => {
    const sides = Int8Array.from(drafts, (one, i) => (isIn(i) ? (one.tone === tone ? 1 : -1) : 0));
    return fold(planeOf(matrix, sides, counts, hints.length), { matrix, hints });
  });
}

function planeOf(matrix: Matrix, sides: Int8Array, counts: readonly number[], hintCount: number): Plane {
  const sum = (side: number) => counts.reduce((all, count, i) => all + (sides[i] === side ? count : 0), 0);
  const [yes, no] = [sum(1), sum(-1)];
  const half = (yes + no) / 2;
  const { cost, epochs, seed, bayes, bayesCost } = settings;
  const costs = Float32Array.from(counts, (count, i) => (cost * count * half) / (sides[i] === 1 ? yes : no));
  const plain = trainPlane({ matrix, sides, costs, rowScales: null, epochs, seed });
  const rowScales = logRatios(matrix, sides).fill(1, matrix.rowCount - hintCount);
  const cheap = costs.map((one) => one * bayesCost);
  return mixPlanes(plain, trainPlane({ matrix, sides, costs: cheap, rowScales, epochs, seed }), bayes);
}

function heaviest(planes: readonly Plane[], counts: readonly number[], matrix: Matrix): (row: number) => boolean {
  const { starts, rows, values, rowCount } = matrix;
  const uses = new Float64Array(rowCount);
  for (const [i, count] of counts.entries()) {
    for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k += 1) {
      const row = rows[k] ?? 0;
      uses[row] = (uses[row] ?? 0) + count * (values[k] ?? 0) ** 2;
    }
  }
  const weighs = uses.map(
    (use, row) => use ** settings.use * planes.reduce((sum, { weights }) => sum + Math.abs(weights[row] ?? 0), 0),
  );
  const least = weighs.toSorted()[rowCount - settings.kept] ?? 0;
  return (row) => (weighs[row] ?? 0) >= Math.max(least, Number.MIN_VALUE);
}

function only(matrix: Matrix, isKept: (row: number) => boolean): Matrix {
  const [starts, rows, values] = [[0], [] as number[], [] as number[]];
  for (let text = 0; text < matrix.starts.length - 1; text += 1) {
    for (let k = matrix.starts[text] ?? 0; k < (matrix.starts[text + 1] ?? 0); k += 1) {
      const row = matrix.rows[k] ?? 0;
      if (!isKept(row)) continue;
      rows.push(row);
      values.push(matrix.values[k] ?? 0);
    }
    starts.push(rows.length);
  }
  return flat(starts, rows, values);
}

interface Coarse extends Plane {
  readonly step: number;
}

/** As the file keeps them. */
function coarse(plane: Plane, round: Rounder): Coarse {
  const sizes = plane.weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const reached = sizes[Math.floor(sizes.length * settings.reached)] ?? 0;
  const step = reached === 0 ? 1 : Number((reached / settings.steps).toPrecision(6));
  return { ...round(plane, { step, most: settings.steps }), step };
}

function asHeard({ weights, bias, step }: Coarse, output: number): Coarse {
  const share = output === inOrder ? 1 : settings.badShare;
  return { weights: weights.map((weight) => weight * share), bias: bias * share, step: step * share };
}

function matrixOf(examples: readonly { readonly text: string; readonly language: string }[]): Matrix {
  const [starts, rows, values] = [[0], [] as number[], [] as number[]];
  for (const { text, language } of examples) {
    for (const [row, value] of rowsOf(readToneFeatures(readDraft(text, packs.get(language) ?? null), language))) {
      rows.push(row);
      values.push(value);
    }
    starts.push(rows.length);
  }
  return flat(starts, rows, values);
}

function flat(starts: readonly number[], rows: readonly number[], values: readonly number[]): Matrix {
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
