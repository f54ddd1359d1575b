// Passages stay where they belong while words are typed around them, and a draft cut into pieces is still the draft.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editBetween, isAtWordEnd, moved, piecesOf, withBetter } from './draft-spans.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '😀', '😁', 'ש'), maxLength: 30 });

test('a passage that was not touched still holds the same words', () => {
  fc.assert(
    fc.property(text, text, text, text, (before, passage, after, more) => {
      const was = before + passage + after;
      const span = { start: before.length, end: before.length + passage.length };
      for (const is of [more + was, was + more, more, before + after]) {
        for (const one of moved([span], was, is)) assert.equal(is.slice(one.start, one.end), passage);
      }
    }),
  );
});

test('what is typed before moves a passage along, what is typed inside ends it', () => {
  const span = { start: 6, end: 11 };
  assert.deepEqual(moved([span], 'hello there', 'oh hello there'), [{ start: 9, end: 14 }]);
  assert.deepEqual(moved([span], 'hello there', 'hello there, Ana'), [span]);
  assert.deepEqual(moved([span], 'hello there', 'hello thXere'), []);
  assert.deepEqual(moved([span], 'hello there', ''), []);
});

test('an edit is the one stretch that differs', () => {
  fc.assert(
    fc.property(text, text, (was, is) => {
      const { start, wasEnd, isEnd } = editBetween(was, is);
      assert.equal(was.slice(0, start) + is.slice(start, isEnd) + was.slice(wasEnd), is);
      assert.ok(is.slice(start, isEnd).isWellFormed() && was.slice(start, wasEnd).isWellFormed());
    }),
  );
});

test('pieces put together are the draft, and each passage is marked', () => {
  const span = fc.tuple(fc.nat(35), fc.nat(35)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  const mark = fc.record({ spans: fc.array(span, { maxLength: 3 }), mark: fc.constantFrom('note', 'bad') });
  fc.assert(
    fc.property(text, fc.array(mark, { maxLength: 4 }), (draft, marks) => {
      const pieces = piecesOf(draft, marks);
      assert.equal(pieces.map((piece) => piece.text).join(''), draft);
      const marked = new Set(pieces.filter((one) => one.mark !== null).flatMap((one) => places(one.start, one.text)));
      const wanted = new Set(
        marks.flatMap(({ spans }) =>
          spans.flatMap(({ start, end }) => places(start, draft.slice(start, Math.max(start, end)))),
        ),
      );
      assert.deepEqual([...marked].sort(), [...wanted].sort());
    }),
  );
});

const places = (start: number, words: string): number[] => Array.from(words.split(''), (_, at) => start + at);

test('of two marks on one place the first holds', () => {
  const marks = [
    { spans: [{ start: 0, end: 4 }], mark: 'grave' },
    { spans: [{ start: 2, end: 6 }], mark: 'note' },
  ];
  assert.deepEqual(
    piecesOf('abcdef', marks).map(({ text: words, mark }) => [words, mark]),
    [
      ['ab', 'grave'],
      ['cd', 'grave'],
      ['ef', 'note'],
    ],
  );
});

const better = (words: string, start: number, end: number) => ({
  spans: [{ start, end }],
  better: { is: 'wording' as const, text: words },
});

test('a better wording takes the place and the capital of what it replaces', () => {
  assert.deepEqual(withBetter('You should have called.', better('next time, do', 0, 15)), {
    text: 'Next time, do called.',
    caret: 13,
  });
  assert.equal(withBetter('so sorry 😀😀 Ana', better('', 9, 13))?.text, 'so sorry Ana');
  assert.equal(withBetter('Thanks ', { spans: [], better: { is: 'wording', text: '– Mara' } })?.text, 'Thanks – Mara');
  assert.equal(withBetter('x', { spans: [], better: { is: 'advice', text: 'Say it plainly' } }), null);
  assert.equal(withBetter('x', { spans: [], better: null }), null);
});

test('nobody is interrupted within a word', () => {
  assert.equal(isAtWordEnd('Hell', 'Hello'), false);
  assert.equal(isAtWordEnd('Hello', 'Hello '), true);
  assert.equal(isAtWordEnd('Hello', 'Hello,'), true);
  assert.equal(isAtWordEnd('Hello', 'Hell'), false);
  assert.equal(isAtWordEnd('', 'A whole phrase'), true);
});
