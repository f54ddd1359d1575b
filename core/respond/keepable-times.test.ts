// What is offered to promise is ahead, in opening time, and a time one says out loud.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultProtocol } from '../protocol/default.ts';
import { openRules } from '../triage/rules.ts';
import { keepableTimes } from './keepable-times.ts';

const rules = openRules(defaultProtocol('Europe/Madrid'), () => []);
const offered = (at: string, calendar: string | null = 'office') =>
  keepableTimes(rules, calendar, new Date(at)).map((one) => one.toISOString().slice(0, 16));

test('on a working morning: an hour, half a day and a day of work from now', () => {
  // Tuesday, 09:07 in Madrid; the office is open from 9 to 18.
  assert.deepEqual(offered('2026-11-24T08:07:00Z'), ['2026-11-24T09:15', '2026-11-24T12:15', '2026-11-25T08:15']);
});

test('in the night before a Sunday nothing falls before Monday’s opening', () => {
  // Saturday, 20:00 in Madrid.
  assert.deepEqual(offered('2026-11-21T19:00:00Z'), ['2026-11-23T09:00', '2026-11-23T12:00', '2026-11-23T17:00']);
});

test('where nobody keeps hours, by the wall', () => {
  assert.deepEqual(offered('2026-11-21T19:01:00Z', null), ['2026-11-21T20:15', '2026-11-21T23:15', '2026-11-22T04:15']);
});
