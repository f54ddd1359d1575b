// The shipped ears are what their examples make them: the same bytes, and a manifest that is true.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readToneLessons, trainTone } from './train-tone.ts';
import { checksum } from './train-weights.ts';

const project = join(import.meta.dirname, '../..');
const folder = join(project, 'core/respond/tone/ears');

test('the shipped ears are made again from their examples, byte for byte', () => {
  const made = trainTone(readToneLessons(join(project, 'bench/judge/own')));
  const { ears } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    ears: Record<string, { sha256: string }>;
  };
  assert.deepEqual(
    readdirSync(folder).sort(),
    [...[...made.keys()].map((language) => `${language}.bin`), 'manifest.json'].sort(),
  );
  for (const [language, bytes] of made) {
    const shipped = readFileSync(join(folder, `${language}.bin`));
    assert.ok(shipped.equals(bytes), `${language}: run node cli/train/train-tone.ts`);
    assert.equal(ears[language]?.sha256, checksum(shipped));
  }
});
