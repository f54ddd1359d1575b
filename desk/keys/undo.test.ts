// What `u` takes back: the newest act, once, unless it is past.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canUndo, isPast, undo } from './undo.ts';

test('takes back the newest first, each once, and nothing that is past', async () => {
  const undone: string[] = [];
  const act = (name: string) => ({ undo: () => void undone.push(name) });
  const [a, b, c] = [act('a'), act('b'), act('c')];
  for (const one of [a, b, c]) canUndo(one);
  isPast(c);
  assert.equal(await undo(), true);
  assert.equal(await undo(b), false);
  assert.equal(await undo(a), true);
  assert.equal(await undo(), false);
  assert.deepEqual(undone, ['b', 'a']);
});
