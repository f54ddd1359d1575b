// One person on two channels: what is reason enough to ask, and what never is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { handlesToTry, type KnownIdentity, type KnownPerson, likenessOf, numbersIn } from './same-person.ts';

function person(channel: string, identity: Partial<KnownIdentity> = {}, numbers: readonly string[] = []): KnownPerson {
  const nobody = { channel, handle: null, name: null, url: null, avatarUrl: null };
  return { identities: [{ ...nobody, ...identity }], numbers: new Set(numbers) };
}

function reasons(mine: Partial<KnownIdentity>, theirs: Partial<KnownIdentity>) {
  return likenessOf(person('here', mine), person('there', theirs))?.reasons.map(({ code }) => code) ?? null;
}

test('handles: the same one wherever its server is, and nearly the same one with the same name', () => {
  assert.deepEqual(reasons({ handle: 'nora_k' }, { handle: 'Nora_K' }), ['handle']);
  assert.deepEqual(reasons({ handle: '@norakvist@elsewhere.example' }, { handle: 'norakvist.social.example' }), [
    'handle',
  ]);
  assert.deepEqual(
    reasons({ handle: 'nora.kvist', name: 'Nora Kvist' }, { handle: 'nora_kvist', name: 'nora  kvist' }),
    ['near_handle', 'name'],
  );
  assert.deepEqual(
    reasons({ handle: 'norakvist', name: 'Nora Kvist' }, { handle: 'norakvist84', name: 'Nora Kvist' }),
    ['near_handle', 'name'],
  );
});

test('a name, a nearly equal handle, a short or a common one is not enough', () => {
  assert.equal(reasons({ name: 'Nora Kvist' }, { name: 'Nora Kvist' }), null);
  assert.equal(reasons({ handle: 'nora.kvist' }, { handle: 'norakvist' }), null);
  assert.equal(reasons({ handle: 'nora' }, { handle: 'nora' }), null);
  assert.equal(reasons({ handle: 'support' }, { handle: 'support' }), null);
  assert.equal(reasons({ handle: 'nora84', name: 'Nora' }, { handle: 'nora12', name: 'Nora' }), null);
  assert.equal(reasons({}, {}), null);
});

test('the same link, picture or order number is', () => {
  assert.deepEqual(reasons({ url: 'https://www.kvist.example/' }, { url: 'http://kvist.example' }), ['link']);
  assert.deepEqual(reasons({ url: 'https://kvist.example/' }, { handle: 'kvist.example' }), ['link']);
  const [picture, name] = [{ avatarUrl: 'https://a.example/1.png' }, { name: 'Nora Kvist' }];
  assert.equal(reasons(picture, picture), null);
  assert.deepEqual(reasons({ ...picture, ...name }, { ...picture, ...name }), ['picture', 'name']);
  const [one, other] = [person('here', {}, ['a-77120']), person('there', {}, ['a-77120', '99812'])];
  assert.deepEqual(likenessOf(one, other), { weight: 3, reasons: [{ code: 'number', what: 'a-77120' }] });
});

test('on one channel two accounts are two', () => {
  const same = { handle: 'norakvist', url: 'https://kvist.example' };
  assert.equal(likenessOf(person('here', same), person('here', same)), null);
});

test('order numbers are found, dates, years and prices are not', () => {
  const found = numbersIn([
    'Order A-77120, ordered 2026-11-02 or 02/11/2026',
    'for 39.90 in 2026',
    'tel 00442071838750',
  ]);
  assert.deepEqual([...found], ['a-77120', '00442071838750']);
  assert.equal(numbersIn(['11111 22222 33333 44444']).size, 3);
});

test('what is looked up finds every handle that would be a reason', () => {
  const letters = fc.stringMatching(/^[a-z]{3,7}$/u);
  const sign = fc.constantFrom('', '_', '.', '-');
  fc.assert(
    fc.property(letters, letters, sign, sign, (first, last, a, b) => {
      const [mine, theirs] = [`${first}${a}${last}`, `${first}${b}${last}`];
      if (reasons({ handle: mine, name: 'A B' }, { handle: theirs, name: 'A B' }) === null) return;
      // From a handle with a sign to any other; one without has lost where it stood.
      if (a !== '' || b === '') assert.ok(handlesToTry(mine).whole.includes(theirs));
    }),
  );
  assert.deepEqual(handlesToTry('nora').whole, []);
  assert.ok(handlesToTry('Norakvist@elsewhere.example').begun.includes('norakvist@'));
});

test('who is asked about first makes no difference', () => {
  const identity = fc.record({
    channel: fc.constantFrom('one', 'two', 'three'),
    handle: fc.option(fc.constantFrom('norakvist', 'nora_kvist', 'norakvist7', 'nora@x.example', 'info')),
    name: fc.option(fc.constantFrom('Nora Kvist', 'Nora')),
    url: fc.option(fc.constantFrom('https://kvist.example', 'https://a.example/nora')),
    avatarUrl: fc.option(fc.constantFrom('https://a.example/1.png')),
  });
  const someone = fc.record({
    identities: fc.array(identity, { maxLength: 3 }),
    numbers: fc.subarray(['a-77120', '99812']).map((all) => new Set(all)),
  });
  fc.assert(
    fc.property(someone, someone, (one, other) => {
      assert.equal(likenessOf(one, other)?.weight, likenessOf(other, one)?.weight);
    }),
  );
});
