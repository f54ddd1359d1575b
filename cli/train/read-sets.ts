// The example sets a folder holds, as training takes them. In: a folder with public sets (`train_text.txt` and
// `train_labels.txt` in a folder each) or own examples (`*.jsonl`). Out: texts, and what each says of which head. A label of
// a set that means something else than Heed's is left out rather than bent.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { headLabels } from '../../core/understand/heads.ts';
import type { Says } from '../../core/understand/train/train.ts';

export interface Example {
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly says: Says;
  /** What it counts; 1 is usual. */
  readonly worth: number;
  /** The public set it is from. */
  readonly source?: string;
}

interface PublicSet {
  readonly language: string;
  /** May be trained on for weights that are given away: MIT, Apache-2.0, CC BY. */
  readonly isFree: boolean;
  /** As the set's own page states it. */
  readonly licence: string;
  /** What an example counts; 1 is usual. */
  readonly worth?: number;
  /** Where this set is there too, it says the same better, and this one is only leaned on. */
  readonly givesWayTo?: string;
  /** The question its labels answer, where several sets answer one. */
  readonly question?: string;
  /** What a label says of the heads; left out: it is only leaned on (`core/understand/train/hints.ts`). */
  readonly says?: (label: string) => Says;
}

const byTable =
  (head: string, table: Readonly<Record<string, string>>) =>
  (label: string): Says => {
    const known = table[label];
    return known === undefined ? {} : { [head]: known };
  };
const feelings = byTable('feeling', { negative: 'negative', neutral: 'neutral', positive: 'positive' });

/** Emotions of GoEmotions that mean what the head means; a text with two that disagree says nothing. */
const emotionOf: Readonly<Record<string, string>> = {
  anger: 'anger',
  annoyance: 'anger',
  disgust: 'anger',
  joy: 'joy',
  amusement: 'joy',
  excitement: 'joy',
  love: 'joy',
  optimism: 'optimism',
  sadness: 'sadness',
  grief: 'sadness',
  disappointment: 'sadness',
  remorse: 'sadness',
};

function emotions(label: string): Says {
  const found = new Set(label.split(',').flatMap((one) => emotionOf[one] ?? []));
  const [emotion] = found;
  return found.size === 1 && emotion !== undefined ? { emotion } : {};
}

export const publicSets: Readonly<Record<string, PublicSet>> = {
  tweeteval_sentiment: {
    language: 'en',
    isFree: false,
    licence: 'terms of SemEval-2017 and Twitter',
    // Thirty times as many as of any other language: at full worth they drown the others, and what customers say.
    worth: 0.2,
    says: feelings,
  },
  tweeteval_emotion: {
    language: 'en',
    isFree: false,
    licence: 'terms of the task and Twitter',
    says: byTable('emotion', { anger: 'anger', joy: 'joy', optimism: 'optimism', sadness: 'sadness' }),
  },
  tweeteval_irony: {
    language: 'en',
    isFree: false,
    licence: 'terms of the task and Twitter',
    says: byTable('irony', { irony: 'ironic', non_irony: 'none' }),
  },
  tweeteval_offensive: {
    language: 'en',
    isFree: false,
    licence: 'terms of the task and Twitter',
    says: byTable('abuse', { offensive: 'abusive', 'not-offensive': 'none' }),
  },
  ...Object.fromEntries(
    ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar'].map((language) => [
      `umsab_${language}`,
      { language, isFree: true, licence: 'Apache-2.0', question: 'umsab', says: feelings },
    ]),
  ),
  complaints: {
    language: 'en',
    isFree: false,
    licence: 'none stated',
    says: byTable('complaint', { complaint: 'complaint', other: 'none' }),
  },
  germeval18_de: {
    language: 'de',
    isFree: true,
    licence: 'CC BY 4.0',
    says: byTable('abuse', { OFFENSE: 'abusive', OTHER: 'none' }),
  },
  goemotions: {
    language: 'en',
    isFree: true,
    licence: 'Apache-2.0',
    givesWayTo: 'tweeteval_emotion',
    says: emotions,
  },
  isarcasm: {
    language: 'en',
    isFree: true,
    licence: 'MIT',
    givesWayTo: 'tweeteval_irony',
    says: byTable('irony', { 1: 'ironic', 0: 'none' }),
  },
  tweeteval_hate: { language: 'en', isFree: false, licence: 'terms of the task and Twitter' },
  figlang_twitter: { language: 'en', isFree: false, licence: 'none stated' },
};

