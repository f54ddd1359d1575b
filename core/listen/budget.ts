// What a platform lets Heed spend in a stretch of time. In: the window under way, what is to be taken, what the platform
// itself said, the time. Out: the next window, or when to come back. The server keeps the windows.

/** A budget that can be used up. */
export interface Limited {
  readonly limit: number;
  readonly windowMs: number;
}

export interface BudgetWindow {
  readonly endsAt: Date;
  /** Below nothing when another process took from it as well. */
  readonly left: number;
}

export type Taking =
  | { readonly isTaken: true; readonly window: BudgetWindow }
  | { readonly isTaken: false; readonly retryAt: Date };

/** No word of a platform shuts a budget for longer than its own window, or a day where that is shorter. */
const longestShutMs = 86_400_000;

/** A window begins with the first taking. What is larger than the whole budget is let through when nothing was taken yet. */
export function takeFrom(budget: Limited, before: BudgetWindow | null, amount: number, now: Date): Taking {
  const window = isOpen(before, now)
    ? before
    : { endsAt: new Date(now.getTime() + budget.windowMs), left: budget.limit };
  const mustWait = amount > window.left && window.left < budget.limit;
  if (mustWait) return { isTaken: false, retryAt: window.endsAt };
  return { isTaken: true, window: { endsAt: window.endsAt, left: window.left - amount } };
}

/** The window as the platform tells it, which beats our own count. What it says of a window that is over, or no number, is no news. */
export function asTold(
  { windowMs }: Pick<Limited, 'windowMs'>,
  before: BudgetWindow | null,
  told: { readonly left: number; readonly resetAt: Date },
  now: Date,
): BudgetWindow | null {
  const resetAt = told.resetAt.getTime();
  if (!Number.isFinite(told.left) || !(resetAt > now.getTime())) return before;
  const latest = now.getTime() + Math.max(windowMs, longestShutMs);
  return { endsAt: new Date(Math.min(resetAt, latest)), left: told.left };
}

/**
 * After a window was kept where other processes keep theirs: what was taken here in the meantime still comes off. A window
 * that ends later beats the other.
 */
export function afterKeeping(ours: BudgetWindow, kept: BudgetWindow, takenSince: number): BudgetWindow {
  if (ours.endsAt.getTime() > kept.endsAt.getTime()) return ours;
  return { endsAt: kept.endsAt, left: kept.left - takenSince };
}

/** What of it a person is shown; null when no window is under way. */
export function usedOf(budget: Limited, window: BudgetWindow | null, now: Date) {
  if (!isOpen(window, now)) return null;
  // A platform may give more than the manifest knows of, as to those who pay.
  const limit = Math.max(budget.limit, window.left);
  return { used: Math.min(limit, limit - window.left), limit, until: window.endsAt };
}

/** The month that money is counted under: its first day in UTC, as `2026-11-01`. */
export function monthOf(now: Date): string {
  return `${now.toISOString().slice(0, 7)}-01`;
}

function isOpen(window: BudgetWindow | null, now: Date): window is BudgetWindow {
  return window !== null && window.endsAt.getTime() > now.getTime();
}
