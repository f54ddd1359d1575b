// judge label --head HEAD [--lang xx] [--domain NAME] [--model shipped|trained]: a text a line in, a label a line out.
// judge train --data DIR --out DIR: weights from everything in DIR and Heed's own examples.

import { parseArgs } from 'node:util';
import { labeller } from './label.ts';
import { modelsOf, publicFolder, trainedFolder, trainInto } from './models.ts';

const usage = `judge label --head HEAD [--lang xx] [--domain NAME] [--model shipped|trained] [--weights DIR] < texts > labels
judge train --data DIR --out DIR`;

const options = {
  head: { type: 'string' },
  lang: { type: 'string', default: '' },
  domain: { type: 'string', default: '' },
  model: { type: 'string', default: 'shipped' },
  weights: { type: 'string', default: trainedFolder },
  data: { type: 'string', default: publicFolder },
  out: { type: 'string', default: trainedFolder },
} as const;

const [act, ...args] = process.argv.slice(2);
try {
  if (act === 'label') await label();
  else if (act === 'train') train();
  else throw new Error(usage);
} catch (error) {
  process.stderr.write(`judge: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function label(): Promise<void> {
  const { head, lang, domain, model, weights, data } = parseArgs({ args, options }).values;
  if (head === undefined || (model !== 'shipped' && model !== 'trained')) throw new Error(usage);
  const models = modelsOf(model, { folder: weights, publicSets: data });
  const read = labeller(models, { head, language: lang, domain });
  const texts = await readAll();
  process.stdout.write(texts.map((text) => `${read(text)}\n`).join(''));
}

function train(): void {
  const { data, out } = parseArgs({ args, options }).values;
  trainInto(out, data);
}

/** A line a text; the last line may lack its end. */
async function readAll(): Promise<string[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === ''
    ? []
    : text
        .replace(/\n$/u, '')
        .split('\n')
        .map((line) => line.replace(/\r$/u, ''));
}
