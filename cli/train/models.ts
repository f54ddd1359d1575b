// Which examples make which weights, and where weights lie. In: folders of examples. Out: files of weights with a manifest
// of what they were made from. `shipped`: only sets whose licence lets weights be given away, and Heed's own examples;
// `trained`: everything that is there.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settings } from '../../core/understand/train/train.ts';
import { openWeights, type Weights } from '../../core/understand/weights.ts';
import {
  type Example,
  type OwnMention,
  ownExample,
  publicSets,
  readLines,
  readPublic,
  readPublicSets,
} from './read-sets.ts';
import { checksum, mentionPlan, mentionRows, planFor, trainMentions, wholePlan } from './train-weights.ts';

export interface Folders {
  /** Public sets in the layout of `read-sets.ts`; they may be missing. */
  readonly publicSets: string;
  /** Folders of own examples. */
  readonly own: readonly string[];
  /** Weights to begin from, for own examples they were not trained on; left out: from nothing. */
  readonly former?: Weights;
}

export interface Made {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly manifest: object;
}

const airlineSays = (split: 'train' | 'val', folder: string): Example[] => {
  const feelings = readPublic(folder, split);
  const reasons = readPublic(folder, split, 'reasons');
  return feelings.map(({ text, label }, i) => {
    const reason = reasons[i]?.label ?? '-';
    return { text, language: 'en', says: { feeling: label, ...(reason === '-' ? {} : { reason }) }, worth: 1 };
  });
};

/** The weights readings are made with. */
export function makeMentions(kind: 'shipped' | 'trained', { publicSets: folder, own, former }: Folders): Made {
  const open = readPublicSets(folder, { isFreeOnly: kind === 'shipped', split: 'train' });
  const mine = own.flatMap((one) => readLines<OwnMention>(one, 'chosen').map(ownExample));
  const plan = kind === 'shipped' ? mentionPlan : wholePlan;
  // Free sets are what the shipped weights know by heart: beside them what they say teaches nothing.
  const isNew = open.every(({ source = '' }) => publicSets[source]?.isFree !== true);
  return made('mention.bin', kind, [...open, ...mine], plan, isNew ? former : undefined);
}

/** A domain with labels of its own: tweets to airlines, their feeling and what they complain of. It leans on everything else. */
export function makeAirline({ publicSets, own }: Folders): Made | null {
  const folder = join(publicSets, 'airline');
  if (!existsSync(join(folder, 'train_text.txt'))) return null;
  const examples = airlineSays('train', folder);
  // Reasons are judged by how many are right, and not by label: the rare ones are weighed up but little.
  const plan = planFor(examples, { reason: { cost: 0.3, balance: 0.2 } });
  const others = [
    ...readPublicSets(publicSets, { isFreeOnly: false, split: 'train' }),
    ...own.flatMap((one) => readLines<OwnMention>(one, 'chosen').map(ownExample)),
  ];
  return made('airline.bin', 'airline', [...examples, ...others.map(asQuestions)], plan);
}

/** Heads of the same name but with other labels are only leaned on; public sets have questions of their own beside them. */
function asQuestions(one: Example): Example {
  const says = Object.entries(one.says).flatMap(([name, label]) => {
    if (one.source === undefined) return [[`own ${name}`, label]];
    return name in mentionPlan ? [] : [[name, label]];
  });
  return { ...one, says: Object.fromEntries(says) };
}

function made(
  file: string,
  kind: string,
  examples: readonly Example[],
  plan: typeof mentionPlan,
  former?: Weights,
): Made {
  const counts = new Map<string, number>();
  for (const { source = 'own' } of examples) counts.set(source, (counts.get(source) ?? 0) + 1);
  const bytes = trainMentions(`${kind}-1`, examples, plan, former);
  const manifest = {
    id: `${kind}-1`,
    sha256: checksum(bytes),
    ...(former === undefined ? {} : { former: former.id }),
    rows: mentionRows,
    ...settings,
    heads: plan,
    examples: Object.fromEntries([...counts].map(([set, count]) => [set, { count, licence: licenceOf(set) }])),
    figures: 'docs/judgement.md',
  };
  return { file, bytes, manifest };
}

function licenceOf(set: string): string {
  return publicSets[set]?.licence ?? (set === 'own' ? 'Apache-2.0' : 'not stated');
}

export function writeWeights(folder: string, { file, bytes, manifest }: Made): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), bytes);
  writeFileSync(join(folder, file.replace(/\.bin$/u, '.json')), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Null where there is no such file. Throws when it is no file of weights. */
export function readWeights(folder: string, file: string): Weights | null {
  const path = join(folder, file);
  return existsSync(path) ? openWeights(readFileSync(path)) : null;
}
