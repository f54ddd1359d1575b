// The shipped ear is what its examples make it: the same bytes, and a manifest that is true.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readToneLessons, trainTone } from './train-tone.ts';
import { checksum } from './train-weights.ts';

const project = join(import.meta.dirname, '../..');
const folder = join(project, 'core/respond/tone');

test('the shipped ear is made again from its examples, byte for byte', () => {
  const shipped = readFileSync(join(folder, 'tone.bin'));
  const made = trainTone(readToneLessons(join(project, 'bench/judge/own')));
  assert.ok(shipped.equals(made), 'run: node cli/train/train-tone.ts');
  const manifest = JSON.parse(readFileSync(join(folder, 'tone.json'), 'utf8')) as { sha256: string };
  assert.equal(manifest.sha256, checksum(shipped));
});
