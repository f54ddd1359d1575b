// Whether the desk is listening, in one word.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hearingOf } from './hearing.ts';

const calm = { state: 'listening', isFirstRead: false, errorCode: null } as const;
const first = { state: 'listening', isFirstRead: true, errorCode: null } as const;

test('trouble comes before a first read, a first read before rest', () => {
  assert.deepEqual(hearingOf([calm, first, { ...first, state: 'failing' }]), { name: 'failing', count: 1 });
  assert.deepEqual(hearingOf([calm, first, first]), { name: 'firstRead', count: 2 });
  assert.deepEqual(hearingOf([calm, calm]), { name: 'listening', count: 2 });
});

test('a paused source is not listening, and reads nothing first', () => {
  assert.deepEqual(hearingOf([{ ...first, state: 'paused' }]), { name: 'listening', count: 0 });
  assert.deepEqual(hearingOf([]), { name: 'listening', count: 0 });
});

test('a first read that goes wrong is trouble, a later hiccup is not', () => {
  assert.deepEqual(hearingOf([{ ...first, errorCode: 'unreachable' }]), { name: 'failing', count: 1 });
  assert.deepEqual(hearingOf([{ ...calm, errorCode: 'unreachable' }]), { name: 'listening', count: 1 });
});
