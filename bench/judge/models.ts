// The two models that are judged: `shipped`, as committed, and `trained`, made here from everything in ../shared/text when it
// is not there yet. In: which. Out: weights.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeAirline, makeMentions, readWeights, writeWeights } from '../../cli/train/models.ts';
import { shippedWeights } from '../../server/weights.ts';
import type { Models } from './label.ts';

const project = join(import.meta.dirname, '../..');
export const publicFolder = join(project, '../shared/text');
export const hasSets = existsSync(publicFolder);
export const ownFolders = [join(import.meta.dirname, 'own/mentions')];
/** Kept from one run to the next; not committed. */
export const trainedFolder = join(project, '.judge/trained');

/** Throws an Error in words when weights have to be trained and there is nothing to train on. */
export function modelsOf(
  kind: 'shipped' | 'trained',
  { folder, publicSets }: { readonly folder: string; readonly publicSets: string },
): Models {
  if (kind === 'shipped') return { mention: shippedWeights(), airline: null };
  const mention = readWeights(folder, 'mention.bin');
  if (mention !== null) return { mention, airline: readWeights(folder, 'airline.bin') };
  if (!existsSync(publicSets)) throw new Error(`there is no ${publicSets} to train on`);
  process.stderr.write('judge: training, which takes a minute\n');
  trainInto(folder, publicSets);
  return modelsOf(kind, { folder, publicSets });
}

export function trainInto(folder: string, publicSets: string): void {
  const folders = { publicSets, own: ownFolders };
  writeWeights(folder, makeMentions('trained', folders));
  const airline = makeAirline(folders);
  if (airline !== null) writeWeights(folder, airline);
}
