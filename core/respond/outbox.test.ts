// What a person can do with a reply on its way, in every state it can be in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterAct, type ReplyAct, type ReplyState } from './outbox.ts';

const states: readonly ReplyState[] = ['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'];
const statesFor = (act: ReplyAct) => states.filter((state) => afterAct(act, { state, attempts: 1 }) !== null);

test('what is on its way, sent or taken back is past every act', () => {
  for (const act of ['undo', 'retry', 'it_is_there', 'it_is_not_there'] as const) {
    for (const state of ['sending', 'sent', 'cancelled'] as const) {
      assert.equal(afterAct(act, { state, attempts: 1 }), null, `${act} when ${state}`);
    }
  }
});

test('only what nobody knows is settled by a person, and what waits or failed is tried again', () => {
  assert.deepEqual(statesFor('it_is_there'), ['unknown']);
  assert.deepEqual(statesFor('it_is_not_there'), ['unknown']);
  assert.deepEqual(statesFor('retry'), ['queued', 'failed']);
  assert.deepEqual(statesFor('undo'), ['queued', 'failed']);
});

test('after an attempt Heed looks before it speaks again, unless a person has looked', () => {
  assert.deepEqual(afterAct('retry', { state: 'failed', attempts: 1 }), { state: 'queued', next: 'look' });
  assert.deepEqual(afterAct('retry', { state: 'queued', attempts: 0 }), { state: 'queued', next: 'send' });
  assert.deepEqual(afterAct('it_is_not_there', { state: 'unknown', attempts: 3 }), { state: 'queued', next: 'send' });
});

test('what was taken back or is there needs nothing more', () => {
  assert.deepEqual(afterAct('undo', { state: 'queued', attempts: 0 }), { state: 'cancelled', next: null });
  assert.deepEqual(afterAct('it_is_there', { state: 'unknown', attempts: 3 }), { state: 'sent', next: null });
});
