// The thread that reads sentences. In: lists of texts. Out: for each its vector, or null where it is not English.

import { parentPort } from 'node:worker_threads';
import { readLanguage } from '../core/understand/language.ts';
import { openShippedEncoder } from './encoder.ts';
import type { FromReader } from './sentences.ts';

const encoder = openShippedEncoder();
const known = { languages: ['en'], earlier: null, hint: 'en' };

parentPort?.on('message', (texts: readonly string[]) => {
  const vectors = texts.map((text) => (readLanguage(text, known).language === 'en' ? encoder.vectorOf(text) : null));
  parentPort?.postMessage({ vectors } satisfies FromReader);
});
