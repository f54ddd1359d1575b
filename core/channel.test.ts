// Counting a text the way each platform counts it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countText, measure } from './channel.ts';
import { weighing } from './weighted/weighing.ts';

test('the same text has a length per unit', () => {
  const family = '👩‍👩‍👧é';
  assert.deepEqual(
    (['graphemes', 'code_points', 'utf16', 'utf8_bytes', 'weighted'] as const).map((unit) =>
      measure(family, unit, weighing),
    ),
    [2, 6, 9, 20, 3],
  );
  assert.throws(() => measure(family, 'weighted'), /core\/weighted/u);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(measure(text, 'utf8_bytes'), new TextEncoder().encode(text).length);
      assert.ok(measure(text, 'graphemes') <= measure(text, 'code_points'));
    }),
  );
});

test('links and foreign handles cost what the platform says', () => {
  const mastodon = { max: 500, unit: 'graphemes', linkCosts: 23, handleCostsLocalPart: true } as const;
  assert.equal(countText(`see https://example.org/${'a'.repeat(90)}`, mastodon).used, 4 + 23);
  assert.equal(countText('@ana@example.social hi', mastodon).used, '@ana hi'.length);
  assert.equal(countText('mail me: ana@example.org', mastodon).used, 'mail me: ana@example.org'.length);
});

test('the nearer of two bounds is reported', () => {
  const both = { max: 300, unit: 'graphemes', maxBytes: 40 } as const;
  assert.deepEqual(countText('hello', both), { used: 5, max: 300, left: 295 });
  assert.deepEqual(countText('漢'.repeat(20), both), { used: 60, max: 40, left: -20 });
});

test('hostile texts are counted in linear time', () => {
  const limit = { max: 500, unit: 'graphemes', linkCosts: 23, handleCostsLocalPart: true } as const;
  for (const seed of ['@a', '@a@', '@a@b-', 'https://', '@a@b.', 'a.', '@@']) {
    const started = performance.now();
    countText(seed.repeat(10_000), limit);
    const ms = performance.now() - started;
    assert.ok(ms < 2000, `'${seed}' took ${ms} ms`);
  }
});
