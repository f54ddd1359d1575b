// The weights readings are made with: the shipped ones, or those an operator trained (`heed train`) and put into the data
// folder. In: that folder. Out: weights. A file that is not understood is said in the log, and the shipped ones are taken.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { openWeights, type Weights } from '../core/understand/weights.ts';

const shipped = join(import.meta.dirname, '../core/understand/weights/mention.bin');

export function shippedWeights(): Weights {
  return openWeights(readFileSync(shipped));
}

export function loadWeights(dataDir: string, log: Pick<Logger, 'error' | 'info'>): Weights {
  const own = join(dataDir, 'weights', 'mention.bin');
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(own);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return shippedWeights();
    throw error;
  }
  try {
    const weights = openWeights(bytes);
    log.info({ weights: weights.id }, `readings are made with the weights in ${own}`);
    return weights;
  } catch (error) {
    log.error({ err: error }, `${own} is not understood, so the shipped weights are used`);
    return shippedWeights();
  }
}
