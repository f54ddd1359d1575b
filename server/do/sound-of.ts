// The ear the server hears a draft with: by its words, and in English by what it means too. In: the draft. Out: an ear for it.

import type { ToneEar } from '../../core/respond/tone/heard-tone.ts';
import { meaningLanguage, shippedEar, shippedMeaning } from '../ear.ts';
import type { World } from '../world.ts';

/** Whoever sends waits no longer than this; then words decide alone. */
const waitForMeaningMs = 500;

export async function earFor({ sentences }: Pick<World, 'sentences'>, text: string): Promise<ToneEar> {
  const vector = (await sentences.vectorsOf([text], waitForMeaningMs)).get(text) ?? null;
  if (vector === null) return shippedEar;
  const meaning = shippedMeaning();
  return {
    hear: (read, language) =>
      shippedEar.hear(read, language, language === meaningLanguage ? (margins) => meaning(margins, vector) : undefined),
  };
}
