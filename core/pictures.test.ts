// Whether pictures may go along: the first thing that stands in the way, and what is not told of them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MediaLimit } from './channel.ts';
import { type Picture, unfitPictures, withoutAlt } from './pictures.ts';

const limit: MediaLimit = { most: 2, types: ['image/jpeg', 'image/png'], maxBytes: 1000, altMax: 10 };
const fine: Picture = { type: 'image/png', bytes: 1000, alt: 'A teapot' };

test('pictures go when there are few enough, of a kind that is taken, small enough, with few enough words', () => {
  assert.equal(unfitPictures([fine, { ...fine, alt: '' }], limit), null);
  assert.deepEqual(unfitPictures([fine, fine, fine], limit), { why: 'too_many', used: 3, max: 2 });
  assert.deepEqual(unfitPictures([fine, { ...fine, type: 'image/gif' }], limit), {
    why: 'wrong_type',
    which: 2,
    type: 'image/gif',
  });
  assert.deepEqual(unfitPictures([{ ...fine, bytes: 1001 }], limit), {
    why: 'too_large',
    which: 1,
    used: 1001,
    max: 1000,
  });
  assert.deepEqual(unfitPictures([{ ...fine, alt: 'A blue teapot' }], limit), {
    why: 'alt_too_long',
    which: 1,
    used: 13,
    max: 10,
  });
});

test('where no pictures can go, words alone can', () => {
  assert.equal(unfitPictures([], null), null);
  assert.deepEqual(unfitPictures([fine], null), { why: 'not_here' });
});

test('a platform that keeps no alt texts wants none, and stumbles over none', () => {
  const silent = { ...limit, altMax: 0 };
  assert.equal(unfitPictures([{ ...fine, alt: 'A blue teapot' }], silent), null);
  assert.equal(withoutAlt([{ ...fine, alt: ' ' }], silent), 0);
  assert.equal(withoutAlt([fine, { ...fine, alt: ' ' }], limit), 1);
});
