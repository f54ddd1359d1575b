// PNG (W3C, third edition): chunks, each with a name. Kept: what draws the picture, its colours and its movement. Dropped:
// texts, times, EXIF, chunks of somebody's own, and whatever follows the end.

import { ascii, joined, mostPieces, type Stripped, u32be } from './pieces.ts';

const kept = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT'.split(' '),
);
const headLength = 8;

export function stripPng(bytes: Uint8Array): Stripped | null {
  const pieces = [bytes.subarray(0, headLength)];
  let at = headLength;
  while (at + 12 <= bytes.length) {
    const name = ascii(bytes, at + 4, 4);
    // Length, name, what it holds, checksum.
    const end = at + 12 + u32be(bytes, at);
    if (end > bytes.length || pieces.length > mostPieces || (at === headLength && name !== 'IHDR')) return null;
    if (kept.has(name)) pieces.push(bytes.subarray(at, end));
    at = end;
    if (name === 'IEND') return { bytes: joined(pieces), width: u32be(bytes, 16), height: u32be(bytes, 20) };
  }
  return null;
}
