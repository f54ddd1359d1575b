// WebP (RFC 9649): a RIFF of chunks. Kept: what draws the picture, its colours and its movement. Dropped: EXIF, XMP, chunks of
// somebody's own, and whatever follows the RIFF; the flags that announced them are cleared.

import { ascii, joined, mostPieces, type Stripped, u16le, u32le } from './pieces.ts';

const kept = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const exifAndXmp = 0x08 | 0x04;

export function stripWebp(bytes: Uint8Array): Stripped | null {
  const last = 8 + u32le(bytes, 4);
  if (!(last <= bytes.length)) return null;
  const pieces: Uint8Array[] = [];
  let size: { readonly width: number; readonly height: number } | null = null;
  let at = 12;
  while (at + 8 <= last) {
    const name = ascii(bytes, at, 4);
    const length = u32le(bytes, at + 4);
    // Padded to an even length.
    const end = at + 8 + length + (length % 2);
    if (end > last || pieces.length > mostPieces) return null;
    size ??= sizeIn(bytes, name, at + 8);
    if (kept.has(name)) pieces.push(name === 'VP8X' ? withoutFlags(bytes.subarray(at, end)) : bytes.subarray(at, end));
    at = end;
  }
  return size === null ? null : { bytes: riffOf(pieces), ...size };
}

function withoutFlags(chunk: Uint8Array): Uint8Array {
  const cleared = chunk.slice();
  cleared[8] = (cleared[8] ?? 0) & ~exifAndXmp;
  return cleared;
}

function riffOf(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = joined([Uint8Array.from('RIFF\0\0\0\0WEBP', (char) => char.charCodeAt(0)), ...pieces]);
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
  return whole;
}

function sizeIn(bytes: Uint8Array, name: string, at: number) {
  const u24 = (from: number): number => u16le(bytes, from) + (bytes[from + 2] ?? Number.NaN) * 65_536;
  switch (name) {
    case 'VP8X':
      return { width: u24(at + 4) + 1, height: u24(at + 7) + 1 };
    case 'VP8 ':
      // Behind the frame tag and its start code; the two highest bits are a scale.
      return { width: u16le(bytes, at + 6) & 0x3fff, height: u16le(bytes, at + 8) & 0x3fff };
    case 'VP8L': {
      const bits = u32le(bytes, at + 1);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return null;
  }
}
