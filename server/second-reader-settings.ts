// What an operator puts into `classifier/` of the data folder. In: that folder. Out: how the model there is asked and what
// its answers mean, nothing where there is no such folder, or what is wrong with it.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type SecondHead, secondHeads } from '../core/understand/second-reading.ts';
import { openVocabulary } from '../core/understand/word-piece.ts';
import { ClassifierFault } from './second-reader-state.ts';

const fileName = z.string().regex(/^[\w][\w.-]{0,99}$/u, 'must be the plain name of a file in the folder');
const whole = (least: number, most: number) => z.int().min(least).max(most);
const longest = whole(2, 4096);

const Input = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tokens'),
    vocabulary: fileName.default('vocab.txt'),
    lowerCase: z.boolean(),
    longest: longest.default(128),
    /** For a model that was exported for one length alone. */
    pad: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('bytes'),
    /** Added to each byte of the UTF-8; ids below it are signs of the model's own. */
    offset: whole(0, 1000).default(3),
    /** Put behind the bytes; null for a model that wants none. */
    end: whole(0, 1000).nullable().default(1),
    longest: longest.default(512),
  }),
  z.strictObject({
    kind: z.literal('text'),
    /** 1 for a list of texts, 2 for a table of one column. */
    rank: z.union([z.literal(1), z.literal(2)]).default(1),
  }),
]);

const ClassifierFile = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,39}$/u, 'must be 1 to 40 of a-z, 0-9, dot, hyphen and underscore'),
  head: z.enum(Object.keys(secondHeads) as SecondHead[]),
  labels: z.array(z.string().nullable()).min(2).max(100),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/u, 'must be a code of two letters'))
    .max(100)
    .default([]),
  leastConfidence: z.number().min(0.5).max(1).default(0.8),
  input: Input,
  output: z
    .strictObject({ name: z.string().max(200).nullable().default(null), scores: z.enum(['logits', 'probabilities']) })
    .default({ name: null, scores: 'logits' }),
});

export interface ClassifierSettings extends z.infer<typeof ClassifierFile> {
  readonly folder: string;
}

const mostSettings = 64_000;
const mostVocabulary = 30_000_000;

/** Null where nobody has put a classifier. Throws `ClassifierFault`. */
export function readClassifierSettings(folder: string): ClassifierSettings | null {
  const at = join(folder, 'classifier.json');
  const hasModel = existsSync(join(folder, 'model.onnx'));
  if (!existsSync(at)) {
    if (!hasModel) return null;
    throw new ClassifierFault('settings', `${at} is missing, which says what the model is read for.`);
  }
  const settings = { ...parsed(at), folder };
  checkLabels(settings, at);
  if (!hasModel) throw new ClassifierFault('no_model', `${join(folder, 'model.onnx')} is missing.`);
  if (settings.input.kind === 'tokens') readVocabulary(folder, settings.input.vocabulary);
  return settings;
}

function parsed(at: string): z.infer<typeof ClassifierFile> {
  let json: unknown;
  try {
    json = JSON.parse(read(at, mostSettings));
  } catch (error) {
    if (error instanceof ClassifierFault) throw error;
    throw new ClassifierFault('settings', `${at} is no JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  const checked = ClassifierFile.safeParse(json);
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  throw new ClassifierFault('settings', `${at}: ${faults.slice(0, 5).join('; ')}`);
}

function checkLabels({ head, labels }: Pick<ClassifierSettings, 'head' | 'labels'>, at: string): void {
  const known: readonly string[] = secondHeads[head];
  const strange = labels.find((label) => label !== null && !known.includes(label));
  if (strange !== undefined) {
    const choice = `For ${head} there are ${known.join(', ')}, and null for an output that says nothing.`;
    throw new ClassifierFault('settings', `${at}: labels: “${strange}” is unknown. ${choice}`);
  }
  if (labels.every((label) => label === null)) {
    throw new ClassifierFault('settings', `${at}: labels: every one of them is null, so nothing would ever be said.`);
  }
}

export function readVocabulary(folder: string, name: string) {
  const at = join(folder, name);
  if (!existsSync(at)) throw new ClassifierFault('vocabulary', `${at} is missing.`);
  const vocabulary = openVocabulary(read(at, mostVocabulary));
  if (vocabulary !== null) return vocabulary;
  const needs = 'one piece a line, among them [PAD], [UNK], [CLS] and [SEP]';
  throw new ClassifierFault('vocabulary', `${at} is no WordPiece vocabulary: ${needs}.`);
}

function read(at: string, most: number): string {
  if (statSync(at).size > most) throw new ClassifierFault('settings', `${at} is larger than ${most} bytes.`);
  return readFileSync(at, 'utf8').replace(/^\ufeff/u, '');
}
