// Ids are UUIDv7 (RFC 9562): they sort by time, so the newest rows lie together and a month is a range of ids.

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Builds one from the time in ms, a sequence within that ms (12 bits) and the 8 random bytes from `at` on. */
export function makeId(atMs: number, sequence: number, random: Uint8Array, at = 0): string {
  const time = atMs.toString(16).padStart(12, '0').slice(-12);
  const middle = (sequence & 0xfff).toString(16).padStart(3, '0');
  const pair = (i: number) => hex[random[at + i] ?? 0];
  const variant = hex[((random[at] ?? 0) & 0x3f) | 0x80];
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7${middle}-${variant}${pair(1)}`;
  return `${head}-${pair(2)}${pair(3)}${pair(4)}${pair(5)}${pair(6)}${pair(7)}`;
}

/** The smallest id of that time: a bound for ranges, not an id. */
export function firstIdAt(atMs: number): string {
  const time = Math.max(0, atMs).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
