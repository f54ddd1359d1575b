// Keeps the list still under the reader while rows come and go. In: the order before and after, and which row must not
// move. Out: by how many rows to scroll so that it stays where it is.

/** The row that holds the view: the one under the pointer, else the first one seen, else (at the very top) none. */
export function anchorOf(seen: {
  readonly ids: readonly string[];
  readonly hovered: string | null;
  readonly firstSeen: number;
  readonly isAtTop: boolean;
}): string | null {
  if (seen.hovered !== null && seen.ids.includes(seen.hovered)) return seen.hovered;
  return seen.isAtTop ? null : (seen.ids[seen.firstSeen] ?? null);
}

export function rowsMoved(before: readonly string[], after: readonly string[], anchor: string | null): number {
  if (anchor === null || before === after) return 0;
  const was = before.indexOf(anchor);
  const is = after.indexOf(anchor);
  if (was === -1) return 0;
  if (is !== -1) return is - was;
  // The anchor itself has left: whoever stood below it, and is still there, takes its place.
  for (const [i, id] of before.slice(was + 1).entries()) {
    const at = after.indexOf(id);
    if (at !== -1) return at - (was + 1 + i) + 1;
  }
  return 0;
}

/** Where the choice goes: it stays on its case; when that has left, the row that moved up into its place is next. */
export function neighbour(ids: readonly string[], id: string | null, lastIndex: number, step: 1 | -1): string | null {
  const at = id === null ? -1 : ids.indexOf(id);
  if (at !== -1) return ids[at + step] ?? null;
  if (id === null) return ids[0] ?? null;
  const next = step === 1 ? lastIndex : lastIndex - 1;
  return ids[Math.min(Math.max(next, 0), ids.length - 1)] ?? null;
}
