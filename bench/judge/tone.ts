// Judges the tone of drafts: drafts with their tones, each heard by an ear that never learned from it; and replies of other
// sets, all of them in order.

import { join } from 'node:path';
import { makeEars } from '../../cli/train/make-ears.ts';
import { readLines } from '../../cli/train/read-sets.ts';
import { foldOf, readToneLessons, type ToneExample, writtenSets } from '../../cli/train/train-tone.ts';
import type { ToneEar } from '../../core/respond/tone/heard-tone.ts';
import { openMeaning } from '../../core/respond/tone/open-meaning.ts';
import { openTone } from '../../core/respond/tone/open-tone.ts';
import { meaningLanguage, shippedEar, shippedMeaning } from '../../server/ear.ts';
import { macroF1, type Pair } from './figures.ts';
import type { Head, Part } from './head.ts';
import { hasSets, publicFolder } from './models.ts';
import { readSet } from './own-sets.ts';
import { quotedReplies } from './quoted-replies.ts';
import { toneOf, vectorOf, type WholeEar } from './tone-of.ts';

const own = join(import.meta.dirname, 'own');
const quotedPart = 'real replies, quoted by customers';
type Draft = Pick<ToneExample, 'text' | 'language' | 'tone'>;

function openEars(files: Iterable<readonly [language: string, file: Uint8Array]>): ToneEar {
  const ears = new Map([...files].map(([language, file]) => [language, openTone(file)]));
  return { hear: (read, language, rethink) => ears.get(language)?.hear(read, language, rethink) ?? null };
}

const heardBy =
  (ear: WholeEar) =>
  ({ text, language, tone }: Draft): Pair => [tone, toneOf(ear, text, language)];

function figuresOf(pairs: readonly Pair[]): Part['figures'] {
  const isOk = (tone: string) => (tone === 'ok' ? 'ok' : 'not ok');
  return {
    okOrNot: macroF1(pairs.map(([tone, heard]) => [isOk(tone), isOk(heard)])),
    fourTones: macroF1(pairs),
    letThrough: letThrough(pairs),
  };
}

function letThrough(pairs: readonly Pair[]): number {
  const inOrder = pairs.filter(([tone]) => tone === 'ok');
  return inOrder.filter(([, heard]) => heard === 'ok').length / inOrder.length;
}

/** Of both sets, each by ears that learned from four fifths of both; their thresholds are set by one deal, to be done in time. */
function inFolds(): Part[] {
  const { drafts: examples, mentions } = readToneLessons(own);
  const folds = Map.groupBy(examples, ({ text }) => foldOf(text, 'judge'));
  const heard = [...folds].flatMap(([fold, held]) => {
    const drafts = [...folds].flatMap(([other, some]) => (other === fold ? [] : some));
    const { ears, meaning } = makeEars({ drafts, mentions }, vectorOf, 1);
    const ear = { words: openEars(ears), meaning: openMeaning(meaning) };
    return held.map((of) => ({ of, pair: heardBy(ear)(of) }));
  });
  const partOf = (name: string, isOfIt: (of: ToneExample) => boolean): Part => {
    const pairs = heard.filter(({ of }) => isOfIt(of)).map(({ pair }) => pair);
    return { name, examples: pairs.length, figures: figuresOf(pairs) };
  };
  return writtenSets.flatMap((set) => [
    partOf(`${set}, in folds`, ({ from }) => from === set),
    partOf(`${set} in English, in folds`, ({ from, language }) => from === set && language === meaningLanguage),
  ]);
}

function apart(ear: WholeEar): Part[] {
  return writtenSets.map((set) => {
    const drafts = readLines<Draft>(join(own, set), 'apart');
    return { name: `${set}, apart`, examples: drafts.length, figures: figuresOf(drafts.map(heardBy(ear))) };
  });
}

/** What real desks wrote. */
function quoted(ear: WholeEar): Part {
  const pairs = quotedReplies(publicFolder).map((text) => heardBy(ear)({ text, language: 'en', tone: 'ok' }));
  return { name: quotedPart, examples: pairs.length, figures: { letThrough: letThrough(pairs) } };
}

/** Honest replies written for something else. */
function otherReplies(ear: WholeEar): Part {
  const replies = [
    ...readSet('freshness/apart').flatMap(({ a, b, language }) => [a, b].map((text) => ({ text, language }))),
    ...readSet('contradiction/apart').map(({ draft: text, language }) => ({ text, language })),
    ...readSet('private-data/apart').map(({ text, language }) => ({ text, language })),
  ].map((one) => ({ ...one, tone: 'ok' as const }));
  const figures = { letThrough: letThrough(replies.map(heardBy(ear))) };
  return { name: 'replies of other sets, apart', examples: replies.length, figures };
}

export const tone: Head = {
  name: 'tone',
  how: 'Drafts of replies that are in order, angry, sarcastic or defensive, in six languages. Many of those in order are firm: refusals, bad news, corrections. `okOrNot` and `fourTones` are macro-F1; `letThrough` is the share of drafts in order that raise nothing. `drafts` are letters, many of those in order written in the words of bad ones, to be confused; `desks` are what desks type on networks and below reviews.',
  goals: { okOrNot: 0.78, fourTones: 0.6, letThrough: 0.97 },
  floors: {
    'drafts, in folds': { okOrNot: 0.71, fourTones: 0.675, letThrough: 0.965 },
    'drafts in English, in folds': { okOrNot: 0.76, fourTones: 0.73, letThrough: 0.975 },
    'desks, in folds': { okOrNot: 0.775, fourTones: 0.7, letThrough: 0.97 },
    'desks in English, in folds': { okOrNot: 0.845, fourTones: 0.79, letThrough: 0.97 },
    'drafts, apart': { okOrNot: 0.79, fourTones: 0.745, letThrough: 0.985 },
    'desks, apart': { okOrNot: 0.87, fourTones: 0.805, letThrough: 0.975 },
    'replies of other sets, apart': { letThrough: 0.965 },
    ...(hasSets && { [quotedPart]: { letThrough: 0.96 } }),
  },
  judge: () => {
    const ear = { words: shippedEar, meaning: shippedMeaning() };
    return [...inFolds(), ...apart(ear), otherReplies(ear), ...(hasSets ? [quoted(ear)] : [])];
  },
};
