// The encoder says what the network it was made from says; a file that is none is refused in words.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import loadWabt from 'wabt';
import { alike } from './numbers.ts';
import { type LayerCode, openEncoder } from './sentence-vector.ts';

const here = import.meta.dirname;
const file = readFileSync(join(here, 'weights/english.bin'));
const machine = readFileSync(join(here, 'layers.wasm'));
const code = () => new WebAssembly.Instance(new WebAssembly.Module(machine)).exports as unknown as LayerCode;
const encoder = openEncoder(file, code());

function vectorOf(text: string): Float32Array {
  const vector = encoder.vectorOf(text);
  assert.ok(vector !== null, text);
  return vector;
}

test('the machine code is what its source says, and the weights are those of the manifest', async () => {
  const wabt = await loadWabt();
  const { buffer } = wabt
    .parseWat('layers.wat', readFileSync(join(here, 'layers.wat'), 'utf8'), { simd: true })
    .toBinary({});
  assert.deepEqual(Buffer.from(buffer), machine);
  const manifest = JSON.parse(readFileSync(join(here, 'weights/english.json'), 'utf8')) as { sha256: string };
  assert.equal(createHash('sha256').update(file).digest('hex'), manifest.sha256);
});

/** The first numbers the original network gives, and how alike it finds the texts. */
const original: readonly (readonly [text: string, begins: readonly number[]])[] = [
  ['My parcel has not arrived.', [-0.037, -0.0201, 0.0599, -0.0594, 0.0305, -0.0304]],
  ['The package never came', [-0.0072, 0.008, 0.0601, -0.0511, -0.0124, 0.0202]],
  ['I love your coffee!', [-0.055, -0.0553, 0.0545, 0.0324, 0.0192, -0.0499]],
  ['Can I bring my dog? 🐕', [0.0581, 0.0523, -0.0319, -0.0587, -0.0464, 0.042]],
];
const originalAlike = [
  [1, 0.683, 0.147, 0.374],
  [0.683, 1, 0.104, 0.21],
  [0.147, 0.104, 1, 0.144],
  [0.374, 0.21, 0.144, 1],
];

test('a quarter of the size, it says the same as the network it was made from', () => {
  const vectors = original.map(([text]) => vectorOf(text));
  original.forEach(([text, begins], i) => {
    begins.forEach((number, at) => {
      assert.ok(Math.abs((vectors[i]?.[at] ?? 0) - number) < 0.006, `${text} at ${at}: ${vectors[i]?.[at]}, ${number}`);
    });
    originalAlike[i]?.forEach((expected, j) => {
      const other = vectors[j];
      assert.ok(other !== undefined && vectors[i] !== undefined);
      assert.ok(Math.abs(alike(vectors[i], other) - expected) < 0.01, `${text}, ${original[j]?.[0]}`);
    });
  });
});

test('what means the same is nearer than what shares words; handles and links mean nothing', () => {
  const asked = vectorOf('can i bring my dog');
  assert.ok(
    alike(asked, vectorOf('Are pets allowed inside?')) > alike(asked, vectorOf('Can I bring my own cup of coffee?')),
  );
  assert.deepEqual(vectorOf('@heed Where is it? https://a.example/b'), vectorOf('Where is it?'));
});

test('however long or short a text is, its vector has length 1, and nothing has none', () => {
  for (const words of [1, 2, 3, 4, 5, 127, 128, 129, 4000]) {
    const vector = vectorOf('kettle '.repeat(words));
    assert.ok(Math.abs(alike(vector, vector) - 1) < 1e-5, String(words));
  }
  for (const nothing of ['', '  \n', '@you https://x.example']) assert.equal(encoder.vectorOf(nothing), null);
});

test('texts do not leak into each other', () => {
  const alone = vectorOf('Short.');
  vectorOf('A much longer text about something else entirely, with many more pieces than the one before it.');
  assert.deepEqual(vectorOf('Short.'), alone);
});

test('a file that is no encoder is refused in words', () => {
  const cut = (length: number) => new Uint8Array(file.subarray(0, length));
  const wrong = new Uint8Array(file);
  wrong[9] = 0x7d;
  for (const [bytes, said] of [
    [new Uint8Array(0), /no sentence encoder/u],
    [new Uint8Array(readFileSync(join(here, '../weights/mention.bin'))), /no sentence encoder/u],
    [cut(6), /cut off/u],
    [cut(1000), /cut off/u],
    [cut(file.length - 1), /cut off/u],
    [new Uint8Array(Buffer.concat([file, Buffer.alloc(1)])), /longer/u],
    [wrong, /not JSON|not understood/u],
  ] as const) {
    assert.throws(() => openEncoder(bytes, code()), said);
  }
});
