// Codes become sentences; what this desk does not know yet is still shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { known } from '../messages/en/known.ts';
import { learn } from '../messages/say.ts';
import { reasonSentence, whySentence } from './sentence.ts';

learn(known);

test('reasons name their figures', () => {
  assert.equal(
    whySentence({ code: 'target', detail: { target: 'Complaints' } }),
    'the target “Complaints” sets the clock',
  );
  assert.equal(whySentence({ code: 'reach', detail: { followers: 12000 } }), '12,000 people follow them');
  assert.equal(whySentence({ code: 'kind', detail: { kind: 'complaint' } }), 'Complaint');
  assert.equal(whySentence({ code: 'moon_phase', detail: {} }), 'moon_phase');
});

test('what a customer went through is said with its figures', () => {
  const told = [
    { code: 'complaint_inside', detail: {} },
    { code: 'money', detail: { seen: 'amount' } },
    { code: 'waited', detail: { hours: 26 } },
    { code: 'waited', detail: { hours: 50 } },
    { code: 'complaints_lately', detail: { count: 3, days: 30 } },
    { code: 'unanswered_before', detail: { count: 1 } },
  ];
  assert.deepEqual(told.map(whySentence), [
    'abusive, and there is a real complaint in it, which keeps its place',
    'money is at stake',
    'they write again after a day without an answer',
    'they write again after 2 days without an answer',
    'their 3rd complaint in 30 days',
    'an earlier matter of theirs never got a reply',
  ]);
});

test('a passage says what it speaks for', () => {
  const said = reasonSentence({ head: 'kind', value: 'complaint', why: 'cue' });
  assert.equal(said, 'Kind: these words speak for “Complaint”');
  assert.match(reasonSentence({ head: 'kind', value: 'other', why: 'dream' }), /dream/u);
});

test('every reason the reader gives is said in words', () => {
  const said = (head: string, value: string, why: string) => reasonSentence({ head, value, why });
  assert.deepEqual(
    [
      said('reason', 'delivery', 'weight'),
      said('kind', 'praise', 'title'),
      said('emotion', 'joy', 'emoji'),
      said('feeling', 'neutral', 'whole'),
      said('kind', 'question', 'question_mark'),
      said('feeling', 'negative', 'rating'),
      said('language', 'pt', 'detector'),
      said('language', 'pt', 'earlier'),
      said('language', 'pt', 'hint'),
    ],
    [
      'Reason: these words weighed most for “Delivery”',
      'Kind: the title speaks for “Praise”',
      'Emotion: this sign weighed most for “Joy”',
      'Feeling: the text as a whole speaks for “neutral”',
      'Kind: a question mark',
      'Feeling: the rating speaks for “unhappy”',
      'Language: the language detector says “Portuguese”',
      'Language: they wrote in Portuguese before',
      'Language: the platform says Portuguese',
    ],
  );
});
