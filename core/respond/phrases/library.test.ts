// One list out of the shipped phrases and one’s own, and which of them a reply still holds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heldText, mergeLibrary, type OwnPhrase } from './library.ts';
import type { ShippedPhrase } from './phrase.ts';

const shipped: readonly ShippedPhrase[] = ['en-a', 'en-b'].map((id) => ({
  id,
  use: 'thank',
  topic: 'any',
  kinds: [],
  address: 'either',
  tone: 'plain',
  texts: ['Thank you for the photo.'],
}));

function own(more: Partial<OwnPhrase>): OwnPhrase {
  const [base] = shipped as readonly [ShippedPhrase];
  const blank = { scope: 'brand', teamId: null, replaces: null, channels: [], version: 1, isArchived: false } as const;
  return { ...base, ...blank, id: 'own', language: 'en', isForMe: true, ...more };
}

const idsOf = (phrases: readonly OwnPhrase[]): string[] =>
  mergeLibrary('en', shipped, phrases, new Map()).map((one) => one.id);

test('one’s own stands beside the shipped ones, or in the place of one', () => {
  assert.deepEqual(idsOf([own({})]), ['own', 'en-a', 'en-b']);
  assert.deepEqual(idsOf([own({ replaces: 'en-a' })]), ['own', 'en-b']);
});

test('archived stays archived: the shipped words do not come back by themselves', () => {
  assert.deepEqual(idsOf([own({ replaces: 'en-a', isArchived: true })]), ['own', 'en-b']);
});

test('what another team put in its place changes nothing for who only looks on', () => {
  assert.deepEqual(idsOf([own({ replaces: 'en-a', isForMe: false })]), ['own', 'en-a', 'en-b']);
});

test('usage is told by id', () => {
  const usage = { count: 3, lastAt: new Date(0), lastBy: 'Ana', lastText: 0 };
  const [a, b] = mergeLibrary('en', shipped, [], new Map([['en-b', usage]]));
  assert.deepEqual([a?.usage, b?.usage], [null, usage]);
});

test('a phrase is held by a reply as long as half of its own words stand there', () => {
  const texts = [
    'Thank you for the photo, {first_name}. It shows the crack well.',
    'The photo helps me a great deal, {first_name}.',
  ];
  assert.equal(heldText('Hello! Thank you for the photo, Ana. It shows the crack. We send a new one.', texts), 0);
  assert.equal(heldText('The photo helps me a great deal, Bo! A new one leaves today.', texts), 1);
  assert.equal(heldText('A new one leaves today.', texts), null);
  assert.equal(heldText('', texts), null);
  assert.equal(heldText('Dana', ['{first_name}']), null);
});
