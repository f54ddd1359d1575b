// A day of polls drawn as bars.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pulseBars, sumPulse } from './pulse-bars.ts';

test('each half hour says what it was', () => {
  const bars = pulseBars([
    { ok: 0, failed: 0, heard: 0 },
    { ok: 30, failed: 0, heard: 0 },
    { ok: 30, failed: 0, heard: 4 },
    { ok: 2, failed: 28, heard: 0 },
    { ok: 28, failed: 2, heard: 1 },
  ]);
  assert.deepEqual(
    bars.map((bar) => bar.kind),
    ['none', 'quiet', 'heard', 'failed', 'heard'],
  );
  for (const bar of bars) assert.ok(bar.height > 0 && bar.height <= 1);
});

test('the busiest half hour stands full, a quarter of it more than half', () => {
  const [busy, quarter] = pulseBars([
    { ok: 1, failed: 0, heard: 400 },
    { ok: 1, failed: 0, heard: 100 },
  ]);
  assert.equal(busy?.height, 1);
  assert.ok((quarter?.height ?? 0) > 0.5 && (quarter?.height ?? 1) < 0.6);
});

test('a day adds up', () => {
  assert.deepEqual(
    sumPulse([
      { ok: 1, failed: 2, heard: 3 },
      { ok: 10, failed: 20, heard: 30 },
    ]),
    { ok: 11, failed: 22, heard: 33 },
  );
  assert.deepEqual(sumPulse([]), { ok: 0, failed: 0, heard: 0 });
});
