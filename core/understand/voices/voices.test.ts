// Copies are found with names, numbers, links and emoji changed and in whatever order they are heard; honest complaints of
// their own are not, and nothing anybody can type makes it slow.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { copyOf, nearness } from './copy.ts';
import { type Group, rootOf } from './group.ts';
import { longestGapMs, openVoices, type Voiced } from './voices.ts';

const isNear = (a: string, b: string): boolean => {
  const [one, other] = [copyOf(a), copyOf(b)];
  return one !== null && other !== null && nearness(one, other.signature, 0, other.length) > 0;
};
const said = (id: string, text: string, also: Partial<Voiced> = {}): Voiced => ({
  id,
  text,
  at: 0,
  isRevised: false,
  ...also,
});

/** Which mentions stand together, by the name of their group. */
function gathered(mentions: readonly Voiced[]): Record<string, string[]> {
  const voices = openVoices();
  const groups = new Map<string, Group>();
  for (const mention of mentions) {
    const found = voices.hear(mention);
    for (const id of found.voices) if (found.group !== null) groups.set(id, found.group);
  }
  const byName: Record<string, string[]> = {};
  for (const [id, group] of [...groups].sort()) {
    const name = rootOf(group).name ?? '';
    byName[name] = [...(byName[name] ?? []), id];
  }
  return byName;
}

const storm = [
  'The new update logs me out every single time I open the app. Fix this please!',
  'RT @mara: The new update logs me out every single time I open the app. Fix this please!',
  'the new update logs me out every single time i open the app 😡😡 fix this please https://example.org/x1',
  'THE NEW UPDATE LOGS ME OUT EVERY SINGLE TIME I OPEN THE APP. FIX THIS PLEASE!!!',
  '@acme The new update logs me out every single time I open the app. Fix this please, thanks Tom',
];
const changed: readonly (readonly [string, string])[] = [
  [
    'Flight QX204 to Lisbon cancelled, four hours in the queue and nobody from the airline at the desk. Anna is crying.',
    'Flight QX881 to Lisbon cancelled, six hours in the queue and nobody from the airline at the desk. Jonas is crying.',
  ],
  [
    'Seit Montag ist das Internet in ganz Ottensen weg und bei der Hotline geht seit 3 Stunden niemand ran.',
    'Seit Montag ist das Internet in ganz Ottensen weg und bei der Hotline geht seit 5 Stunden niemand ran!! 🤬',
  ],
  [
    '今日発売のチケットが全然買えません。サイトが重すぎて何度も落ちます。なんとかしてください。',
    '今日発売のチケットが全然買えません！サイトが重すぎて何度も落ちます😭 なんとかしてください',
  ],
];
const retold: readonly (readonly [string, string])[] = [
  [
    'So disappointed with Acme, they fired Jo Smith for telling the truth. Never buying again.',
    'So disappointed, Acme fired Jo Smith for telling the truth. I am never buying there again',
  ],
  [
    'Boycott Acme until they pay their drivers a fair wage #boycottacme',
    'BOYCOTT ACME until they pay their drivers a fair wage!!! #shame',
  ],
];
const honest: readonly (readonly [string, string])[] = [
  [
    'The new update logs me out every single time I open the app. Fix this please!',
    'Since the new update the app eats half of my battery before lunch, and the phone runs hot in my pocket.',
  ],
  [
    'My parcel was left in the rain again and the book inside is ruined.',
    'My parcel was handed to a neighbour I have never met and now nobody knows where the book is.',
  ],
  ['I have been waiting for my refund for three weeks', 'I have been waiting for my parcel for three weeks'],
  ['Your app keeps crashing on login every time', 'Your app keeps crashing on checkout every time'],
  ['Is your store in Leeds open on Sunday?', 'Is your store in York open on Sunday?'],
  ['I waited forty minutes for a cold soup.', 'I waited forty minutes for a waiter who never came.'],
];

test('a copy is found with names, numbers, links, emoji and capitals changed, and retold', () => {
  for (const [a, b] of [...changed, ...retold, ...storm.map((text) => [storm[0] ?? '', text] as const)])
    assert.ok(isNear(a, b), b);
});

test('honest complaints about the same thing are each their own', () => {
  for (const [a, b] of honest) assert.ok(!isNear(a, b), b);
});

test('short words that many say are nobody’s copy', () => {
  for (const text of [
    'Thank you so much!',
    'Same here!',
    'Thank you so much for your help today!',
    'Great service, 10/10',
    'me too, me too a',
    '',
    '😀😀😀😀😀😀',
  ])
    assert.equal(copyOf(text), null, text);
});

