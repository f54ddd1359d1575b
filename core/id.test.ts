// Ids sort by time, carry their time, and are well-formed UUIDs of version 7.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstIdAt, makeId } from './id.ts';

const ms = fc.integer({ min: 0, max: 2 ** 47 });
const random = fc.uint8Array({ minLength: 8, maxLength: 8 });

test('an id is a UUIDv7 that carries its time', () => {
  fc.assert(
    fc.property(ms, fc.integer({ min: 0, max: 4095 }), random, (atMs, sequence, bytes) => {
      const id = makeId(atMs, sequence, bytes);
      assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
      assert.ok(id > firstIdAt(atMs) && id < firstIdAt(atMs + 1));
    }),
  );
});

test('later time or later sequence, larger id, whatever chance says', () => {
  fc.assert(
    fc.property(ms, fc.integer({ min: 0, max: 4094 }), random, random, (atMs, sequence, a, b) => {
      assert.ok(makeId(atMs, sequence, a) < makeId(atMs, sequence + 1, b));
      assert.ok(makeId(atMs, 4095, a) < makeId(atMs + 1, 0, b));
    }),
  );
});
