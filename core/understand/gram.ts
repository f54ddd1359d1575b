// The hash under which an n-gram is kept: FNV-1a over its bytes, 32 bits.

export const emptyGram = 0x811c9dc5;

export function withByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

export function hashGram(bytes: readonly number[]): number {
  let hash = emptyGram;
  for (const byte of bytes) hash = withByte(hash, byte);
  return hash >>> 0;
}
