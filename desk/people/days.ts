// Days as a date field writes them, `2026-11-30`, in the zone of whoever sits here. Pure.

/** The day of an instant. */
export function dayOf(at: Date): string {
  const parts = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** The first instant of that day; null when there is no such day. */
export function startOf(day: string): Date | null {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  const at = new Date(year, month - 1, date);
  return Number.isNaN(at.getTime()) || dayOf(at) !== day ? null : at;
}

export function dayAfter(day: string, days: number): string {
  const at = startOf(day);
  return at === null ? day : dayOf(new Date(at.getFullYear(), at.getMonth(), at.getDate() + days));
}
