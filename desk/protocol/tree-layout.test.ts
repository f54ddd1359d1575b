// The picture of a tree: in order, nothing over anything else, nothing left out.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultProtocol } from '../../core/protocol/default.ts';
import type { Tree } from '../../core/protocol/protocol.ts';
import { protocol as words } from '../messages/en/protocol.ts';
import { learn } from '../messages/say.ts';
import { namingOf } from './naming.ts';
import { planTree, wrap } from './tree-layout.ts';

learn(words);

const protocol = defaultProtocol();
const naming = namingOf({ people: [], teams: [], locations: [], channels: [] }, protocol);
const late = protocol.trees.find(({ name }) => name === 'Too late');
assert.ok(late !== undefined);
const plan = (part: Partial<Tree>) => planTree({ ...late, ...part }, naming);

test('from what begins it to what comes after, from the top down without overlap', () => {
  const { boxes, waits, height } = plan({ thenTree: 'Time is running out' });
  assert.deepEqual(
    boxes.map(({ sort }) => sort),
    ['trigger', 'step', 'step', 'last', 'then'],
  );
  for (const [at, box] of boxes.entries()) {
    const below = boxes[at + 1];
    const wait = waits[at];
    if (below === undefined) assert.ok(box.y + box.height <= height);
    else {
      assert.ok(box.y + box.height < below.y);
      assert.deepEqual([wait?.from, wait?.to], [box.y + box.height, below.y]);
    }
  }
});

test('repeats are an arc from the last of the steps back to the first, and only then', () => {
  const { arc, boxes } = plan({ repeats: 2 });
  const [, first, second, last] = boxes;
  assert.ok(arc !== null && first !== undefined && second !== undefined && last !== undefined);
  assert.ok(arc.to > first.y && arc.to < first.y + first.height);
  assert.ok(arc.from > second.y && arc.from < last.y);
  assert.equal(arc.words, '×2');
  assert.equal(plan({ repeats: 0 }).arc, null);
});

test('everybody told stands in the box, and a step that tells nobody says so', () => {
  const tell = Array.from({ length: 12 }, (_, n) => ({ address: `somebody-${n}@example.org` }));
  const told = plan({ last: { ...late.last, tell } }).boxes.find(({ sort }) => sort === 'last');
  assert.deepEqual(
    told?.lines,
    tell.map(({ address }) => address),
  );
  const silent = plan({ last: { ...late.last, tell: [] } }).boxes.find(({ sort }) => sort === 'last');
  assert.deepEqual(silent?.lines, ['Nobody']);
});

test('lines are broken at spaces and no longer than they may be', () => {
  assert.deepEqual(wrap('a bb ccc dddd', 6), ['a bb', 'ccc', 'dddd']);
  assert.deepEqual(wrap('supercalifragilistic', 8), ['superca…']);
});
