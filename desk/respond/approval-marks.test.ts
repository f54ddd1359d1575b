// The pieces a draft is shown in: together its words again, marked where something was found, whatever the spans are.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { piecesOf } from './approval-marks.ts';

type Findings = Parameters<typeof piecesOf>[1]['findings'];
const found = (code: string, level: Findings[number]['level'], start: number, end: number): Findings[number] => ({
  code,
  level,
  spans: [{ start, end }],
  detail: {},
  better: null,
});
const noted = (version: number, start: number, end: number) => ({
  id: `${start}`,
  by: { id: 'p', name: 'Lea' },
  version,
  span: { start, end },
  text: 'softer',
  at: '2026-11-20T10:00:00Z',
});

test('the gravest finding colours the words, and comments on other wordings mark nothing', () => {
  const text = 'Read the label, idiot.';
  const findings = [found('blame', 'note', 0, 14), found('anger', 'second_person', 9, 21)];
  const pieces = piecesOf(text, { findings, comments: [noted(1, 16, 21), noted(2, 0, 4)], version: 1 });
  assert.deepEqual(
    pieces.map(({ text: words, level, codes, isCommented }) => [words, level, codes.join(' '), isCommented]),
    [
      ['Read the ', 'note', 'blame', false],
      ['label', 'second_person', 'blame anger', false],
      [', ', 'second_person', 'anger', false],
      ['idiot', 'second_person', 'anger', true],
      ['.', null, '', false],
    ],
  );
});

test('whatever the spans, the pieces are the text again', () => {
  const span = fc.record({ start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }) });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.array(span), fc.array(span), (text, spans, said) => {
      const findings = [{ code: 'anger', level: 'note' as const, spans, detail: {}, better: null }];
      const comments = said.map(({ start, end }) => noted(1, start, end));
      const pieces = piecesOf(text, { findings, comments, version: 1 });
      assert.equal(pieces.map((piece) => piece.text).join(''), text);
    }),
  );
});
