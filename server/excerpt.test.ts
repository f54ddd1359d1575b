// Excerpts: the piece around what was found, hits marked, whatever the text and the query hold.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { excerpt } from './excerpt.ts';

const shown = (text: string, query: string) =>
  excerpt(text, query)
    .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
    .join('');

test('words are found whole or as a beginning, in any case', () => {
  assert.equal(shown('My Order is late; reorder it', 'order LAT'), 'My [Order] is [lat]e; reorder it');
  assert.equal(shown('ordem e progresso', 'ordem'), '[ordem] e progresso');
  assert.equal(shown('nothing of it', 'kettle'), 'nothing of it');
});

test('a long text is cut around the first hit', () => {
  const text = `${'before '.repeat(100)}kettle ${'after '.repeat(100)}`;
  const line = shown(text, 'kettle');
  assert.match(line, /^… .*before \[kettle\] after.* …$/u);
  assert.ok(line.length < 240);
});

test('the pieces put together are a piece of the text, and never half a character', () => {
  const words = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '🙂', '\n', '\\', '[', '(', '*', '"'),
    maxLength: 600,
    size: 'max',
  });
  fc.assert(
    fc.property(
      words,
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '(', '\\', '*'), maxLength: 20 }),
      (text, query) => {
        const whole = excerpt(text, query)
          .map((piece) => piece.text)
          .join('');
        const flat = text.replace(/\s+/gu, ' ').trim();
        assert.ok(whole.isWellFormed());
        const bare = whole.replace(/^… /u, '').replace(/ …$/u, '');
        assert.ok(flat.includes(bare), `${JSON.stringify(bare)} is not in ${JSON.stringify(flat)}`);
      },
    ),
  );
});

test('hostile texts are cut quickly', () => {
  for (const seed of ['a', ' ', 'a ', '🙂', '\n\n']) {
    const started = performance.now();
    excerpt(seed.repeat(100_000), 'a aa aaa aaaa aaaaa'.repeat(5));
    assert.ok(performance.now() - started < 1500, seed);
  }
});
