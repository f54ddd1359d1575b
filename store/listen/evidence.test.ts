// What is kept of a reading's reasons is what comes back, in the short form and in both older ones.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Evidence, Reading } from '../../core/reading.ts';
import { keptConfidence, keptEvidence, readConfidence, readEvidence } from './evidence.ts';

const reading: Omit<Reading, 'evidence' | 'confidence' | 'madeBy'> = {
  language: 'en',
  feeling: 'negative',
  kind: 'complaint',
  isUrgent: true,
  isAbusive: true,
  emotion: 'anger',
  reason: 'delivery',
  isIronic: true,
};
const values = {
  language: 'en',
  feeling: 'negative',
  kind: 'complaint',
  urgency: 'urgent',
  abuse: 'abusive',
  emotion: 'anger',
  reason: 'delivery',
  irony: 'ironic',
} as const;

const head = fc.constantFrom(...(Object.keys(values) as (keyof typeof values)[]));
const spans = fc.option(fc.tuple(fc.nat(9000), fc.nat(9000)), { nil: undefined });
const one = fc.tuple(
  head,
  fc.constantFrom('weight', 'rating', 'title', 'question_mark', 'emoji', 'whole', 'cue'),
  spans,
);

test('evidence comes back as it went, reasons without a letter too', () => {
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (list) => {
      const evidence: Evidence[] = list.map(([of, why, span]) => ({
        head: of,
        value: values[of],
        why,
        ...(span === undefined ? {} : { span: { start: span[0], end: span[1] } }),
      }));
      const kept = JSON.parse(JSON.stringify(keptEvidence(evidence)));
      assert.deepEqual(readEvidence(kept, reading), evidence);
    }),
    { numRuns: 300, seed: 4 },
  );
});

test('confidence comes back in hundredths; a head that said nothing stays silent; names written out are read', () => {
  const confidence = { language: 0.96, kind: 0.6, irony: 1, feeling: 0 };
  assert.deepEqual(readConfidence(JSON.parse(JSON.stringify(keptConfidence(confidence)))), confidence);
  assert.deepEqual(readConfidence({ language: 0.5, kind: 0.25 }), { language: 0.5, kind: 0.25 });
});
