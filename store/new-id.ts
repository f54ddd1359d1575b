// The one place where ids are made: time and chance come in here, `core/id.ts` does the rest.

import { randomFillSync } from 'node:crypto';
import { idLength, putId } from '../core/id.ts';

const pool = new Uint8Array(8 * 512);
const page = Buffer.alloc(idLength);
let used = pool.length;
let lastMs = 0;
let sequence = 0;

/** A new id; ids of one process rise strictly, also within a millisecond. */
export function newId(at: Date): string {
  const ms = at.getTime();
  if (ms > lastMs) {
    lastMs = ms;
    sequence = 0;
  } else {
    sequence += 1;
    if (sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
  }
  if (used + 8 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 8;
  putId(page, lastMs, sequence, pool, used - 8);
  return page.toString('latin1');
}
