// What a classifier's opinion makes of a reading, and where it makes nothing of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reading } from '../reading.ts';
import { opinionOf, secondReading, softmax } from './second-reading.ts';

const was: Reading = {
  language: 'en',
  feeling: 'negative',
  kind: 'complaint',
  isUrgent: false,
  isAbusive: false,
  emotion: 'anger',
  reason: 'delivery',
  isIronic: false,
  evidence: [
    { head: 'kind', value: 'complaint', why: 'cue', span: { start: 0, end: 4 } },
    { head: 'feeling', value: 'negative', why: 'cue' },
    { head: 'reason', value: 'delivery', why: 'cue' },
  ],
  confidence: { kind: 0.7, feeling: 0.6, reason: 0.6 },
  madeBy: 'rules-1',
};
const by = 'classifier:ours';

test('one head changes, with its confidence and without the words that spoke against it', () => {
  const now = secondReading(was, { head: 'feeling', value: 'neutral', confidence: 0.9049 }, by);
  assert.deepEqual(now, {
    ...was,
    feeling: 'neutral',
    confidence: { ...was.confidence, feeling: 0.9 },
    evidence: was.evidence.filter(({ head }) => head !== 'feeling'),
    madeBy: by,
  });
});

test('what changes nothing is no reading', () => {
  for (const [head, value] of [
    ['feeling', 'negative'],
    ['abuse', 'not-abusive'],
    ['irony', 'not-ironic'],
    ['urgency', 'normal'],
    ['reason', 'delivery'],
    ['emotion', 'anger'],
  ] as const) {
    assert.equal(secondReading(was, { head, value, confidence: 0.9 }, by), null, head);
  }
});

test('every head reaches its own field', () => {
  const after = (head: 'abuse' | 'irony' | 'urgency' | 'emotion', value: string) =>
    secondReading(was, { head, value, confidence: 0.9 }, by);
  assert.equal(after('abuse', 'abusive')?.isAbusive, true);
  assert.equal(after('irony', 'ironic')?.isIronic, true);
  assert.equal(after('urgency', 'urgent')?.isUrgent, true);
  assert.equal(after('emotion', 'none')?.emotion, null);
});

test('only a complaint has a reason', () => {
  const praise = secondReading(was, { head: 'kind', value: 'praise', confidence: 0.9 }, by);
  assert.equal(praise?.reason, null);
  assert.deepEqual(praise?.evidence, [{ head: 'feeling', value: 'negative', why: 'cue' }]);
  assert.deepEqual(praise?.confidence, { kind: 0.9, feeling: 0.6 });
  assert.equal(
    secondReading({ ...was, kind: 'other', reason: null }, { head: 'reason', value: 'billing', confidence: 1 }, by),
    null,
  );
});

test('labels of one value add up, and one that says nothing can win', () => {
  const stars = { head: 'feeling', labels: ['negative', 'negative', null, 'positive'], leastConfidence: 0.6 } as const;
  assert.deepEqual(opinionOf([0.3, 0.4, 0.1, 0.2], stars), { head: 'feeling', value: 'negative', confidence: 0.7 });
  assert.equal(opinionOf([0.1, 0.1, 0.7, 0.1], stars), null);
  assert.equal(opinionOf([0.2, 0.3, 0.1, 0.4], stars), null, 'too unsure');
});

test('scores of any size become shares', () => {
  assert.deepEqual(softmax([1000, 1000]), [0.5, 0.5]);
  assert.deepEqual(softmax([-1e9, 0]), [0, 1]);
});
