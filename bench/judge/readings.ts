// The heads of readings, judged: validation splits of the public sets under ../shared/text for both models, where they are
// here, and the part of Heed's own examples that was kept apart. Texts that were in a training split too are left out.

import { join } from 'node:path';
import { type OwnMention, publicSets, readLines, readPublic } from '../../cli/train/read-sets.ts';
import { accuracy, byLabel, macroF1, macroRecall, type Pair } from './figures.ts';
import type { Head, Part } from './head.ts';
import { labeller, type Models } from './label.ts';
import { hasSets, modelsOf, ownFolders, publicFolder, trainedFolder } from './models.ts';
import { readingFloors } from './reading-floors.ts';

const kinds = ['trained', 'shipped'] as const;
type Kind = (typeof kinds)[number];
type Measure = 'macroF1' | 'macroRecall' | 'accuracy';

interface SetToJudge {
  readonly set: string;
  readonly head: string;
  readonly language?: string;
  readonly domain?: string;
  /** Which file of labels; the set's own otherwise. */
  readonly labels?: string;
  /** The set's label as the judge's commands print it; null: not judged. */
  readonly truth?: (label: string) => string | null;
  /** What was said, in the set's labels. */
  readonly said?: (label: string) => string;
  readonly measures: readonly Measure[];
}

const complaintOrNot = (label: string): string => (label === 'complaint' ? 'complaint' : 'other');
const romance = ['en', 'es', 'fr', 'de', 'pt', 'it'] as const;

const sets: Readonly<Record<string, readonly SetToJudge[]>> = {
  feeling: [
    { set: 'tweeteval_sentiment', head: 'feeling', language: 'en', measures: ['macroRecall'] },
    { set: 'airline', head: 'feeling', language: 'en', domain: 'airline', measures: ['macroF1'] },
    ...romance.map((language) => ({
      set: `umsab_${language}`,
      head: 'feeling',
      language,
      measures: ['macroF1'] as const,
    })),
  ],
  emotion: [{ set: 'tweeteval_emotion', head: 'emotion', language: 'en', measures: ['macroF1'] }],
  offence: [
    { set: 'tweeteval_offensive', head: 'offence', language: 'en', measures: ['macroF1'] },
    {
      set: 'germeval18_de',
      head: 'offence',
      language: 'de',
      truth: (label) => (label === 'OFFENSE' ? 'offensive' : 'not-offensive'),
      measures: ['macroF1'],
    },
  ],
  irony: [{ set: 'tweeteval_irony', head: 'irony', language: 'en', measures: ['macroF1'] }],
  kind: [{ set: 'complaints', head: 'kind', language: 'en', said: complaintOrNot, measures: ['macroF1'] }],
  reason: [
    {
      set: 'airline',
      head: 'reason',
      language: 'en',
      domain: 'airline',
      labels: 'reasons',
      truth: (label) => (label === '-' ? null : label),
      measures: ['accuracy'],
    },
  ],
  language: ['en', 'es', 'fr', 'de', 'it', 'pt', 'ar'].map((language) => ({
    set: `umsab_${language}`,
    head: 'language',
    truth: () => language,
    measures: ['accuracy'],
  })),
};

/** What Heed's own examples say of a head, as the judge's commands print it; null where they say nothing. */
const ownTruth: Readonly<Record<string, (one: OwnMention) => string | null>> = {
  feeling: (one) => one.feeling,
  emotion: (one) => one.emotion,
  offence: (one) => (one.abusive ? 'offensive' : 'not-offensive'),
  irony: (one) => (one.ironic ? 'irony' : 'non_irony'),
  kind: (one) => one.kind,
  reason: (one) => one.reason,
  urgency: (one) => (one.urgent ? 'urgent' : 'normal'),
  language: (one) => one.language,
};

const how: Readonly<Record<string, string>> = {
  feeling:
    'Negative, neutral or positive, of what is meant. In six languages, and of tweets to airlines by weights of their own.',
  emotion: 'Anger, joy, optimism or sadness, of texts that have one of them.',
  offence:
    'Whether it insults. Sets of tweets call any swearing offensive; Heed’s own examples only what is aimed at somebody.',
  irony: 'Whether the words say the opposite of what is meant.',
  kind: 'Complaint, question, praise or other; the public set tells complaints from all else.',
  reason: 'What a complaint is about: ten reasons of Heed’s own; of tweets to airlines by the labels of their set.',
  urgency: 'Whether it cannot wait. There is no public set; Heed’s own examples are all there is to learn from.',
  language: 'Of short public texts, among seven languages.',
};

