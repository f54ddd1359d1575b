// Ids are UUIDv7 (RFC 9562): they sort by time, so the newest rows lie together and a month is a range of ids.

/** Characters in one. */
export const idLength = 36;
const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
const hyphen = '-'.charCodeAt(0);
const own = new Uint8Array(idLength);

/** Builds one from the time in ms, a sequence within that ms (12 bits) and the 8 random bytes from `at` on. */
export function makeId(atMs: number, sequence: number, random: Uint8Array, at = 0): string {
  putId(own, atMs, sequence, random, at);
  return String.fromCharCode(...own);
}

/**
 * The same as characters in the first 36 bytes of `page`. Several are made for every mention, and put together from pieces
 * of text each cost twice the time and eight times the memory.
 */
export function putId(page: Uint8Array, atMs: number, sequence: number, random: Uint8Array, at: number): void {
  const high = Math.floor(atMs / 2 ** 32);
  const low = atMs >>> 0;
  putByte(page, 0, (high >>> 8) & 0xff);
  putByte(page, 2, high & 0xff);
  putByte(page, 4, low >>> 24);
  putByte(page, 6, (low >>> 16) & 0xff);
  page[8] = hyphen;
  putByte(page, 9, (low >>> 8) & 0xff);
  putByte(page, 11, low & 0xff);
  page[13] = hyphen;
  putByte(page, 14, 0x70 | ((sequence >>> 8) & 0x0f));
  putByte(page, 16, sequence & 0xff);
  page[18] = hyphen;
  putByte(page, 19, ((random[at] ?? 0) & 0x3f) | 0x80);
  putByte(page, 21, random[at + 1] ?? 0);
  page[23] = hyphen;
  for (let i = 2; i < 8; i += 1) putByte(page, 20 + 2 * i, random[at + i] ?? 0);
}

function putByte(page: Uint8Array, at: number, byte: number): void {
  page[at] = digits[byte >>> 4] ?? 0;
  page[at + 1] = digits[byte & 0x0f] ?? 0;
}

/** The smallest id of that time: a bound for ranges, not an id. */
export function firstIdAt(atMs: number): string {
  const time = Math.max(0, atMs).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
