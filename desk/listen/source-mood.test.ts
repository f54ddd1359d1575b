// How a source is doing, in one word.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviceFor, moodOf } from './source-mood.ts';

const calm = {
  state: 'listening',
  isFirstRead: false,
  everyMs: 60_000,
  errorCode: null,
  lastPollAt: '2026-11-22T10:00:00.000Z',
  lastOkAt: '2026-11-22T10:00:00.000Z',
} as const;

test('a source that polls well listens', () => {
  assert.equal(moodOf(calm).name, 'listening');
  assert.equal(moodOf({ ...calm, lastOkAt: null }).name, 'listening');
});

test('pausing and failing come before everything else', () => {
  assert.equal(moodOf({ ...calm, state: 'paused', isFirstRead: true }).name, 'paused');
  assert.equal(moodOf({ ...calm, state: 'failing', isFirstRead: true }).name, 'failing');
  assert.equal(moodOf({ ...calm, isFirstRead: true }).name, 'first_read');
});

test('an error in a source that still listens is being tried again', () => {
  assert.equal(moodOf({ ...calm, errorCode: 'unreachable', isFirstRead: true }).name, 'retrying');
  assert.equal(moodOf({ ...calm, errorCode: 'unreachable', state: 'paused' }).name, 'paused');
});

test('three polls without a success are late, two are not', () => {
  assert.equal(moodOf({ ...calm, lastOkAt: '2026-11-22T09:58:00.000Z' }).name, 'listening');
  assert.equal(moodOf({ ...calm, lastOkAt: '2026-11-22T09:56:59.000Z' }).name, 'late');
});

test('every code has advice, an unknown one the general one', () => {
  assert.equal(adviceFor('auth_expired'), 'sources.todo.auth_expired');
  assert.equal(adviceFor('never_heard_of'), 'sources.todo.other');
  assert.equal(adviceFor('toString'), 'sources.todo.other');
  assert.equal(adviceFor(null), 'sources.todo.other');
});
