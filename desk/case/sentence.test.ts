// Codes become sentences; what this desk does not know yet is still shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonSentence, whySentence } from './sentence.ts';

test('reasons name their figures', () => {
  assert.equal(
    whySentence({ code: 'target', detail: { target: 'Complaints' } }),
    'the target “Complaints” sets the clock',
  );
  assert.equal(whySentence({ code: 'reach', detail: { followers: 12000 } }), '12,000 people follow them');
  assert.equal(whySentence({ code: 'kind', detail: { kind: 'complaint' } }), 'Complaint');
  assert.equal(whySentence({ code: 'moon_phase', detail: {} }), 'moon_phase');
});

test('a passage says what it speaks for', () => {
  const said = reasonSentence({ head: 'kind', value: 'complaint', why: 'cue' });
  assert.equal(said, 'Kind: these words speak for “Complaint”');
  assert.match(reasonSentence({ head: 'kind', value: 'other', why: 'dream' }), /dream/u);
});
