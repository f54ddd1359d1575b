// Ids are UUIDv7 (RFC 9562): they sort by time, so the newest rows lie together and a month is a range of ids.

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const hex3 = Array.from({ length: 4096 }, (_, sequence) => sequence.toString(16).padStart(3, '0'));
/** Many are made in one ms. */
let lastMs = Number.NaN;
let lastTime = '';

/** Builds one from the time in ms, a sequence within that ms (12 bits) and the 8 random bytes from `at` on. */
export function makeId(atMs: number, sequence: number, random: Uint8Array, at = 0): string {
  if (atMs !== lastMs) {
    const time = atMs.toString(16).padStart(12, '0').slice(-12);
    lastTime = `${time.slice(0, 8)}-${time.slice(8)}`;
    lastMs = atMs;
  }
  const pair = (i: number) => hex[random[at + i] ?? 0];
  const variant = hex[((random[at] ?? 0) & 0x3f) | 0x80];
  const head = `${lastTime}-7${hex3[sequence & 0xfff]}-${variant}${pair(1)}`;
  return `${head}-${pair(2)}${pair(3)}${pair(4)}${pair(5)}${pair(6)}${pair(7)}`;
}

/** The smallest id of that time: a bound for ranges, not an id. */
export function firstIdAt(atMs: number): string {
  const time = Math.max(0, atMs).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
