// What was told of a draft holds for it and a few words more, and for nothing else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDraft } from '../read-draft.ts';
import type { HeardTone, ToneEar } from './heard-tone.ts';
import { toldEar } from './told-ear.ts';

const itself: HeardTone = { tone: 'anger', tokens: [0] };
const ear: ToneEar = { hear: () => itself };
const text = 'How clever of you to read the label last.';
const heard: HeardTone = { tone: 'sarcasm', tokens: [1] };
const hear = (draft: string, language = 'en', told: HeardTone | null = heard) =>
  toldEar(ear, { text, language: 'en', heard: told })?.hear(readDraft(draft, null), language);

test('of the draft it was told of it says what it was told, also that it is in order', () => {
  assert.equal(hear(text), heard);
  assert.equal(hear(text, 'en', null), null);
  const inOrder: HeardTone = { tone: 'ok', tokens: [] };
  assert.equal(hear(text, 'en', inOrder), inOrder);
});

test('with a few words more it still holds; with many, in another language or of other words it hears itself', () => {
  assert.equal(hear(`${text} A new one left.`), heard);
  assert.equal(hear(`${text} A new one left our warehouse at noon today.`), itself);
  assert.equal(hear(text, 'de'), itself);
  assert.equal(hear(text.slice(0, -1)), itself);
});

test('without an ear, or with nothing told, nothing changes', () => {
  assert.equal(toldEar(null, { text, language: 'en', heard }), null);
  assert.equal(toldEar(ear, null), ear);
});
