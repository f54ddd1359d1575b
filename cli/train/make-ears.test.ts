// The shipped ears are what their examples make them: the same bytes, and a manifest that is true.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeEars, openReader } from './make-ears.ts';
import { readToneLessons } from './train-tone.ts';
import { checksum } from './train-weights.ts';

const project = join(import.meta.dirname, '../..');
const folder = join(project, 'core/respond/tone');

interface Manifest {
  readonly ears: Readonly<Record<string, { readonly sha256: string }>>;
  readonly meaning: { readonly language: string; readonly sha256: string };
}

test('the shipped ears are made again from their examples, byte for byte', () => {
  const made = makeEars(readToneLessons(join(project, 'bench/judge/own')), openReader());
  const manifest = JSON.parse(readFileSync(join(folder, 'ears/manifest.json'), 'utf8')) as Manifest;
  const inEars = [...[...made.ears.keys()].map((language) => `${language}.bin`), 'manifest.json'];
  assert.deepEqual(readdirSync(join(folder, 'ears')).sort(), inEars.sort());
  assert.deepEqual(readdirSync(join(folder, 'meaning')), [`${manifest.meaning.language}.bin`]);
  const files = [
    ...[...made.ears].map(([language, bytes]) => [`ears/${language}`, bytes, manifest.ears[language]?.sha256] as const),
    [`meaning/${manifest.meaning.language}`, made.meaning, manifest.meaning.sha256] as const,
  ];
  for (const [name, bytes, sha256] of files) {
    const shipped = readFileSync(join(folder, `${name}.bin`));
    assert.ok(shipped.equals(bytes), `${name}: run node cli/train/make-ears.ts`);
    assert.equal(sha256, checksum(shipped));
  }
});
