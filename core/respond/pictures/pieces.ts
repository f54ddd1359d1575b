// Numbers and names within a file's bytes, and a file put together again of the pieces that are kept. Reading past the end
// gives NaN or a short name, which no rule takes for anything.

export interface Stripped {
  readonly bytes: Uint8Array;
  /** In pixels, as the file says. */
  readonly width: number;
  readonly height: number;
}

/** Long films have some ten thousand; a file of millions is made to fill the memory. */
export const mostPieces = 50_000;

export const u16be = (b: Uint8Array, at: number): number => (b[at] ?? Number.NaN) * 256 + (b[at + 1] ?? Number.NaN);
export const u16le = (b: Uint8Array, at: number): number => (b[at + 1] ?? Number.NaN) * 256 + (b[at] ?? Number.NaN);
export const u32be = (b: Uint8Array, at: number): number => u16be(b, at) * 65_536 + u16be(b, at + 2);
export const u32le = (b: Uint8Array, at: number): number => u16le(b, at + 2) * 65_536 + u16le(b, at);

export function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