/** The goals of the design: by part and figure. */
const goals: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>> = {
  feeling: {
    'tweeteval_sentiment, trained': { macroRecall: 0.65 },
    'airline, trained': { macroF1: 0.78 },
    'six languages, trained': { macroF1: 0.62 },
  },
  emotion: { 'tweeteval_emotion, trained': { macroF1: 0.71 } },
  offence: { 'tweeteval_offensive, trained': { macroF1: 0.775 }, 'germeval18_de, trained': { macroF1: 0.72 } },
  irony: { 'tweeteval_irony, trained': { macroF1: 0.66 } },
  kind: { 'complaints, trained': { macroF1: 0.84 } },
  reason: { 'airline, trained': { accuracy: 0.65 } },
  urgency: { 'own, apart': { f1Urgent: 0.55 } },
  language: { 'seven languages, shipped': { accuracy: 0.98 } },
};

const measuring: Readonly<Record<Measure, (pairs: readonly Pair[]) => number>> = { macroF1, macroRecall, accuracy };

export const readings: readonly Head[] = Object.keys(how).map((name) => ({
  name,
  how: how[name] ?? '',
  goals: {},
  goalsByPart: goals[name] ?? {},
  floors: hasSets ? (readingFloors[name] ?? {}) : ownOnly(readingFloors[name] ?? {}),
  judge: () => [...(hasSets ? publicParts(name) : []), ...ownParts(name)],
}));

function ownOnly(floors: Head['floors']): Head['floors'] {
  return Object.fromEntries(Object.entries(floors).filter(([part]) => part.startsWith('own')));
}

const models = new Map<Kind, Models>();
function modelOf(kind: Kind): Models {
  const known = models.get(kind);
  if (known !== undefined) return known;
  const opened = modelsOf(kind, { folder: trainedFolder, publicSets: publicFolder });
  models.set(kind, opened);
  return opened;
}

function publicParts(name: string): Part[] {
  // The language table is the same in both.
  const judged = name === 'language' ? (['shipped'] as const) : kinds;
  return judged.flatMap((kind) => {
    const parts = (sets[name] ?? []).map((one) => ({ one, pairs: pairsOf(one, kind) }));
    const together = gathered(name, kind, parts);
    return [...parts.map(({ one, pairs }) => partOf(`${one.set}, ${kind}`, pairs, one.measures)), ...together];
  });
}

function gathered(name: string, kind: Kind, parts: readonly { one: SetToJudge; pairs: readonly Pair[] }[]): Part[] {
  const several = parts.filter(({ one }) => one.set.startsWith('umsab_'));
  if (several.length === 0) return [];
  const examples = several.reduce((sum, { pairs }) => sum + pairs.length, 0);
  if (name === 'language') {
    const figures = { accuracy: accuracy(several.flatMap(({ pairs }) => pairs)) };
    return [{ name: `seven languages, ${kind}`, examples, figures }];
  }
  const mean = several.reduce((sum, { pairs }) => sum + macroF1(pairs), 0) / several.length;
  return [{ name: `six languages, ${kind}`, examples, figures: { macroF1: mean } }];
}

function pairsOf({ set, head, language = '', domain = '', labels, truth, said }: SetToJudge, kind: Kind): Pair[] {
  const read = labeller(modelOf(kind), { head, language, domain });
  const seen = trainedOn(kind);
  return readPublic(join(publicFolder, set), 'val', labels).flatMap(({ text, label }): Pair[] => {
    const right = truth === undefined ? label : truth(label);
    if (right === null || seen.has(plain(text))) return [];
    const given = read(text);
    return [[right, said === undefined ? given : said(given)]];
  });
}

const trainingTexts = new Map<Kind, ReadonlySet<string>>();
/** One set holds most of the validation texts of another: what was trained on says nothing. */
function trainedOn(kind: Kind): ReadonlySet<string> {
  const known = trainingTexts.get(kind);
  if (known !== undefined) return known;
  const used = Object.entries(publicSets).filter(([, { isFree }]) => isFree || kind === 'trained');
  const texts = used.flatMap(([set]) => readPublic(join(publicFolder, set), 'train').map(({ text }) => plain(text)));
  const gathered = new Set(texts);
  trainingTexts.set(kind, gathered);
  return gathered;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function ownParts(name: string): Part[] {
  const truth = ownTruth[name];
  if (truth === undefined) return [];
  const apart = ownFolders.flatMap((folder) => readLines<OwnMention>(folder, 'apart'));
  const pairs = apart.flatMap((one): Pair[] => {
    const right = truth(one);
    if (right === null) return [];
    const language = name === 'language' ? '' : one.language;
    return [[right, labeller(modelOf('shipped'), { head: name, language, domain: '' })(one.text)]];
  });
  return [partOf('own, apart', pairs, name === 'language' ? ['accuracy'] : ['macroF1'])];
}

function partOf(name: string, pairs: readonly Pair[], measures: readonly Measure[]): Part {
  const figures = Object.fromEntries(measures.map((measure) => [measure, measuring[measure](pairs)]));
  const each = measures.includes('accuracy') ? [] : [...byLabel(pairs)];
  const perLabel = each.map(([label, { f1 }]) => [`f1${label.charAt(0).toUpperCase()}${label.slice(1)}`, f1] as const);
  return { name, examples: pairs.length, figures: { ...figures, ...Object.fromEntries(perLabel) } };
}
