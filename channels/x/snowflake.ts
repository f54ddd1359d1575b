// Ids of X carry the time they were made at: milliseconds since X's epoch, then 22 bits of machine and sequence.
// https://docs.x.com/fundamentals/x-ids. In: an id as text, or a time. Out: the other.

const EPOCH_MS = 1_288_834_974_657;
/** Ids below this were numbered one by one, before November 2010, and tell no time. */
const FIRST = 1n << 40n;

/** An id as X writes one; anything else is no id. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9]{1,19}$/.test(value);
}

export function timeOf(id: string): Date | null {
  if (!isId(id)) return null;
  const value = BigInt(id);
  return value < FIRST ? null : new Date(Number(value >> 22n) + EPOCH_MS);
}

/** The least id made at this time. */
export function idAt(time: number): string {
  const sinceMs = Math.max(0, Math.floor(time) - EPOCH_MS);
  return String(BigInt(sinceMs) << 22n || 1n);
}

/** The same id, so much earlier: what is indexed late stands below what was seen already. */
export function earlier(id: string, byMs: number): string {
  const moved = BigInt(id) - (BigInt(byMs) << 22n);
  return String(moved > 0n ? moved : 1n);
}

/** Ids are compared by length first: as text of digits they do not fit a number. */
export function isNewer(one: string, other: string): boolean {
  return one.length === other.length ? one > other : one.length > other.length;
}

export function newestOf(ids: readonly string[]): string | null {
  return ids.reduce<string | null>((newest, id) => (newest === null || isNewer(id, newest) ? id : newest), null);
}

export function oldestOf(ids: readonly string[]): string | null {
  return ids.reduce<string | null>((oldest, id) => (oldest === null || isNewer(oldest, id) ? id : oldest), null);
}
