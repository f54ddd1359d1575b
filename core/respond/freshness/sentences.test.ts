// A sentence that several customers were told is found in the next reply under other names and numbers; courtesies, a
// sentence told twice and one told to the same customer again and again are not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { signatureWords } from '../../signature.ts';
import { isSameSentence, repeatableIn } from './repeatable.ts';
import { openSaid, writeSaid } from './said-shelf.ts';
import { signatureOf } from './signature.ts';
import { fewestCustomers, openTellings, type Telling } from './tellings.ts';

const key = (n: number) => `0193a1b2-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** A reply to a customer, by its number the newer. */
function telling(n: number, text: string, customerId: string | null = `customer ${n}`): Telling {
  const marks = repeatableIn(text).flatMap((one) => [...one.marks]);
  return { key: key(n), at: new Date(n), customerId, sentences: Uint8Array.from(marks) };
}

function shelf(texts: readonly string[], customerOf?: (n: number) => string | null) {
  const tellings = openTellings();
  for (const [n, text] of texts.entries()) tellings.add(telling(n, text, customerOf?.(n)));
  const replies = texts.map((text, n) => ({
    key: key(n),
    signature: signatureOf(text) ?? new Int32Array(signatureWords),
  }));
  const opened = openSaid(writeSaid(replies, tellings.most(10)));
  assert.ok(opened);
  return opened;
}

const found = (texts: readonly string[], draft: string) =>
  shelf(texts)
    .repeated(draft)
    .map(({ start, end }) => draft.slice(start, end));

const earlier = [
  'Hi Tove, the lamp is packed. Two crates fell off the lorry at Malmö, so nothing could be sorted that day. Jo',
  'Dear Mr Okafor, your chairs left us an hour ago! One crate fell off the lorry at Lund, so nothing could be sorted that day.',
  'Ana: we looked for the vase and found it. Six crates fell off the lorry at Ystad, so nothing could be sorted that day.',
] as const;

test('a sentence told to three is found among other sentences, with names, numbers and days changed', () => {
  const draft =
    'Hello Rashid, how lovely that it fits. Nine crates fell off the lorry at Kiruna, so nothing could be sorted that day!';
  const [one, ...others] = shelf(earlier).repeated(draft);
  assert.deepEqual(others, []);
  assert.equal(draft.slice(one?.start, one?.end), draft.slice(draft.indexOf('Nine')));
  assert.deepEqual([one?.customers, one?.key], [3, key(2)]);
});

test('one word changed, added or left out hides nothing; another story is another sentence', () => {
  for (const told of [
    'Two crates slid off the lorry at Malmö, so nothing could be sorted that day.',
    'Two crates fell off the lorry at Malmö, so nothing could be sorted properly that day.',
    'Two crates fell at Malmö, so nothing could be sorted that day.',
  ]) {
    assert.deepEqual(found(earlier, told), [told]);
  }
  assert.deepEqual(
    found(earlier, 'The sorting hall at Malmö lost its lights, so the lorry left with half a load.'),
    [],
  );
});

test('what each was told with another word is one sentence told to all of them', () => {
  const told = ['tulips', 'roses', 'lilies', 'peonies'].map(
    (flowers) => `Sorry, Pia. The cargo bike hit a kerb on Mill Lane and your ${flowers} paid for it.`,
  );
  const draft = 'The cargo bike hit a kerb on Elm Grove and your daisies paid for it.';
  const [one, ...others] = shelf(told).repeated(`Oh Jude! ${draft}`);
  assert.deepEqual([one?.customers, one?.key, others], [4, key(3), []]);
  assert.deepEqual(found(told.slice(2), draft), []);
});

test('courtesies are never found, however many were told', () => {
  for (const courtesy of [
    'Thank you for telling us.',
    'Thank you so much for taking the time to share your experience with us.',
    'We are very sorry for the inconvenience and the frustration this has caused you.',
    'Please do not hesitate to contact us if you have any further questions.',
    'We hope to see you again very soon!',
    'If there is anything else we can help you with, just send us a message.',
    'Vielen Dank für Ihre Rückmeldung, wir haben sie an unser Team weitergegeben.',
    'Merci beaucoup d’avoir pris le temps de partager votre expérience avec nous.',
    'Muchas gracias por compartir tu experiencia con nosotros y con todo el equipo.',
    'Muito obrigada por partilhar a sua experiência connosco e com a nossa equipa.',
  ]) {
    assert.deepEqual(found(new Array(30).fill(`Hi Ana. ${courtesy}`), `Hello Tom! ${courtesy}`), [], courtesy);
  }
});

test('told twice is chance; told to one customer again and again, or to nobody known, is no everybody', () => {
  const draft = 'Four crates fell off the lorry at Visby, so nothing could be sorted that day.';
  assert.deepEqual(found(earlier.slice(1), draft), []);
  assert.deepEqual(shelf([...earlier, ...earlier], (n) => `customer ${n % 2}`).repeated(draft), []);
  assert.deepEqual(shelf([...earlier, ...earlier], () => null).repeated(draft), []);
});

test('a reply taken out again was never told', () => {
  const tellings = openTellings();
  for (const [n, text] of earlier.entries()) tellings.add(telling(n, text));
  assert.equal(tellings.most(10).length, 1);
  tellings.remove(telling(1, earlier[1]));
  assert.deepEqual(tellings.most(10), []);
  tellings.add(telling(7, earlier[0]));
  assert.deepEqual(
    tellings.most(10).map(({ customers, key: of }) => [customers, of]),
    [[fewestCustomers, key(7)]],
  );
});

test('the most told come first, and no more than wanted', () => {
  const tellings = openTellings();
  const other = 'A swarm of bees settled on the awning and the market closed early.';
  for (let n = 0; n < 5; n += 1) tellings.add(telling(n, other));
  for (const [n, text] of earlier.entries()) tellings.add(telling(10 + n, text));
  assert.deepEqual(
    tellings.most(10).map(({ customers }) => customers),
    [5, 3],
  );
  assert.deepEqual(
    tellings.most(1).map(({ customers }) => customers),
    [5],
  );
});

const names = fc.constantFrom(
  'Ana',
  'Tove',
  'Rashid',
  'Zoë',
  'Ólafur',
  'Lund',
  'Kiruna',
  'Porto',
  '12',
  '4471',
  '9:30',
  'Monday',
  'May',
);

test('whatever names, numbers and days are put in, it is the same sentence', () => {
  fc.assert(
    fc.property(names, names, names, fc.constantFrom('Hi', 'Dear', 'Hello'), (a, b, c, hello) => {
      const draft = `${hello} ${a}, the crew should have told everybody at ${b} about the frozen valve before ${c}.`;
      const other = 'The crew should have told everybody at Malmö about the frozen valve before 8:15.';
      const [one] = repeatableIn(draft);
      const [same] = repeatableIn(other);
      assert.ok(one && same && isSameSentence(one.marks, same.marks, 0), draft);
    }),
  );
});

test('any text has its sentences in order and within it, each the same as itself', () => {
  const words = fc.array(
    fc.constantFrom(
      'crates',
      'lorry',
      'Zoë',
      '12',
      '.',
      '!\n',
      '…',
      '😀',
      '\u202e',
      'שלום',
      '<b>',
      '\n',
      'sorted',
      'ﬁ',
      '㎏',
    ),
    { maxLength: 80 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        words.map((all) => all.join(' ')),
        fc.string({ unit: 'binary', maxLength: 400 }),
      ),
      (text) => {
        let from = 0;
        for (const { start, end, marks } of repeatableIn(text)) {
          assert.ok(from <= start && start < end && end <= text.length);
          assert.ok(isSameSentence(marks, marks, 0));
          from = end;
        }
      },
    ),
  );
});

test('a draft of 100 kB costs no more than a long post', () => {
  const said = shelf(earlier);
  for (const unit of ['a', 'Ana, ', '.', '. ', '\n', '\u200b', 'crates fell off lorry sorted. ', '\u0301']) {
    const from = performance.now();
    said.repeated(unit.repeat(Math.ceil(100_000 / unit.length)));
    assert.ok(performance.now() - from < 500, unit);
  }
});
