// Codes of readings in words: by their head where it matters, and as they are where the desk does not know them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasons } from '../../core/reading.ts';
import { headList, headWord, languageWord, valueWord } from './head-words.ts';

test('a code says what it says of its head', () => {
  assert.deepEqual(
    [
      valueWord('kind', 'other'),
      valueWord('reason', 'other'),
      valueWord('emotion', 'null'),
      valueWord('irony', 'false'),
    ],
    ['Other', 'Something else', 'No clear emotion', 'Not ironic'],
  );
  assert.equal(valueWord('language', 'pl'), 'Polish');
  for (const reason of reasons) assert.notEqual(valueWord('reason', reason), reason);
});

test('what the desk does not know stays as it is', () => {
  assert.deepEqual(
    [headWord('moon'), valueWord('moon', 'full'), languageWord('not a code')],
    ['moon', 'full', 'not a code'],
  );
});

test('several heads are one sentence', () => {
  assert.equal(headList(['kind', 'reason', 'irony']), 'Kind, Reason, and Irony');
});
