// What a brand said in public as one binary: the signatures and ids of its replies and the sentences it repeats go in, a file
// of 48 bytes a reply and 12 a sentence comes out, and from that file again what a draft is held against. The server keeps
// it, the browser's cache keeps it.

import { closestOf, type Signature, signatureWords } from '../../signature.ts';
import { isSameSentence, marksLength, repeatableIn } from './repeatable.ts';
import type { RepeatedSentence, SaidBefore } from './said-before.ts';
import { signatureOf } from './signature.ts';
import type { ToldSentence } from './tellings.ts';

export interface SaidReply {
  /** A UUID: of the reply, or of the mention that was heard. */
  readonly key: string;
  readonly signature: Signature;
}

/** The newest so many are held against a draft: 480 kB. */
export const mostSaid = 10_000;
/** Of the sentences it repeats: 18 kB. */
export const mostSentences = 1500;
/** Below this two of ten thousand signatures are alike by chance. */
const nearFrom = 0.4;
/** Changes with how signatures and marks are made: those of another make tell nothing beside them. */
export const saidMake = 2;
const headWords = 3;
const keyBytes = 16;
/** Of a sentence, after its marks: which reply says it, and how many customers were told. */
const sentenceShorts = 2;
const most16 = 0xffff;

interface Layout {
  readonly keysAt: number;
  readonly marksAt: number;
  readonly tellingsAt: number;
  readonly end: number;
}

function layoutOf(replies: number, sentences: number): Layout {
  const keysAt = (headWords + replies * signatureWords) * 4;
  const marksAt = keysAt + replies * keyBytes;
  const tellingsAt = marksAt + sentences * marksLength;
  return { keysAt, marksAt, tellingsAt, end: tellingsAt + sentences * sentenceShorts * 2 };
}

/** All numbers little-endian: make, counts, signatures, keys, marks, tellings. Sentences of replies not there are left out. */
export function writeSaid(
  replies: readonly SaidReply[],
  sentences: readonly ToldSentence[] = [],
): Uint8Array<ArrayBuffer> {
  const places = new Map(replies.map(({ key }, i) => [key, i]));
  const told = sentences.filter(({ key }) => places.has(key));
  const { keysAt, marksAt, tellingsAt, end } = layoutOf(replies.length, told.length);
  const bytes = new Uint8Array(end);
  const numbers = new Int32Array(bytes.buffer, 0, keysAt / 4);
  numbers.set([saidMake, replies.length, told.length]);
  for (const [i, { key, signature }] of replies.entries()) {
    numbers.set(signature, headWords + i * signatureWords);
    writeKey(bytes, keysAt + i * keyBytes, key);
  }
  const tellings = new Uint16Array(bytes.buffer, tellingsAt);
  for (const [i, { marks, customers, key }] of told.entries()) {
    bytes.set(marks, marksAt + i * marksLength);
    tellings.set([places.get(key) ?? 0, Math.min(customers, most16)], i * sentenceShorts);
  }
  return bytes;
}

/** Null when the bytes are not such a file, or one of another make. */
export function openSaid(bytes: Uint8Array<ArrayBuffer>): SaidBefore | null {
  if (bytes.byteOffset !== 0 || bytes.length < headWords * 4) return null;
  const [make, size = 0, sentences = 0] = new Int32Array(bytes.buffer, 0, headWords);
  const layout = layoutOf(size, sentences);
  if (make !== saidMake || Math.min(size, sentences) < 0 || bytes.length !== layout.end) return null;
  const signatures = new Int32Array(bytes.buffer, headWords * 4, size * signatureWords);
  return {
    size,
    closest: (draft) => {
      const signature = signatureOf(draft);
      // Of two as near as each other, the one read last.
      const found = signature === null ? null : closestOf(signature, signatures, nearFrom);
      return found && { key: keyAt(bytes, layout.keysAt + found.at * keyBytes), closeness: found.closeness };
    },
    repeated: (draft) => repeatedIn(draft, bytes, layout),
  };
}

function repeatedIn(draft: string, bytes: Uint8Array<ArrayBuffer>, { keysAt, marksAt, tellingsAt, end }: Layout) {
  const all = bytes.subarray(marksAt, tellingsAt);
  const tellings = new Uint16Array(bytes.buffer, tellingsAt, (end - tellingsAt) / 2);
  const found: RepeatedSentence[] = [];
  for (const { start, end: to, marks } of repeatableIn(draft)) {
    let at = 0;
    while (at < all.length && !isSameSentence(marks, all, at)) at += marksLength;
    if (at === all.length) continue;
    const [reply = 0, customers = 0] = tellings.subarray((at / marksLength) * sentenceShorts);
    found.push({ start, end: to, customers, key: keyAt(bytes, keysAt + reply * keyBytes) });
  }
  return found;
}

function writeKey(bytes: Uint8Array, from: number, key: string): void {
  let at = from * 2;
  for (const digit of key) {
    if (digit === '-') continue;
    bytes[at >>> 1] = ((bytes[at >>> 1] ?? 0) << 4) | Number.parseInt(digit, 16);
    at += 1;
  }
}

function keyAt(bytes: Uint8Array, at: number): string {
  const digits = Array.from(bytes.subarray(at, at + keyBytes), (one) => one.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}
