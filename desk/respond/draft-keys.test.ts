// Keys that act while one writes take nothing away from writing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftKey } from './draft-keys.ts';

const press = (key: string, more: object = {}, text = '', caret = text.length) =>
  draftKey(
    { key, code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false, ...more },
    text,
    caret,
  );

test('slash and question mark open menus at the start of a word, and are written within one', () => {
  assert.deepEqual(press('/'), { is: 'phrases' });
  assert.deepEqual(press('/', {}, 'Dear Ana, '), { is: 'phrases' });
  assert.deepEqual(press('?', {}, 'Dear Ana,\n'), { is: 'answers' });
  assert.deepEqual(press('?', {}, 'Dear Ana! '), { is: 'answers' });
  assert.equal(press('?', {}, 'Vous allez bien '), null, 'French writes a space before it');
  assert.equal(press('/', {}, 'and'), null);
  assert.equal(press('?', {}, 'Really'), null);
  assert.equal(press('/', {}, 'a b', 1), null);
});

test('a step has its digit with Alt, whatever sign the keyboard makes of it', () => {
  assert.deepEqual(press('¡', { altKey: true, code: 'Digit1' }), { is: 'step', step: 'concentrate' });
  assert.deepEqual(press('5', { altKey: true, code: 'Digit5' }), { is: 'step', step: 'resolve' });
  assert.equal(press('6', { altKey: true, code: 'Digit6' }), null);
  assert.equal(press('1', { altKey: true, ctrlKey: true, code: 'Digit1' }), null);
});

test('Enter with its keys sends, here or the other way, or takes the better wording; alone it writes', () => {
  assert.deepEqual(press('Enter', { metaKey: true }), { is: 'send' });
  assert.deepEqual(press('Enter', { ctrlKey: true, shiftKey: true }), { is: 'send_other' });
  assert.deepEqual(press('Enter', { ctrlKey: true, altKey: true }), { is: 'ask' });
  assert.deepEqual(press('Enter', { altKey: true }), { is: 'use' });
  assert.equal(press('Enter'), null);
  assert.equal(press('Enter', { ctrlKey: true, isComposing: true }), null);
});
