// JPEG (ITU-T T.81): segments, each with a marker. Kept: what draws the picture, its colours (ICC, Adobe), and which way
// up it is. Dropped: EXIF with its place and thumbnail, XMP, IPTC, comments, and whatever follows the picture, where
// phones put a film or a second picture.

import { ascii, joined, mostPieces, type Stripped, u16be, u16le, u32be, u32le } from './pieces.ts';

interface Segment {
  readonly marker: number;
  /** Of the payload, behind marker and length. */
  readonly from: number;
  readonly end: number;
}

export function stripJpeg(bytes: Uint8Array): Stripped | null {
  const pieces: Uint8Array[] = [bytes.subarray(0, 2)];
  let size: { readonly width: number; readonly height: number } | null = null;
  let at = 2;
  while (at < bytes.length) {
    const segment = segmentAt(bytes, at);
    if (segment === null || pieces.length > mostPieces) return null;
    const { marker, from, end } = segment;
    if (marker === 0xd9) {
      pieces.push(bytes.subarray(at, end));
      return size === null ? null : { bytes: joined(pieces), ...size };
    }
    if (isFrame(marker)) size = { height: u16be(bytes, from + 1), width: u16be(bytes, from + 3) };
    const kept = marker === 0xe1 ? turnOf(bytes, segment) : isKept(bytes, segment) ? bytes.subarray(at, end) : null;
    if (kept !== null) pieces.push(kept);
    at = end;
    if (marker !== 0xda) continue;
    // What is drawn: up to the next marker that is neither a stuffed byte nor a restart.
    at = endOfScan(bytes, end);
    pieces.push(bytes.subarray(end, at));
  }
  // It breaks off: some tools write no end, and a torn upload has none either.
  return null;
}

function segmentAt(bytes: Uint8Array, start: number): Segment | null {
  let at = start;
  if (bytes[at] !== 0xff) return null;
  // Any number of fill bytes may stand before a marker.
  while (bytes[at] === 0xff) at += 1;
  const marker = bytes[at] ?? 0;
  if (marker === 0) return null;
  if (marker === 0xd9 || marker === 0x01 || isRestart(marker)) return { marker, from: at + 1, end: at + 1 };
  const length = u16be(bytes, at + 1);
  const end = at + 1 + length;
  return length >= 2 && end <= bytes.length ? { marker, from: at + 3, end } : null;
}

const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

/** Any start of a frame, and not the tables whose numbers lie between. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function isKept(bytes: Uint8Array, { marker, from }: Segment): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return ascii(bytes, from, 5) === 'JFIF\0';
  if (marker === 0xe2) return ascii(bytes, from, 12) === 'ICC_PROFILE\0';
  return marker === 0xee && ascii(bytes, from, 5) === 'Adobe';
}

function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return bytes.length;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
    at += next === 0xff ? 1 : 2;
  }
}

/** An EXIF segment that says which way up the picture is and nothing else; null where there is nothing to say. */
function turnOf(bytes: Uint8Array, { from, end }: Segment): Uint8Array | null {
  if (ascii(bytes, from, 6) !== 'Exif\0\0') return null;
  const tiff = bytes.subarray(from + 6, end);
  const order = ascii(tiff, 0, 2);
  if (order !== 'II' && order !== 'MM') return null;
  const [u16, u32] = order === 'II' ? [u16le, u32le] : [u16be, u32be];
  const first = u32(tiff, 4);
  const count = u16(tiff, first);
  for (let i = 0; i < Math.min(count, 500); i += 1) {
    const entry = first + 2 + i * 12;
    if (u16(tiff, entry) !== 0x0112) continue;
    const turn = u16(tiff, entry + 8);
    return turn >= 2 && turn <= 8 ? exifOf(turn) : null;
  }
  return null;
}

/** APP1 of 34 bytes: Exif, TIFF in big-endian, one entry: orientation, a short. */
function exifOf(turn: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]);
}
