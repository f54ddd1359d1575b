// What makes two signs differ, and what does not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signOfParts } from './sign.ts';

test('the same parts have the same sign; a changed one, or the same words parted elsewhere, another', () => {
  assert.equal(signOfParts(['Cold', 2, undefined]), signOfParts(['Cold', 2, null]));
  assert.equal(
    signOfParts(['Cold coffee', 2]),
    'mri58d',
    'cursors hold signs: a changed one is heard again by everybody',
  );
  const others = [['Cold coffee', 3], ['Cold coffe', 'e2'], ['Cold coffee2'], ['Cold coffee', 2, 'Sorry!']];
  assert.equal(new Set(others.map(signOfParts)).add(signOfParts(['Cold coffee', 2])).size, 5);
});
