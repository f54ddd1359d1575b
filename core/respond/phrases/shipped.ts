// The starting sets by language. For the server, which hands the desk the one it asks for.

import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { ShippedPhrase } from './phrase.ts';
import { pt } from './pt.ts';

/** By ISO 639-1. */
export const shippedPhrases: ReadonlyMap<string, readonly ShippedPhrase[]> = new Map([
  ['en', en],
  ['de', de],
  ['es', es],
  ['fr', fr],
  ['pt', pt],
]);
