// Figures add up, and a floor bites: on a loss, and on a figure that is gone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Head, precisionAndRecall, tallyOf } from './head.ts';
import { linesOf, missed, pageOf } from './report.ts';

const head: Head = {
  name: 'names',
  how: 'Whether names are found.',
  goals: { recall: 0.9 },
  floors: { apart: { recall: 0.8 } },
  judge: () => [],
};
const reaching = (recall: number) =>
  linesOf(head, [
    { name: 'chosen', examples: 10, figures: { recall: 0 } },
    { name: 'apart', examples: 10, figures: { recall } },
  ]);

test('precision is of what was found, recall of what was wanted', () => {
  const tallies = [tallyOf(true, true), tallyOf(true, false), tallyOf(false, true), tallyOf(false, true)];
  assert.deepEqual(precisionAndRecall(tallies), { precision: 1 / 2, recall: 1 / 3 });
  assert.deepEqual(precisionAndRecall([]), { precision: 0, recall: 0 });
});

test('a floor is missed below it and when nothing is judged by it any more', () => {
  assert.deepEqual(missed(head, reaching(0.8)), []);
  assert.deepEqual(missed(head, reaching(0.79)), ['names, apart: recall 79.0, at least 80.0']);
  assert.deepEqual(missed(head, linesOf(head, [])), ['names, apart: recall is not judged any more']);
});

test('the page has a row a figure, with floor and goal beside it', () => {
  const page = pageOf([[head, reaching(0.85)]], { day: '3 May 2026', weights: ['some.bin: 12ab'] });
  assert.match(page, /## Names\n/u);
  assert.match(page, /- some\.bin: 12ab/u);
  assert.match(page, /\| apart \| 10 \| recall \| 85\.0 \| 80\.0 \| 90\.0, missed \|/u);
});