export interface Reading {
  /** Only sets whose licence lets weights trained on them be given away. */
  readonly isFreeOnly: boolean;
  readonly split: 'train' | 'val';
}

/** Texts of a public set with their labels as the set has them. Throws when the two files do not match. */
export function readPublic(folder: string, split: string, labels = 'labels') {
  const linesOf = (name: string) =>
    readFileSync(join(folder, `${split}_${name}.txt`), 'utf8')
      .replace(/\n$/u, '')
      .split('\n');
  const texts = linesOf('text');
  const said = linesOf(labels);
  if (texts.length !== said.length) throw new Error(`${folder}: ${texts.length} texts and ${said.length} labels`);
  return texts.map((text, i) => ({ text, label: said[i] ?? '' }));
}

/** Every example of the public sets in the folder; a folder without any gives none. */
export function readPublicSets(folder: string, { isFreeOnly, split }: Reading): Example[] {
  const isThere = (name = '') =>
    publicSets[name] !== undefined &&
    (publicSets[name].isFree || !isFreeOnly) &&
    existsSync(join(folder, name, `${split}_text.txt`));
  const there = Object.entries(publicSets).filter(([name]) => isThere(name));
  const isLeanedOn = ({ says, givesWayTo }: PublicSet) => says === undefined || isThere(givesWayTo);
  const examplesOf = ([name, set]: readonly [string, PublicSet]) =>
    readPublic(join(folder, name), split).map(({ text, label }) => {
      const answer = { [set.question ?? name]: label };
      const says = isLeanedOn(set) ? answer : { ...answer, ...set.says?.(label) };
      return { text, language: set.language, says, worth: set.worth ?? 1, source: name };
    });
  const main = there.filter(([, set]) => !isLeanedOn(set)).flatMap(examplesOf);
  const known = new Set(main.map(({ text }) => text));
  const leanedOn = there.filter(([, set]) => isLeanedOn(set)).flatMap(examplesOf);
  return [...main, ...leanedOn.filter(({ text }) => !known.has(text))];
}

/** Own examples count more: they are about what customers say to a business. */
const ownWorth = 2;
const partOf = {
  chosen: (name: string) => !name.startsWith('apart'),
  apart: (name: string) => name.startsWith('apart'),
};

export interface OwnMention {
  readonly text: string;
  readonly language: string;
  readonly kind: string;
  readonly feeling: string;
  readonly emotion: string | null;
  readonly reason: string | null;
  readonly urgent: boolean;
  readonly abusive: boolean;
  readonly ironic: boolean;
}

/** The examples in a folder of `.jsonl` files; those named `apart…` are for judging. Throws at a line that is no JSON. */
export function readLines<Line>(folder: string, part: keyof typeof partOf): Line[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl') && partOf[part](basename(name)));
  return files.sort().flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .flatMap((line, i) => {
        if (line.trim() === '') return [];
        try {
          return [JSON.parse(line) as Line];
        } catch (error) {
          throw new Error(`${name}, line ${i + 1}: no JSON`, { cause: error });
        }
      }),
  );
}

const labels: Readonly<Record<string, readonly unknown[]>> = {
  kind: ['complaint', ...headLabels.kind],
  feeling: headLabels.feeling,
  emotion: [...headLabels.emotion, null],
  reason: [...headLabels.reason, null],
  urgent: [true, false],
  abusive: [true, false],
  ironic: [true, false],
};

/** Throws an Error in words where a label is missing or unknown. */
export function ownExample(one: OwnMention): Example {
  for (const [field, known] of Object.entries(labels)) {
    const said = one[field as keyof OwnMention];
    if (!known.includes(said))
      throw new Error(`"${one.text}": ${field} is ${JSON.stringify(said)}, not one of ${known.join(', ')}`);
  }
  const { text, language, kind, feeling, emotion, reason, urgent, abusive, ironic } = one;
  const says = {
    complaint: kind === 'complaint' ? 'complaint' : 'none',
    ...(kind === 'complaint' ? {} : { kind }),
    feeling,
    ...(emotion === null ? {} : { emotion }),
    ...(reason === null ? {} : { reason }),
    urgency: urgent ? 'urgent' : 'none',
    abuse: abusive ? 'abusive' : 'none',
    irony: ironic ? 'ironic' : 'none',
  };
  return { text, language, says, worth: ownWorth };
}
