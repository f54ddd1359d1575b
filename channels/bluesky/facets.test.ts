// Bluesky's own finder is the oracle: a text that is waved through without loading it must hold nothing it would find.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RichText } from '@atproto/api';
import fc from 'fast-check';
import { mayHaveFacets } from './facets.ts';

test('no facet is missed by not looking', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'Ana',
      ' ',
      '.',
      '\n',
      '@',
      '#',
      '＃',
      '$',
      'EUR',
      '7',
      '://',
      'https',
      ':',
      '/',
      'com',
      'es',
      '🌮',
      '(',
      ',',
    ],
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  let found = 0;
  fc.assert(
    fc.property(text, (said) => {
      const rich = new RichText({ text: said });
      rich.detectFacetsWithoutResolution();
      const hasFacets = (rich.facets ?? []).length > 0;
      if (hasFacets) found += 1;
      assert.ok(!hasFacets || mayHaveFacets(said));
    }),
    { numRuns: 5_000 },
  );
  assert.ok(found > 50, `only ${found} texts had facets`);
});

test('an everyday answer is waved through', () => {
  assert.equal(mayHaveFacets('Hello Ana, we are sorry. It leaves today, promised! 🌮'), false);
});
