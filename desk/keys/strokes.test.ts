// What a key means: alone, after g, while typing, on a button, and with single letters switched off.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Command, distinct, findCommands, meaningOf, type Situation, strokeOf } from './strokes.ts';

const free: Situation = { isTyping: false, isOnControl: false, hasLetters: true };
const command = (id: string, keys: string[], more: Partial<Command> = {}): Command => ({
  id,
  label: id,
  group: 'case',
  keys,
  run: () => {},
  ...more,
});
const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  strokeOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
const meant = (stroke: string, first: string | null, commands: Command[], situation = free): string => {
  const meaning = meaningOf(stroke, first, commands, situation);
  return meaning.is === 'command' ? meaning.command.id : meaning.is;
};

test('strokes are the same on every keyboard', () => {
  assert.equal(press('j'), 'j');
  assert.equal(press('?', { shiftKey: true }), '?');
  assert.equal(press('K', { metaKey: true }), press('k', { ctrlKey: true }));
  assert.equal(press('Enter', { ctrlKey: true, shiftKey: true }), 'mod+shift+enter');
  assert.equal(press('J', { shiftKey: true }), 'shift+j');
});

test('a letter after g goes somewhere, and a letter alone keeps its own meaning', () => {
  const commands = [command('down', ['j']), command('mine', ['g m']), command('menu', ['m'])];
  assert.equal(meant('g', null, commands), 'begun');
  assert.equal(meant('m', 'g', commands), 'mine');
  assert.equal(meant('m', null, commands), 'menu');
  assert.equal(meant('j', 'g', commands), 'nothing');
  assert.equal(meant('g', 'g', commands), 'begun');
});

test('typing keeps its letters', () => {
  const commands = [command('resolve', ['e']), command('send', ['mod+enter'], { isForTyping: true })];
  const typing = { ...free, isTyping: true };
  assert.equal(meant('e', null, commands, typing), 'nothing');
  assert.equal(meant('mod+enter', null, commands, typing), 'send');
});

test('Enter on a button is the button’s', () => {
  const commands = [command('open', ['enter'])];
  assert.equal(meant('enter', null, commands), 'open');
  assert.equal(meant('enter', null, commands, { ...free, isOnControl: true }), 'nothing');
});

test('with single letters off, only strokes with a modifier or a name are left', () => {
  const commands = [command('down', ['j', 'arrowdown']), command('all', ['mod+k']), command('mine', ['g m'])];
  const spoken = { ...free, hasLetters: false };
  assert.equal(meant('j', null, commands, spoken), 'nothing');
  assert.equal(meant('g', null, commands, spoken), 'nothing');
  assert.equal(meant('arrowdown', null, commands, spoken), 'down');
  assert.equal(meant('mod+k', null, commands, spoken), 'all');
});

test('the page in front wins', () => {
  const commands = [command('a', ['e'], { label: 'old' }), command('b', ['e']), command('a', ['x'], { label: 'new' })];
  assert.equal(meant('e', null, commands), 'b');
  assert.deepEqual(
    distinct(commands).map((one) => one.label),
    ['new', 'b'],
  );
});

test('the palette finds by beginnings of words first, in any order, whatever the accents', () => {
  const commands = [
    command('1', [], { label: 'Open again' }),
    command('2', [], { label: 'Go to Mine' }),
    command('3', [], { label: 'Menú del día' }),
  ];
  const found = (typed: string): string[] => findCommands(commands, typed).map((one) => one.id);
  assert.deepEqual(found('mi go'), ['2']);
  assert.deepEqual(found('menu'), ['3']);
  assert.deepEqual(found('gain'), ['1']);
  assert.deepEqual(found('zzz'), []);
  assert.deepEqual(found(''), ['1', '2', '3']);
});
