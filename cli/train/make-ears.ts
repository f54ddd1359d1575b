// Makes the files by which the tone of drafts is heard. In: Heed's own examples. Out: an ear for each language, what stands
// beside it in English, and what they were made from, the same bytes every time. Run by itself it writes the shipped ones.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { heardTones } from '../../core/respond/tone/heard-tone.ts';
import { meaningLanguage } from '../../server/ear.ts';
import { openShippedEncoder } from '../../server/encoder.ts';
import { meaningSettings, trainMeaning } from './train-meaning.ts';
import {
  type Heard,
  readToneLessons,
  settings,
  type ToneLessons,
  type TrainedTone,
  trainTone,
  worths,
  writtenSets,
} from './train-tone.ts';
import { checksum } from './train-weights.ts';

export interface MadeEars {
  readonly ears: ReadonlyMap<string, Uint8Array>;
  readonly meaning: Uint8Array;
}

export type VectorOf = (text: string) => Float32Array | null;

/** With fewer deals the ears are made sooner. */
export function makeEars(lessons: ToneLessons, vectorOf: VectorOf, deals?: number): MadeEars {
  const { ears, heard }: TrainedTone = trainTone(lessons, deals);
  const meant = heard.flatMap((one) => withMeaning(one, vectorOf) ?? []);
  return { ears, meaning: trainMeaning(meant) };
}

function withMeaning({ of, margins }: Heard, vectorOf: VectorOf) {
  const vector = of.language === meaningLanguage ? vectorOf(of.text) : null;
  return vector === null ? null : { of, margins, vector };
}

/** An encoder that reads a text once, however often it is asked for. */
export function openReader(): VectorOf {
  const encoder = openShippedEncoder();
  const known = new Map<string, Float32Array | null>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const vector = encoder.vectorOf(text);
    known.set(text, vector);
    return vector;
  };
}

if (import.meta.main) {
  const project = join(import.meta.dirname, '../..');
  const folder = join(project, 'core/respond/tone');
  const lessons = readToneLessons(join(project, 'bench/judge/own'));
  const written = lessons.drafts.filter(({ from }) => writtenSets.some((set) => set === from));
  const { ears, meaning } = makeEars(lessons, openReader());
  const lines = [...ears].map(([language, bytes]) => {
    const own = written.filter((one) => one.language === language);
    const tones = heardTones.map((tone) => [tone, own.filter((one) => one.tone === tone).length] as const);
    return [language, { ...Object.fromEntries(tones), sha256: checksum(bytes) }] as const;
  });
  const manifest = {
    ...settings,
    data: 'bench/judge/own: drafts, desks, mentions, and the replies of freshness, contradiction, private-data, answers and sentences, the chosen parts; core/respond/phrases',
    otherReplies: lessons.drafts.length - written.length,
    mentions: lessons.mentions.length,
    worths,
    ears: Object.fromEntries(lines),
    meaning: { ...meaningSettings, language: meaningLanguage, sha256: checksum(meaning) },
  };
  for (const name of ['ears', 'meaning']) mkdirSync(join(folder, name), { recursive: true });
  for (const [language, bytes] of ears) writeFileSync(join(folder, 'ears', `${language}.bin`), bytes);
  writeFileSync(join(folder, 'meaning', `${meaningLanguage}.bin`), meaning);
  writeFileSync(join(folder, 'ears/manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
