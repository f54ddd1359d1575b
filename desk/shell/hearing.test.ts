// The side bar's one line about listening.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hearingOf } from './hearing.ts';

const calm = { state: 'listening', isFirstRead: false } as const;
const first = { state: 'listening', isFirstRead: true } as const;

test('trouble comes before a first read, a first read before rest', () => {
  assert.deepEqual(hearingOf([calm, first, { state: 'failing', isFirstRead: true }]), { name: 'failing', count: 1 });
  assert.deepEqual(hearingOf([calm, first, first]), { name: 'firstRead', count: 2 });
  assert.deepEqual(hearingOf([calm, calm]), { name: 'listening', count: 2 });
});

test('a paused source is not listening, and reads nothing first', () => {
  assert.deepEqual(hearingOf([{ state: 'paused', isFirstRead: true }]), { name: 'listening', count: 0 });
  assert.deepEqual(hearingOf([]), { name: 'listening', count: 0 });
});