test('pairs written to be told apart: what is honest never matches, and most wordings used twice do', () => {
  const lines = readFileSync(`${import.meta.dirname}/../../../bench/judge/own/freshness/chosen.jsonl`, 'utf8');
  const pairs = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { a: string; b: string; isSame: boolean });
  const found = (isSame: boolean) => pairs.filter((one) => one.isSame === isSame).map(({ a, b }) => isNear(a, b));
  const share = (all: readonly boolean[]) => all.filter(Boolean).length / all.length;
  assert.equal(share(found(false)), 0);
  assert.ok(share(found(true)) >= 0.7, String(share(found(true))));
});

test('the order of hearing does not matter', () => {
  const texts = [...storm, ...changed.flat(), ...honest.flat()];
  const all = texts.map((text, i) => said(`m${String(i).padStart(2, '0')}`, text));
  const whole = gathered(all);
  assert.deepEqual(
    Object.values(whole).map((ids) => ids.length),
    [6, 2, 2, 2],
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (mixed) =>
      assert.deepEqual(gathered(mixed), whole),
    ),
    { numRuns: 60 },
  );
});

test('two storms become one by what leads from one to the other, and the name of the later is given up', () => {
  const words =
    'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa'.split(' ');
  const from = (start: number) =>
    words
      .map((_, i) => words[(i + start) % words.length])
      .slice(0, 12)
      .join(' ');
  const voices = openVoices();
  const hear = (id: string, start: number) => voices.hear(said(id, from(start)));
  hear('a1', 0);
  assert.deepEqual(hear('a2', 0).voices, ['a1', 'a2']);
  hear('b1', 4);
  assert.deepEqual(hear('b2', 4).voices, ['b1', 'b2']);
  const bridge = hear('c', 2);
  assert.deepEqual([bridge.voices, bridge.group?.name, bridge.merged], [['c'], 'a1', ['b1']]);
});

test('what was taken back or changed leads nobody into the group any more', () => {
  const [text = ''] = storm;
  const voices = openVoices();
  voices.hear(said('a', text));
  voices.forget('a');
  assert.deepEqual(voices.hear(said('b', text)).voices, []);
  voices.hear(said('b', 'We moved house and would like to change the address on our account.', { isRevised: true }));
  assert.deepEqual(voices.hear(said('c', text)).voices, []);
  const again = voices.hear(said('d', 'We moved house and would like to change the address on our account.'));
  assert.deepEqual(
    [again.voices, again.group?.name],
    [['b', 'd'], 'd'],
    'named after who said it first and says it still',
  );
});

test('one who takes it back leaves the others together', () => {
  const [text = ''] = storm;
  const voices = openVoices();
  for (const id of ['a', 'b']) voices.hear(said(id, text));
  voices.forget('a');
  const found = voices.hear(said('c', text));
  assert.deepEqual([found.voices, found.group?.name], [['c'], 'a']);
});

test('the same words weeks later are another storm', () => {
  const [text = ''] = storm;
  const voices = openVoices();
  voices.hear(said('a', text));
  assert.deepEqual(voices.hear(said('b', text, { at: longestGapMs + 1 })).voices, []);
});

test('what is known from before goes on under its name', () => {
  const [text = ''] = storm;
  const voices = openVoices();
  voices.recall(said('b', text), 'a');
  voices.recall(said('c', text), 'a');
  voices.recall(said('alone', 'We moved house and would like to change the address on our account.'), null);
  const found = voices.hear(said('d', text));
  assert.deepEqual([found.voices, found.group?.name], [['d'], 'a']);
  const joined = voices.hear(said('e', 'We moved house and would like to change the address on our account.'));
  assert.deepEqual([joined.voices, joined.group?.name], [['alone', 'e'], 'alone']);
});

test('the older half is forgotten, and the newer one is found', () => {
  const voices = openVoices(50);
  const spelt = (i: number) => [...String(i)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const text = (i: number) => Array.from({ length: 9 }, (_, n) => `word${spelt(i)}x${'abcdefghi'[n]}`).join(' ');
  for (let i = 0; i < 200; i += 1) voices.hear(said(`m${i}`, text(i)));
  assert.deepEqual(voices.hear(said('new', text(199))).voices, ['m199', 'new']);
  assert.deepEqual(voices.hear(said('old', text(3))).voices, []);
});

test('anything that can be typed is taken in bounded time', () => {
  const voices = openVoices();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      voices.hear(said(text, text));
    }),
  );
  for (const unit of ['a', 'a b c d e f ', '@', 'http://', '\u0301', '1 ', '漢', '’', '\u200b']) {
    const from = performance.now();
    copyOf(unit.repeat(Math.ceil(1_000_000 / unit.length)));
    assert.ok(performance.now() - from < 300, unit);
  }
});
