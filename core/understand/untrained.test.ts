// What a language lacks is said head by head; where a part of a reading needs two heads, it lacks either.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untrainedIn } from './untrained.ts';

const head = (languages: readonly string[]) => ({
  labels: ['x'],
  first: 0,
  calibration: { slope: 1, offset: 0 },
  languages,
});

test('a head that never saw the language, or is not there at all, is named', () => {
  const names = ['feeling', 'complaint', 'urgency', 'abuse', 'emotion', 'reason', 'irony'];
  const heads = new Map(names.map((name) => [name, head(['en', 'pt'])]));
  heads.set('kind', head(['en']));
  heads.delete('irony');
  assert.deepEqual(untrainedIn({ heads }, 'en'), ['irony']);
  assert.deepEqual(untrainedIn({ heads }, 'pt'), ['kind', 'irony']);
  assert.equal(untrainedIn({ heads }, 'pl').length, 7);
  assert.deepEqual(untrainedIn({ heads }, null), []);
});
