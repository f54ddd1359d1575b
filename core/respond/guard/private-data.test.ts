// Private data is found however it is typed, at its own place; what only looks so, or is the business's own, is not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findPrivateData } from './private-data.ts';

const found = (text: string, language = 'en', own: readonly string[] = []) =>
  findPrivateData(text, language, own).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

test('each kind is found at its place', () => {
  assert.deepEqual(found('Ann, is +44 (0)7700 900877 still yours?'), ['phone: +44 (0)7700 900877']);
  assert.deepEqual(found('Sent to ann.lee@example.com. Bye'), ['email: ann.lee@example.com']);
  assert.deepEqual(found('Sent to ann [at] example [dot] com today'), ['email: ann [at] example [dot] com']);
  assert.deepEqual(found('It goes to 14 Elm Grove, Leeds LS6 2AB on Monday'), ['address: 14 Elm Grove, Leeds LS6 2AB']);
  assert.deepEqual(found('Es ging in den Fliederweg 7a, 24105 Kiel.', 'de'), ['address: Fliederweg 7a, 24105 Kiel']);
  assert.deepEqual(found('Votre n° de commande 88 213 004 est parti', 'fr'), ['order_number: 88 213 004']);
  assert.deepEqual(found('Your case ref. A-55091 is closed'), ['order_number: A-55091']);
  assert.deepEqual(found('Card 3782 822463 10005 was refused'), ['card: 3782 822463 10005']);
  assert.deepEqual(found('Paid to DE89 3704 0044 0532 0130 00 today'), ['iban: DE89 3704 0044 0532 0130 00']);
});

test('full-width digits, zero-width spaces and letters for zeros hide nothing', () => {
  assert.deepEqual(found('We hold ０７７００　９００５５２ for you'), ['phone: ０７７００　９００５５２']);
  assert.deepEqual(found('Sent to ann\u200b@example.com'), ['email: ann\u200b@example.com']);
  assert.deepEqual(found('We tried O77OO 9OO142 twice'), ['phone: O77OO 9OO142']);
  assert.deepEqual(found('4\u200b111 1111·1111 1111 is visible'), ['card: 4\u200b111 1111·1111 1111']);
});

test('what only looks like it is left alone', () => {
  for (const text of [
    '4111 1111 1111 1112 is not a card, and GB00 1234 5678 9012 3456 78 no account.',
    'We baked 2,350,000 loaves in 2031-2033 and open 09:30-17:00 from 01.02.2031.',
    'ISBN 978-0-00-000000-2, part number 00754868, flight BA0417, version 14.2.1.',
    'Order 24 bottles before 14:00, the card ending 4242 was charged 120.00.',
    'The technician comes am Montag 14 Uhr. Thanks @ana@example.social!',
    'We have 3 shops: 12 Oak Road, 4 Elm Street and 9 High Street.',
  ]) {
    assert.deepEqual(found(text), [], text);
  }
});

test('what the business says of itself is its own; the nearest words decide', () => {
  assert.deepEqual(found('Call us on 020 7946 0100 or write to help@shop.example.'), []);
  assert.deepEqual(found('Sie erreichen uns unter 030 23125 014.', 'de'), []);
  assert.deepEqual(found('Wir rufen Sie unter 030 23125 014 an.', 'de'), ['phone: 030 23125 014']);
  assert.deepEqual(found('If 07700 900480 is wrong, call us on 020 7946 0100.'), ['phone: 07700 900480']);
  assert.deepEqual(found('The number is 07700 900480.', 'en', ['+44 7700 900480', '07700900480']), []);
});

test('no word is needed to know whose it is: what the sentence does tells', () => {
  assert.deepEqual(found('Ben, the plumber only had 021 555 0123 and that is a fax'), ['phone: 021 555 0123']);
  assert.deepEqual(found('Ruth, tiles go out in a mail for ruthk@post.example soon'), ['email: ruthk@post.example']);
  assert.deepEqual(found('We carried the piano to 14 Adeola Odeku Street, Lagos for you, Chidi'), [
    'address: 14 Adeola Odeku Street, Lagos',
  ]);
  for (const text of [
    'Hi Ben, the choir is at 845 Valencia Street, San Francisco, CA 94110.',
    'Hi Ben, if it drips again, 01632 960 811 is staffed overnight.',
    'Hi Ben, the freephone way is 0800 555 0143 at night.',
    'Dear Ben, cakes by the dozen: bakes@crumb.example, two days ahead.',
  ]) {
    assert.deepEqual(found(text), [], text);
  }
});

test("a code that no word names is found where a customer is spoken to, and not as the maker's", () => {
  assert.deepEqual(found('Ingrid, quoting HX7-9920-KL gets you through'), ['order_number: HX7-9920-KL']);
  assert.deepEqual(found('We found it, Yusuf: docket 88120443, paid in cash'), ['order_number: 88120443']);
  assert.deepEqual(found('The model HX7-9920-KL is back, Ingrid'), []);
  assert.deepEqual(found('HX7-9920-KL is back in the shops'), []);
});

test('streets of any name and houses without a street are places when a postcode tells', () => {
  assert.deepEqual(found('Ann, it went to Rose Cottage, Ballymore, Co. Galway H91 X2Y3 today'), [
    'address: Rose Cottage, Ballymore, Co. Galway H91 X2Y3',
  ]);
  assert.deepEqual(found('Maël, le colis part vers 14 lotissement les Genêts, 29200 Brest ce soir.', 'fr'), [
    'address: 14 lotissement les Genêts, 29200 Brest',
  ]);
  assert.deepEqual(found('Ana, tu caja llegó a Carrera 7 # 72-41, Bogotá ayer', 'es'), [
    'address: Carrera 7 # 72-41, Bogotá',
  ]);
});

const separators = fc.constantFrom('', ' ', '-', ' - ', '\u200b', '\u00a0', '.');

test('a card is found whatever stands between its groups, and not once a digit is wrong', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 }),
      separators,
      (digits, separator) => {
        const body = `4${digits.join('')}`;
        const sum = [...body].reverse().reduce((all, digit, i) => {
          const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
          return all + (value > 9 ? value - 9 : value);
        }, 0);
        const check = (10 - (sum % 10)) % 10;
        const write = (last: number) => (`${body}${last}`.match(/.{4}/gu) ?? []).join(separator);
        const kinds = (text: string) => findPrivateData(`paid by ${text} today`, 'en').map(({ kind }) => kind);
        assert.deepEqual(kinds(write(check)), ['card']);
        assert.ok(!kinds(write((check + 1) % 10)).includes('card'));
      },
    ),
    { numRuns: 100 },
  );
});
