// What was spent of the budgets that platforms give: the window under way of each, and what is counted by the month.

import type { BudgetWindow } from '../../core/listen/budget.ts';
import type { Tx } from '../database.ts';

/** Who spends: an own profile, or the app itself. */
export interface Spender {
  readonly brandId: string;
  readonly channel: string;
  readonly profileId: string | null;
}

export interface WindowRow extends BudgetWindow {
  readonly channel: string;
  readonly ownerId: string;
  readonly name: string;
}

export interface SpendingRow {
  readonly channel: string;
  readonly ownerId: string;
  readonly name: string;
  readonly amount: number;
}

const appId = '00000000-0000-0000-0000-000000000000';

export const ownerOf = ({ profileId }: Pick<Spender, 'profileId'>): string => profileId ?? appId;

const windowColumns = `channel, owner_id as "ownerId", name, ends_at as "endsAt", remaining as left`;

/** Every window of a brand; those that are over are among them. */
export function windowsOf(tx: Tx, brandId: string): Promise<WindowRow[]> {
  return tx.rows(`select ${windowColumns} from heed.budget where brand_id = $1`, [brandId]);
}

export function windowsOfSpender(tx: Tx, spender: Spender): Promise<WindowRow[]> {
  return tx.rows(`select ${windowColumns} from heed.budget where brand_id = $1 and channel = $2 and owner_id = $3`, [
    spender.brandId,
    spender.channel,
    ownerOf(spender),
  ]);
}

/**
 * Keeps a window and gives it as it stands then: of the same window another process may have taken as well, so that
 * what was `taken` here comes off what is kept; the one that ends later beats the other.
 */
export async function keepWindow(
  tx: Tx,
  spender: Spender,
  { name, window, taken }: { readonly name: string; readonly window: BudgetWindow; readonly taken: number },
): Promise<BudgetWindow> {
  const row = await tx.row<BudgetWindow>(
    `insert into heed.budget as kept (brand_id, channel, owner_id, name, ends_at, remaining)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (brand_id, channel, owner_id, name) do update set
       ends_at = greatest(kept.ends_at, excluded.ends_at),
       remaining = case
         when kept.ends_at > excluded.ends_at then kept.remaining
         when kept.ends_at < excluded.ends_at then excluded.remaining
         else least(kept.remaining - $7, excluded.remaining) end
     returning ends_at as "endsAt", remaining as left`,
    [spender.brandId, spender.channel, ownerOf(spender), name, window.endsAt, window.left, taken],
  );
  return row ?? window;
}

/** Replaces what is kept: the platform itself has said how much is left. */
export async function keepTold(
  tx: Tx,
  spender: Spender,
  { name, window }: { readonly name: string; readonly window: BudgetWindow },
): Promise<void> {
  await tx.rows(
    `insert into heed.budget (brand_id, channel, owner_id, name, ends_at, remaining) values ($1, $2, $3, $4, $5, $6)
     on conflict (brand_id, channel, owner_id, name) do update set ends_at = excluded.ends_at,
       remaining = excluded.remaining`,
    [spender.brandId, spender.channel, ownerOf(spender), name, window.endsAt, window.left],
  );
}

export async function addSpending(
  tx: Tx,
  spender: Spender,
  { name, month, amount }: { readonly name: string; readonly month: string; readonly amount: number },
): Promise<void> {
  await tx.rows(
    `insert into heed.spending (brand_id, channel, owner_id, name, month, amount) values ($1, $2, $3, $4, $5, $6)
     on conflict (brand_id, channel, owner_id, name, month) do update set amount = spending.amount + excluded.amount`,
    [spender.brandId, spender.channel, ownerOf(spender), name, month, amount],
  );
}

/** What was counted in a month (its first day). */
export function spendingIn(tx: Tx, brandId: string, month: string): Promise<SpendingRow[]> {
  return tx.rows(
    `select channel, owner_id as "ownerId", name, amount::float8 as amount from heed.spending
     where brand_id = $1 and month = $2`,
    [brandId, month],
  );
}
