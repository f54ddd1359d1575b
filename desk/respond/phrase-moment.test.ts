// The moment for phrases out of what the guard knows, where a slash opens them, and how one goes into a draft.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { insertWords, opensPhrases, phraseMoment } from './phrase-moment.ts';

const known: Parameters<typeof phraseMoment>[0] = {
  matter: {
    kind: 'complaint',
    feeling: 'negative',
    language: 'en',
    customerName: 'Dana Ruiz',
    customerHandle: '@dana',
    words: ['it broke'],
    publicReplies: 0,
  },
  voice: { address: 'formal', usesFirstNames: true, preferred: [], banned: [], emoji: 'few', signOff: null },
  agentName: 'Mara Lind',
  brandName: 'Acme',
  said: null,
};
const here = { language: 'en', channel: 'test', room: 300 };

test('people are called by their first names, unless this brand does not or nobody knows one', () => {
  const valuesOf = (more: Partial<typeof known>) => phraseMoment({ ...known, ...more }, here).values;
  assert.deepEqual(valuesOf({}), { first_name: 'Dana', agent: 'Mara', brand: 'Acme' });
  const nameless = { ...known.matter, customerName: null };
  assert.equal(valuesOf({ matter: nameless }).first_name, null);
  assert.equal(valuesOf({ voice: { ...known.voice, usesFirstNames: false } }).first_name, null);
});

test('closeness is what was said before that is closest, once that is loaded', () => {
  assert.equal(phraseMoment(known, here).closeness, null);
  const said = {
    size: 2,
    closest: (draft: string) => (draft === 'Again.' ? { key: 'a', closeness: 0.8 } : null),
    repeated: () => [],
  };
  const { closeness } = phraseMoment({ ...known, said }, here);
  assert.deepEqual([closeness?.('Again.'), closeness?.('New.')], [0.8, 0]);
});

test('a slash opens phrases at the start of a word only', () => {
  assert.equal(opensPhrases('', 0), true);
  assert.equal(opensPhrases('Hello ', 6), true);
  assert.equal(opensPhrases('Hello\n', 6), true);
  assert.equal(opensPhrases('and', 3), false);
  assert.equal(opensPhrases('1', 1), false);
});

test('words go in where the caret is, in place of what is marked, and leave the rest alone', () => {
  assert.deepEqual(insertWords('Hello', { start: 5, end: 5 }, 'Sorry.'), { text: 'Hello Sorry.', caret: 12 });
  assert.deepEqual(insertWords('', { start: 0, end: 0 }, 'Sorry.'), { text: 'Sorry.', caret: 6 });
  assert.deepEqual(insertWords('Hi this', { start: 3, end: 3 }, 'Sorry.'), { text: 'Hi Sorry. this', caret: 9 });
  assert.deepEqual(insertWords('Hi XX.', { start: 3, end: 5 }, 'you'), { text: 'Hi you.', caret: 6 });
  const text = fc.string({ maxLength: 40 });
  fc.assert(
    fc.property(text, text, text, (before, words, after) => {
      const at = before.length;
      const put = insertWords(before + after, { start: at, end: at }, words);
      assert.ok(put.text.startsWith(before) && put.text.endsWith(after));
      assert.ok(put.text.slice(0, put.caret).endsWith(words));
    }),
  );
});
