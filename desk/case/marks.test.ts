// Marking a text never changes it, and every reason is found again on exactly the words it rests on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Found, markText } from './marks.ts';

test('overlapping reasons share the words they share', () => {
  const text = 'never arrived, again';
  const pieces = markText(text, [
    { head: 'kind', value: 'complaint', why: 'cue', span: { start: 0, end: 13 } },
    { head: 'feeling', value: 'negative', why: 'cue', span: { start: 6, end: 20 } },
    { head: 'feeling', value: 'negative', why: 'rating' },
  ]);
  assert.deepEqual(
    pieces.map((piece) => [piece.text, piece.reasons.map((reason) => reason.head)]),
    [
      ['never ', ['kind']],
      ['arrived', ['kind', 'feeling']],
      [', again', ['feeling']],
    ],
  );
});

test('the pieces are the text, and each span is covered by its reason and nothing else', () => {
  const span = fc.record({ start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }) });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
      const evidence: Found[] = spans.map((one, i) => ({ head: 'kind', value: `${i}`, why: 'cue', span: one }));
      const pieces = markText(text, evidence);
      assert.equal(pieces.map((piece) => piece.text).join(''), text);
      spans.forEach(({ start, end }, i) => {
        const marked = pieces.filter((piece) => piece.reasons.some((reason) => reason.value === `${i}`));
        const expected = text.slice(Math.max(0, start), Math.max(0, Math.max(start, end)));
        assert.equal(marked.map((piece) => piece.text).join(''), start < end ? expected : '');
      });
    }),
  );
});

test('an empty text has no pieces', () => {
  assert.deepEqual(markText('', []), []);
});
