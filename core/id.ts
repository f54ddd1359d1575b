// Ids are UUIDv7 (RFC 9562): they sort by time, so the newest rows lie together and a month is a range of ids.

/** Builds one from the time in ms, a sequence within that ms (12 bits) and 8 random bytes. */
export function makeId(atMs: number, sequence: number, random: Uint8Array): string {
  const time = atMs.toString(16).padStart(12, '0').slice(-12);
  const tail = Array.from(random.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(tail.slice(0, 1), 16) & 0x3) | 0x8).toString(16);
  const middle = (sequence & 0xfff).toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${middle}-${variant}${tail.slice(1, 4)}-${tail.slice(4, 16)}`;
}

/** The smallest id of that time: a bound for ranges, not an id. */
export function firstIdAt(atMs: number): string {
  const time = Math.max(0, atMs).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
