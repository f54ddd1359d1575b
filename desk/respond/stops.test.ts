// What the server refuses is said in words: notes it found by itself in full, because nothing on the screen shows them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CasePage } from '../../wire/case.ts';
import { ApiError } from '../api.ts';
import { assist } from '../messages/en/assist.ts';
import { learn } from '../messages/say.ts';
import { stopOf } from './stops.ts';

learn(assist);

const page = { row: { customer: { name: 'Ana' } } } as CasePage;
const refused = (code: string, more: object = {}) => new ApiError(409, { code, message: 'No.', ...more });

test('notes only the server found are said in full, and one more press sends', () => {
  const findings = [
    { code: 'canned', level: 'note', detail: { closeness: 0.8 } },
    { code: 'anger', level: 'second_person', detail: {} },
  ];
  const stop = stopOf(refused('notes', { findings }), page, true, 'send');
  assert.deepEqual([stop.waits, stop.notes, stop.isAnyway], ['notes', ['canned'], true]);
  assert.match(stop.words, /^80% like something the public has read from us already\. One note is open/u);
});

test('newer words and a colleague who writes wait for one more press; the rest for none', () => {
  assert.deepEqual(
    [stopOf(refused('lease_held'), page, false, 'send').waits, stopOf(refused('conflict'), page, false, 'send').waits],
    ['anyway', 'anyway'],
  );
  const grave = stopOf(refused('may_not_go'), page, false, 'send');
  assert.deepEqual([grave.waits, grave.words], [null, 'No.']);
});
