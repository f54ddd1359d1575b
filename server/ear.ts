// The ear that hears the tone of drafts, opened once. The desk hears with the same weights.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToneEar } from '../core/respond/tone/heard-tone.ts';
import { openTone } from '../core/respond/tone/open-tone.ts';

const weights = join(import.meta.dirname, '../core/respond/tone/tone.bin');
let ear: ToneEar | null = null;

export function shippedEar(): ToneEar {
  ear ??= openTone(readFileSync(weights));
  return ear;
}
