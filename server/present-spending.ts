// What an own profile spent of the budgets its manifest declares, as the sources page shows it.

import type { Budget } from '../core/channel.ts';
import { usedOf } from '../core/listen/budget.ts';
import type { SpendingRow, WindowRow } from '../store/listen/budgets.ts';
import type { SpendingView } from '../wire/sources.ts';
import { iso } from './present.ts';

interface Spent {
  readonly windows: readonly WindowRow[];
  /** Of this month. */
  readonly sums: readonly SpendingRow[];
}

/** Nothing is said of a budget nothing was taken from. */
export function presentSpending(
  budgets: readonly Budget[] | undefined,
  profileId: string,
  { windows, sums }: Spent,
  now: Date,
): SpendingView[] {
  return (budgets ?? []).flatMap(({ name, label, unit, limit, windowMs }): SpendingView[] => {
    const isIts = (row: WindowRow | SpendingRow) => row.ownerId === profileId && row.name === name;
    if (limit === null) {
      const sum = sums.find(isIts);
      return sum === undefined ? [] : [{ label, unit, used: sum.amount, limit, until: null }];
    }
    const shown = usedOf({ limit, windowMs }, windows.find(isIts) ?? null, now);
    return shown === null ? [] : [{ label, unit, used: shown.used, limit: shown.limit, until: iso(shown.until) }];
  });
}
