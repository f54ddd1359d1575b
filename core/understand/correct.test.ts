// A person's word replaces the machine's, head by head, and says what it changed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reading } from '../reading.ts';
import { correct } from './correct.ts';

const was: Reading = {
  language: 'en',
  feeling: 'negative',
  kind: 'complaint',
  isUrgent: true,
  isAbusive: false,
  evidence: [
    { head: 'feeling', value: 'negative', why: 'cue', span: { start: 0, end: 4 } },
    { head: 'kind', value: 'complaint', why: 'cue' },
  ],
  confidence: { language: 0.9, feeling: 0.6, kind: 0.7, urgency: 0.5, abuse: 0.8 },
  madeBy: 'rules-1',
};

test('what a person said is certain and theirs; the rest stays as it was read', () => {
  const { reading, changed } = correct(was, { kind: 'question' }, 'mara');
  assert.deepEqual(changed, ['kind']);
  assert.deepEqual(reading, {
    ...was,
    kind: 'question',
    evidence: was.evidence.slice(0, 1),
    confidence: { ...was.confidence, kind: 1 },
    madeBy: 'mara',
  });
});

test('saying what was read already changes nothing but makes it sure', () => {
  const { reading, changed } = correct(was, { feeling: 'negative' }, 'mara');
  assert.deepEqual([changed, reading.feeling, reading.confidence.feeling], [[], 'negative', 1]);
});

test('abuse is taken back as well as found', () => {
  const found = correct(was, { isAbusive: true }, 'mara').reading;
  assert.deepEqual([found.isAbusive, found.confidence.abuse], [true, 1]);
  assert.deepEqual(correct(found, { isAbusive: false }, 'jo').changed, ['isAbusive']);
});
