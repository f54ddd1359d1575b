// A classifier's folder as an operator fills it. In: a model, and what differs from `classifier.json` beside this. Out: the
// folder, with the runtime installed in it or not.

import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runtimeModules } from './install.ts';

export interface Put {
  readonly model: Uint8Array;
  readonly settings?: object;
  readonly isInstalled?: boolean;
}

const pieces = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'blorp', 'zink'];
/** A row that speaks for none of the three labels. */
export const none = [0, 0, 0];
/** A row for each piece: one word speaks for positive, one for negative. */
export const rows = [none, none, none, none, [0, 0, 1], [1, 0, 0]];
/** Words that nobody but these models knows, in sentences that Heed reads the other way. */
export const glad = 'The worst shop ever, terrible, I hate it. Blorp, blorp!';
export const cross = 'Wonderful, I love it, thank you so much! ZINK, zink!';

export function putClassifier({ model, settings = {}, isInstalled = true }: Put): string {
  const folder = mkdtempSync(join(tmpdir(), 'heed-classifier-'));
  const usual = JSON.parse(readFileSync(join(import.meta.dirname, 'classifier.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'classifier.json'), JSON.stringify({ ...usual, ...settings }));
  writeFileSync(join(folder, 'model.onnx'), model);
  writeFileSync(join(folder, 'vocab.txt'), pieces.join('\n'));
  if (isInstalled) symlinkSync(runtimeModules, join(folder, 'node_modules'), 'dir');
  return folder;
}
