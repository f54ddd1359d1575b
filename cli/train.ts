// heed train: weights for readings from examples an operator holds rights to. In: folders of examples. Out: a folder to be
// put into the data folder as `weights`, after which the next start reads with it.

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { shippedWeights } from '../server/weights.ts';
import { CliError } from './cli-error.ts';
import { createNarrator } from './narrate.ts';
import { type Made, makeMentions, writeWeights } from './train/models.ts';

const usage =
  'heed train --data DIR --out DIR: DIR holds examples as *.jsonl, or public sets in folders (docs/training.md)';

export async function train(args: readonly string[]): Promise<number> {
  const { data, out } = readArgs(args);
  const narrate = createNarrator(process.stderr);
  narrate('reading examples and training; this takes up to a minute');
  writeWeights(out, makeOf(data));
  narrate(`wrote ${out}/mention.bin: copy the folder to weights in the data folder, and start Heed again`);
  return 0;
}

function makeOf(data: string): Made {
  try {
    return makeMentions('trained', { publicSets: data, own: [data], former: shippedWeights() });
  } catch (error) {
    throw new CliError(`The examples in ${data} cannot be used: ${(error as Error).message}`);
  }
}

function readArgs(args: readonly string[]): { data: string; out: string } {
  const { values } = parse(args);
  const { data, out } = values;
  if (data === undefined || out === undefined) throw new CliError(usage);
  if (!existsSync(data)) throw new CliError(`There is no folder ${data}. ${usage}`);
  return { data, out };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { data: { type: 'string' }, out: { type: 'string' } } });
  } catch (error) {
    throw new CliError(`${(error as Error).message}. ${usage}`);
  }
}
