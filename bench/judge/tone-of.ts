// The tone of one draft as the product hears it. In: an ear, a text and its language. Out: a tone; `ok` where it hears none.

import { openReader } from '../../cli/train/make-ears.ts';
import { readDraft } from '../../core/respond/read-draft.ts';
import type { HeardTone, ToneEar } from '../../core/respond/tone/heard-tone.ts';
import type { MeaningEar } from '../../core/respond/tone/open-meaning.ts';
import { meaningLanguage } from '../../server/ear.ts';
import { draftPacks } from './draft-packs.ts';

export const vectorOf = openReader();

/** An ear for words, and what is made of the meaning beside it. */
export interface WholeEar {
  readonly words: ToneEar;
  readonly meaning: MeaningEar;
}

export function toneOf({ words, meaning }: WholeEar, text: string, language: string): HeardTone['tone'] {
  const vector = language === meaningLanguage ? vectorOf(text) : null;
  const rethink = vector === null ? undefined : (margins: readonly number[]) => meaning(margins, vector);
  return words.hear(readDraft(text, draftPacks.get(language) ?? null), language, rethink)?.tone ?? 'ok';
}
