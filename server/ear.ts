// The ears that hear the tone of drafts, one a language, each opened when somebody first writes in it. The desk hears with the
// same weights.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToneEar } from '../core/respond/tone/heard-tone.ts';
import { type MeaningEar, openMeaning } from '../core/respond/tone/open-meaning.ts';
import { openTone } from '../core/respond/tone/open-tone.ts';

const folder = join(import.meta.dirname, '../core/respond/tone/ears');
const opened = new Map<string, ToneEar | null>();

export const shippedEar: ToneEar = {
  hear: (read, language, rethink) => earOf(language)?.hear(read, language, rethink) ?? null,
};

/** The one language the meaning of sentences is read in. */
export const meaningLanguage = 'en';
let meaning: MeaningEar | null = null;

export function shippedMeaning(): MeaningEar {
  meaning ??= openMeaning(readFileSync(join(folder, '../meaning', `${meaningLanguage}.bin`)));
  return meaning;
}

function earOf(language: string): ToneEar | null {
  const there = opened.get(language);
  if (there !== undefined) return there;
  const file = join(folder, `${language}.bin`);
  const ear = /^[a-z]{2,3}$/u.test(language) && existsSync(file) ? openTone(readFileSync(file)) : null;
  opened.set(language, ear);
  return ear;
}
