// What a brand said in public as one binary: the signatures and ids of its replies go in, a file of 48 bytes a reply comes
// out, and from that file again what a draft is held against. The server keeps it, the browser's cache keeps it.

import type { SaidBefore } from './said-before.ts';
import { closestOf, type Signature, signatureOf, signatureWords } from './signature.ts';

export interface SaidReply {
  /** A UUID: of the reply, or of the mention that was heard. */
  readonly key: string;
  readonly signature: Signature;
}

/** The newest so many are held against a draft: 480 kB. */
export const mostSaid = 10_000;
/** Below this two of ten thousand signatures are alike by chance. */
const nearFrom = 0.4;
/** Changes with how signatures are made: those of another make tell nothing beside them. */
export const saidMake = 1;
const headWords = 2;
const keyBytes = 16;

/** All numbers little-endian: make, count, signatures, keys. */
export function writeSaid(replies: readonly SaidReply[]): Uint8Array<ArrayBuffer> {
  const keysAt = (headWords + replies.length * signatureWords) * 4;
  const bytes = new Uint8Array(keysAt + replies.length * keyBytes);
  const numbers = new Int32Array(bytes.buffer, 0, keysAt / 4);
  numbers.set([saidMake, replies.length]);
  for (const [i, { key, signature }] of replies.entries()) {
    numbers.set(signature, headWords + i * signatureWords);
    let at = (keysAt + i * keyBytes) * 2;
    for (const digit of key) {
      if (digit === '-') continue;
      bytes[at >>> 1] = ((bytes[at >>> 1] ?? 0) << 4) | Number.parseInt(digit, 16);
      at += 1;
    }
  }
  return bytes;
}

/** Null when the bytes are not such a file, or one of another make. */
export function openSaid(bytes: Uint8Array<ArrayBuffer>): SaidBefore | null {
  if (bytes.byteOffset !== 0 || bytes.length < headWords * 4) return null;
  const [make, size = 0] = new Int32Array(bytes.buffer, 0, headWords);
  const keysAt = (headWords + size * signatureWords) * 4;
  if (make !== saidMake || bytes.length !== keysAt + size * keyBytes) return null;
  const signatures = new Int32Array(bytes.buffer, headWords * 4, size * signatureWords);
  return {
    size,
    closest: (draft) => {
      const signature = signatureOf(draft);
      // Of two as near as each other, the one read last.
      const found = signature === null ? null : closestOf(signature, signatures, nearFrom);
      return found && { key: keyAt(bytes, keysAt + found.at * keyBytes), closeness: found.closeness };
    },
  };
}

function keyAt(bytes: Uint8Array, at: number): string {
  const digits = Array.from(bytes.subarray(at, at + keyBytes), (one) => one.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}
