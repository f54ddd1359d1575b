// Holes, values and missing names: what a line reads like once it is filled.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fillPhrase, fillPieces, needsName, unknownHoles } from './fill.ts';
import { placeholders } from './phrase.ts';
import { shippedPhrases } from './shipped.ts';

test('what is known is filled in, what is not stays open', () => {
  assert.equal(
    fillPhrase('{first_name}, {matter} leaves {when}.', { first_name: 'Dana', matter: 'your parcel' }),
    'Dana, your parcel leaves {when}.',
  );
  assert.equal(fillPhrase('{matter} came first.', { matter: 'the crack' }), 'The crack came first.');
  assert.equal(fillPhrase('¿{matter}?', { matter: 'el paquete' }), '¿El paquete?');
  assert.equal(fillPhrase('You hear {when}.', { when: 'by 5 p.m.' }), 'You hear by 5 p.m.');
  assert.equal(fillPhrase('{link} has it.', { link: 'https://a.example/x' }), 'https://a.example/x has it.');
  assert.equal(fillPhrase('Hello {first_name}', { first_name: '  ' }), 'Hello {first_name}');
});

test('a line closes over a name that is missing, and says when it cannot', () => {
  const nobody = { first_name: null };
  const closed = (text: string): string => fillPhrase(text, nobody);
  assert.equal(closed('Hello {first_name}, this is on us.'), 'Hello, this is on us.');
  assert.equal(closed('Good morning {first_name}! Here it is.'), 'Good morning! Here it is.');
  assert.equal(closed('{first_name}, the refund is out.'), 'The refund is out.');
  assert.equal(closed('Thank you, {first_name}.'), 'Thank you.');
  assert.equal(closed('Is it there, {first_name}? Tell me.'), 'Is it there? Tell me.');
  assert.equal(closed('It is solved. {first_name}, write any time.'), 'It is solved. Write any time.');
  assert.equal(closed('¡{first_name}, qué alegría!'), '¡Qué alegría!');
  assert.equal(closed('We settled it with {first_name}.'), 'We settled it with {first_name}.');
  assert.equal(needsName('We settled it with {first_name}.', nobody), true);
  assert.equal(needsName('Thank you, {first_name}.', nobody), false);
  assert.equal(needsName('We settled it with {first_name}.', { first_name: 'Ana' }), false);
});

test('a customer without a name is answered by most of every starting set, and no line is left limping', () => {
  for (const [language, phrases] of shippedPhrases) {
    const texts = phrases.flatMap((one) => one.texts);
    const named = texts.filter((text) => text.includes('{first_name}'));
    const stuck = named.filter((text) => needsName(text, { first_name: null }));
    assert.ok(stuck.length <= named.length / 4, `${language}: ${stuck.join(' | ')}`);
    for (const text of texts) {
      const closed = fillPhrase(text, { first_name: null });
      assert.doesNotMatch(closed, / {2}|^[\s,;]|\s[,.]|,[,.!?]/u, `${text} → ${closed}`);
    }
  }
});

test('a value is words and never a hole again, whatever it holds', () => {
  assert.equal(fillPhrase('To {matter}.', { matter: '{matter} {when}', when: 'now' }), 'To {matter} {when}.');
  const values = fc.string({ minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...placeholders), { maxLength: 6 }), values, (holes, value) => {
      const text = holes.map((one) => `so {${one}}`).join(' ');
      const all = Object.fromEntries(placeholders.map((one) => [one, value]));
      const filled = fillPieces(text, all).filter((piece) => piece.is === 'filled');
      assert.equal(filled.length, value.trim() === '' ? 0 : holes.length);
    }),
  );
});

test('any text goes through, long and strange ones too, and without values nothing changes', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => fillPhrase(text, {}) === text));
  const startedMs = performance.now();
  const long = '{first_name}, '.repeat(8_000);
  assert.equal(fillPhrase(long, {}), long);
  fillPhrase(long, { first_name: null });
  fillPhrase(`${'word '.repeat(20_000)}{first_name}, `, { first_name: null });
  assert.ok(performance.now() - startedMs < 2_000);
});

test('holes of nobody’s are named', () => {
  assert.deepEqual(unknownHoles('{first_name} {colour} { } {a b} {when'), ['{colour}']);
});
