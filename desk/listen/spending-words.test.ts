// What a budget's line says: the figures, the time it opens again, money to the cent, and how near the end it is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connecting } from '../messages/en/connecting.ts';
import { learn } from '../messages/say.ts';
import { spendingWords } from './spending-words.ts';

learn(connecting);
const now = new Date(2026, 10, 22, 14, 0);
const until = new Date(2026, 10, 22, 14, 15).toISOString();
const calls = { label: 'Calls', unit: 'calls', used: 212, limit: 300, until } as const;

test('a window says what is used of it and until when, and how near its end is', () => {
  const { words, share, tone } = spendingWords(calls, now);
  assert.match(words, /^Calls: 212 of 300 until 2:15\sPM$/u);
  assert.deepEqual([share, tone], [212 / 300, 'calm']);
  assert.equal(spendingWords({ ...calls, used: 240 }, now).tone, 'near');
  const over = spendingWords({ ...calls, used: 300 }, now);
  assert.deepEqual([over.tone, over.share], ['over', 1]);
  assert.match(over.words, /^Calls: all 300 used until/u);
});

test('money is counted by the month, to the cent, and small change to its tenth', () => {
  const money = { label: 'Money spent', unit: 'usd', used: 0.63, limit: null, until: null } as const;
  assert.equal(spendingWords(money, now).words, 'Money spent, this month: $0.63');
  assert.equal(spendingWords({ ...money, used: 0.005 }, now).words, 'Money spent, this month: $0.005');
  assert.equal(spendingWords({ ...money, used: 1234.5 }, now).words, 'Money spent, this month: $1,234.50');
});
