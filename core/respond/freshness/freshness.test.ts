// The same wording again is found under other names and numbers, honest new words are not, and nothing a person can
// type makes it slow or loud.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultProtocol } from '../../protocol/default.ts';
import { closeness, signatureWords } from '../../signature.ts';
import { matterOf } from './matter.ts';
import { marksLength } from './repeatable.ts';
import { mostSaid, mostSentences, openSaid, writeSaid } from './said-shelf.ts';
import { signatureOf } from './signature.ts';

const cannedFrom = defaultProtocol().guard.cannedFrom;
const near = (a: string, b: string) => {
  const [one, other] = [signatureOf(a), signatureOf(b)];
  return one === null || other === null ? 0 : closeness(one, other);
};

const key = (n: number) => `0193a1b2-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const shelf = (texts: readonly string[]) => {
  const replies = texts.map((text, i) => ({
    key: key(i),
    signature: signatureOf(text) ?? new Int32Array(signatureWords),
  }));
  const opened = openSaid(writeSaid(replies));
  assert.ok(opened);
  return opened;
};

const same: readonly (readonly [string, string])[] = [
  [
    'Hi Tove, the heating in carriage 4 gave up at Malmö. Claim the whole fare on our site, it takes two minutes.',
    'Good evening Rashid, the heating in carriage 11 gave up at Lund. Claim the whole fare on our site, it takes three minutes.',
  ],
  [
    'Liebe Frau Aydın, Ihr Paket 4471 liegt seit Montag in der Filiale und wird morgen früh zugestellt. Viele Grüße, Jens',
    'Lieber Herr Novák, Ihr Paket 9902 liegt seit Freitag in der Filiale und wird heute früh zugestellt. Viele Grüße, Petra',
  ],
];

const honest: readonly (readonly [string, string])[] = [
  [
    'Hi Tove, thank you for telling us. The heating gave up at Malmö and no spare carriage was free. We hope to see you again soon.',
    'Hi Tove, thank you for telling us. A frozen pipe kept your carriage cold, and the crew should have moved you. We hope to see you again soon.',
  ],
  ['Thank you so much for your kind words, Ana!', 'Thank you so much for your kind words, Tom!'],
];

test('one wording is found again with names, numbers and days changed', () => {
  for (const [a, b] of same) assert.ok(near(a, b) >= cannedFrom, `${near(a, b)}: ${b}`);
});

test('honest replies share their politeness and are fresh', () => {
  for (const [a, b] of honest) assert.ok(near(a, b) < cannedFrom, `${near(a, b)}: ${b}`);
});

test('greeting, sign-off, names, numbers, links and days are no matter', () => {
  assert.deepEqual(
    matterOf('Hello Ana, order 48-213 left on Tuesday, see https://brand.example/48213 or ask @brand. Jo').flatMap(
      ({ words }) => words,
    ),
    ['order', '#', 'left', 'on', '#', 'see', '#', 'or', 'ask', '#'],
  );
});

test('invisible characters and wide digits hide no wording', () => {
  const [a] = same[0] ?? ['', ''];
  const hidden = a.replaceAll('e', 'e\u200b').replaceAll('4', '４');
  assert.ok(near(a, hidden) > 0.95);
});

test('the closest of many is named, and the newer of two alike', () => {
  const texts = [...same, ...honest].map(([a]) => a);
  const found = shelf(texts).closest(same[1]?.[1] ?? '');
  assert.equal(found?.key, key(1));
  const twice = shelf([...texts, ...texts]).closest(texts[0] ?? '');
  assert.deepEqual(twice, { key: key(texts.length), closeness: 1 });
  assert.equal(
    shelf(texts).closest('The museum keeps its doors shut while the roof is being mended by two carpenters.'),
    null,
  );
});

test('ten thousand replies fit under 500 kB, and what is not such a file is refused', () => {
  const signature = new Int32Array(signatureWords);
  const replies = Array.from({ length: mostSaid }, (_, i) => ({ key: key(i), signature }));
  const sentence = { marks: new Uint8Array(marksLength).fill(7), customers: 3, key: key(9) };
  const bytes = writeSaid(replies, new Array(mostSentences).fill(sentence));
  assert.ok(bytes.length < 500_000);
  assert.equal(openSaid(bytes)?.size, mostSaid);
  assert.equal(openSaid(bytes.slice(0, -1)), null);
  assert.equal(openSaid(new Uint8Array(3)), null);
  for (const at of [0, 7, 11]) {
    const other = bytes.slice();
    other[at] = 0x99;
    assert.equal(openSaid(other), null);
  }
});

test('any text is as close to itself as can be, or too short to tell', () => {
  const words = fc.array(fc.constantFrom('the', 'Zoë', '12', '@x', '😀', '\u202e', 'שלום', '<b>', '\n', 'lift'), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        words.map((all) => all.join(' ')),
        fc.string({ unit: 'binary', maxLength: 400 }),
      ),
      (text) => {
        const signature = signatureOf(text);
        assert.ok(signature === null || closeness(signature, signature) === 1);
      },
    ),
  );
});

test('a draft of 100 kB costs no more than a long post', () => {
  for (const unit of ['a', 'Ana, ', '.', '@', '\u200b', 'ab. ', '! ', '\u0301']) {
    const from = performance.now();
    signatureOf(unit.repeat(Math.ceil(100_000 / unit.length)));
    assert.ok(performance.now() - from < 500, unit);
  }
});
