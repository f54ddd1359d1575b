// A storm rises while more join than before, fades when fewer do, and one voice more is no news.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trendOf } from './trend.ts';

test('more, fewer, as many', () => {
  const cases = [
    [12, 0, 'rising'],
    [12, 5, 'rising'],
    [12, 10, 'steady'],
    [10, 12, 'steady'],
    [4, 12, 'fading'],
    [2, 1, 'steady'],
    [0, 0, 'fading'],
  ] as const;
  for (const [late, before, trend] of cases) assert.equal(trendOf(late, before), trend, `${late} after ${before}`);
});
