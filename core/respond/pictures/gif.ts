// GIF (89a): blocks, some of them in a row of pieces of at most 255 bytes. Kept: what draws the picture and how it moves.
// Dropped: comments, texts, what programs wrote for themselves (XMP among it), and whatever follows the end.

import { ascii, joined, mostPieces, type Stripped, u16le } from './pieces.ts';

/** How often it repeats. */
const repeats = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);
const headLength = 13;

export function stripGif(bytes: Uint8Array): Stripped | null {
  const flags = bytes[10] ?? 0;
  let at = headLength + tableLength(flags);
  const pieces = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const end = endOf(bytes, at);
    if (end === null || pieces.length > mostPieces) return null;
    if (isKept(bytes, at)) pieces.push(bytes.subarray(at, end));
    if (bytes[at] === 0x3b) return { bytes: joined(pieces), width: u16le(bytes, 6), height: u16le(bytes, 8) };
    at = end;
  }
  return null;
}

/** Colours, three bytes each, where the flags say that there are any. */
const tableLength = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

function endOf(bytes: Uint8Array, at: number): number | null {
  switch (bytes[at]) {
    case 0x3b:
      return at + 1;
    case 0x21:
      return endOfPieces(bytes, at + 2);
    case 0x2c:
      // Place and size, a table of its own, how the pixels are packed.
      return endOfPieces(bytes, at + 10 + tableLength(bytes[at + 9] ?? 0) + 1);
    default:
      return null;
  }
}

function endOfPieces(bytes: Uint8Array, start: number): number | null {
  let at = start;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    at += 1 + length;
    if (length === 0) return at;
  }
  return null;
}

function isKept(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 0x21) return true;
  const label = bytes[at + 1];
  return label === 0xf9 || (label === 0xff && repeats.has(ascii(bytes, at + 3, 11)));
}
