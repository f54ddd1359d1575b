// A unified diff as lines to be coloured.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDiff } from './read-diff.ts';

test('signs are taken off, heads left out, hunks set apart', () => {
  const diff = [
    '--- version 1',
    '+++ version 2',
    '@@ -1,2 +1,2 @@',
    ' calendars:',
    '-  zone: UTC',
    '+  zone: Europe/Madrid',
    '@@ -20,1 +20,2 @@',
    '+  - name: Late',
    '\\ No newline at end of file',
    '',
  ].join('\n');
  assert.deepEqual(readDiff(diff), [
    { sign: ' ', words: 'calendars:' },
    { sign: '-', words: '  zone: UTC' },
    { sign: '+', words: '  zone: Europe/Madrid' },
    { sign: ' ', words: '…' },
    { sign: '+', words: '  - name: Late' },
  ]);
});

test('a line that begins with a list dash is no head', () => {
  assert.deepEqual(readDiff('@@ -1 +1 @@\n--- a'), []);
  assert.deepEqual(readDiff('@@ -1 +1 @@\n-- a'), [{ sign: '-', words: '- a' }]);
});
