// Digests and salts: SHA-256 over exact bytes, hex.

import { hash, randomFillSync } from 'node:crypto';

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** What the record holds of content: SHA-256 of the salt's bytes and the content's (law 9). */
export function contentDigest(saltHex: string, content: string): string {
  return hash('sha256', Buffer.concat([Buffer.from(saltHex, 'hex'), Buffer.from(content)]), 'hex');
}

const pool = Buffer.alloc(16 * 256);
let used = pool.length;

/** 16 random bytes, hex. */
export function newSalt(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.toString('hex', used - 16, used);
}
