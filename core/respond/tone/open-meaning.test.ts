// Margins and meaning are weighed by the planes of the file; a file that is none is refused in words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningWidth, openMeaning, packMeaning } from './open-meaning.ts';

/** Tone n: bias n, the ear's margin of the same tone twice, and the n-th number of the vector ten times. */
const planes = [0, 1, 2, 3].map((tone) => {
  const plane = new Float32Array(meaningWidth);
  plane[0] = tone;
  plane[1 + tone] = 2;
  plane[5 + tone] = 10;
  return plane;
});

test('each tone has its bias, its share of the margins and of the meaning', () => {
  const vector = Float32Array.from({ length: 512 }, (_, i) => i / 8);
  assert.deepEqual(openMeaning(packMeaning(planes))([0.5, -1, 0, 1], vector), [1, 0.25, 4.5, 8.75]);
});

test('a file of another length or with other letters is refused', () => {
  const file = packMeaning(planes);
  const other = Uint8Array.from(file);
  other[3] = 0x44;
  for (const wrong of [file.subarray(1), file.subarray(0, -1), new Uint8Array(0), other]) {
    assert.throws(() => openMeaning(wrong), /no tone by meaning/u);
  }
});
