// A person's word replaces the machine's, head by head, and says what it changed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Emotion, Feeling, Head, Intent, Reading, Reason } from '../reading.ts';
import { correct, fieldOf } from './correct.ts';

const was: Reading = {
  language: 'en',
  feeling: 'negative',
  kind: 'complaint',
  isUrgent: true,
  isAbusive: false,
  emotion: null,
  reason: 'delivery',
  isIronic: false,
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
    reason: null,
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

test('every head can be corrected, one at a time', () => {
  const words = {
    language: null,
    feeling: 'positive',
    kind: 'praise',
    isUrgent: false,
    isAbusive: true,
    emotion: 'sadness',
    reason: 'billing',
    isIronic: true,
  } as const;
  for (const [field, value] of Object.entries(words)) {
    const { reading, changed } = correct(was, { [field]: value }, 'mara');
    assert.deepEqual([reading[field as keyof typeof words], changed], [value, [field]], field);
    const head = (Object.keys(fieldOf) as Head[]).find((one) => fieldOf[one] === field);
    assert.ok(head !== undefined);
    assert.equal(reading.confidence[head], 1);
  }
});

test('what is no complaint has no reason to complain, and whoever names a reason says that it is one', () => {
  const praise = correct(was, { kind: 'praise' }, 'mara').reading;
  assert.deepEqual([praise.reason, praise.confidence.reason], [null, undefined]);
  const again = correct(praise, { kind: 'complaint' }, 'jo').reading;
  assert.deepEqual([again.reason, again.confidence.reason], ['other', 0], 'of what, nobody has said');
  const { reading, changed } = correct(praise, { reason: 'waiting' }, 'jo');
  assert.deepEqual([reading.kind, reading.reason, changed], ['complaint', 'waiting', ['kind', 'reason']]);
});

test('a feeling and an emotion that cannot both be: the word of the person stands', () => {
  const angry: Reading = { ...was, emotion: 'anger', confidence: { ...was.confidence, emotion: 0.8 } };
  const glad = correct(angry, { feeling: 'positive' }, 'mara');
  assert.deepEqual([glad.reading.emotion, glad.reading.confidence.emotion], [null, undefined]);
  assert.deepEqual(glad.changed, ['feeling'], 'nobody said anything of the emotion');
  const joyful = correct(angry, { emotion: 'joy' }, 'mara').reading;
  assert.deepEqual([joyful.emotion, joyful.feeling], ['joy', 'positive']);
  assert.equal(correct(angry, { feeling: 'neutral' }, 'mara').reading.emotion, 'anger');
});

test('whatever is said of whatever was read: what was said holds, and the heads agree', () => {
  const any = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const said = fc.record({
    feeling: any<Feeling>('negative', 'neutral', 'positive'),
    kind: any<Intent>('complaint', 'question', 'praise', 'other'),
    emotion: any<Emotion | null>('anger', 'joy', null),
    reason: any<Reason>('delivery', 'other'),
    isUrgent: any(true, false),
  });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 5 }), (turns) => {
      let reading = was;
      for (const one of turns) {
        reading = correct(reading, one, 'mara').reading;
        assert.equal(reading.feeling, one.feeling ?? reading.feeling);
        assert.equal(reading.isUrgent, one.isUrgent ?? reading.isUrgent);
        assert.equal(reading.kind, one.reason === undefined ? (one.kind ?? reading.kind) : 'complaint');
        assert.equal(reading.reason === null, reading.kind !== 'complaint');
        assert.ok(!(reading.emotion === 'joy' && reading.feeling === 'negative'));
        assert.ok(!(reading.emotion === 'anger' && reading.feeling === 'positive'));
      }
    }),
  );
});
