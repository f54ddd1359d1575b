// Money in a line: amounts with their currency, words for being charged and paid back, and lines about neither.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moneyIn } from './money.ts';

test('an amount is a number beside its currency', () => {
  for (const line of ['you took $40', 'was 39,90€ now 60', 'they owe me 25 euros', 'charged £ 9', '300 kr for this?']) {
    assert.equal(moneyIn(line), 'amount', line);
  }
});

test('words for money, as they are said in seven languages', () => {
  const lines = [
    'I want a REFUND.',
    'still not refunded',
    'give me my money back',
    'Ich will mein Geld zurück',
    'doppelt berechnet!',
    'je veux être remboursée',
    'me cobraron dos veces',
    'quero o estorno',
    'voglio il rimborso',
    'wanneer komt de terugbetaling?',
  ];
  for (const line of lines) assert.equal(moneyIn(line), 'words', line);
});

test('numbers and words about something else are not money', () => {
  const lines = [
    'order 4410',
    '3 krispy rolls',
    'room 12, euphoric',
    'a moneyed crowd',
    'Geldern',
    '2 years',
    '',
    null,
  ];
  for (const line of lines) assert.equal(moneyIn(line), null, String(line));
});
