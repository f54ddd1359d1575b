// A late fetch is shown, not hidden. In: when something was said and when Heed heard it. Out: how late, when that is
// more than the ten minutes a slow platform may take.

const lateFromMs = 10 * 60_000;

/** Null when it was heard in time, or when the platform does not say when it was said. */
export function lateMs(saidAt: string | null, heardAt: string): number | null {
  if (saidAt === null) return null;
  const late = Date.parse(heardAt) - Date.parse(saidAt);
  return late > lateFromMs ? late : null;
}
