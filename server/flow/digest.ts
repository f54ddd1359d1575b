// Digests and salts: SHA-256 over exact bytes, hex.

import { hash, randomFillSync } from 'node:crypto';

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Where salt and content are put side by side. Grows to the largest met. */
let exact = Buffer.allocUnsafe(1 << 14);

/** What the record holds of content: SHA-256 of the salt's bytes and the content's (law 9). */
export function contentDigest(saltHex: string, content: string): string {
  const most = saltHex.length + content.length * 3;
  if (most > exact.length) exact = Buffer.allocUnsafe(2 * most);
  const saltEnd = exact.write(saltHex, 0, 'hex');
  const end = saltEnd + exact.write(content, saltEnd);
  return hash('sha256', exact.subarray(0, end), 'hex');
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
