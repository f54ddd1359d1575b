// What an operator may write into `classifier.json`, and that every mistake is named with its file.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { readClassifierSettings } from './second-reader-settings.ts';
import { ClassifierFault } from './second-reader-state.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heed-classifier-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const good = {
  name: 'ours-1',
  head: 'feeling',
  labels: ['negative', null, 'positive'],
  input: { kind: 'tokens', lowerCase: true },
};
const put = (name: string, content: unknown) =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
const putAll = (settings: unknown) => {
  put('classifier.json', settings);
  put('model.onnx', '');
  put('vocab.txt', '[PAD]\n[UNK]\n[CLS]\n[SEP]\n');
};
const fault = (code: string, words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof ClassifierFault);
  assert.equal(error.code, code);
  assert.match(error.message, words);
  assert.ok(error.message.includes(folder), 'names the file');
  return true;
};
const refuses = (code: string, words: RegExp) =>
  assert.throws(() => readClassifierSettings(folder), fault(code, words));

test('no folder, or an empty one, asks for nothing', () => {
  assert.equal(readClassifierSettings(join(folder, 'none')), null);
  assert.equal(readClassifierSettings(folder), null);
});

test('what is left out has its usual value', () => {
  putAll(`\ufeff${JSON.stringify(good)}`);
  assert.deepEqual(readClassifierSettings(folder), {
    ...good,
    folder,
    languages: [],
    leastConfidence: 0.8,
    input: { kind: 'tokens', vocabulary: 'vocab.txt', lowerCase: true, longest: 128, pad: false },
    output: { name: null, scores: 'logits' },
  });
});

test('a folder half filled says what is missing', () => {
  put('model.onnx', '');
  refuses('settings', /classifier\.json is missing/);
  put('classifier.json', good);
  rmSync(join(folder, 'model.onnx'));
  refuses('no_model', /model\.onnx is missing/);
  put('model.onnx', '');
  refuses('vocabulary', /vocab\.txt is missing/);
  put('vocab.txt', 'hello\nworld\n');
  refuses('vocabulary', /no WordPiece vocabulary/);
});

test('settings that cannot be are refused, each with its reason', () => {
  for (const [change, words] of [
    ['{', /no JSON/],
    ['[]', /the file/],
    [{ name: '' }, /name/],
    [{ name: 'Ours\u0000' }, /name/],
    [{ head: 'language' }, /head/],
    [{ labels: ['negative'] }, /labels/],
    [{ labels: ['negative', 'angry'] }, /“angry” is unknown.*negative, neutral, positive/],
    [{ labels: [null, null] }, /every one of them is null/],
    [{ head: 'kind' }, /“negative” is unknown.*complaint/],
    [{ languages: ['english'] }, /languages/],
    [{ leastConfidence: 0.2 }, /leastConfidence/],
    [{ leastConfidence: '0.9' }, /leastConfidence/],
    [{ input: { kind: 'sentencepiece' } }, /input/],
    [{ input: { kind: 'tokens' } }, /lowerCase/],
    [{ input: { ...good.input, longest: 1_000_000 } }, /longest/],
    [{ input: { ...good.input, vocabulary: '../../etc/passwd' } }, /plain name/],
    [{ output: { scores: 'votes' } }, /output/],
    [{ lables: [] }, /lables/],
    [{ more: 'x'.repeat(70_000) }, /larger than/],
  ] as const) {
    putAll(typeof change === 'string' ? change : { ...good, ...change });
    refuses('settings', words);
  }
});
