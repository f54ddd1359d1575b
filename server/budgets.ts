// The purses that all polls and replies of a profile share. What is taken is known here at once, and written at the end
// of each poll or reply, so that a restart forgets no day's units, and no money ever.

import { ChannelError } from '../channels/channel.ts';
import type { Budget } from '../core/channel.ts';
import { afterKeeping, asTold, type BudgetWindow, monthOf, takeFrom } from '../core/listen/budget.ts';
import type { Database, Tx } from '../store/database.ts';
import { addSpending, keepTold, keepWindow, ownerOf, type Spender, windowsOfSpender } from '../store/listen/budgets.ts';

export interface Purse {
  /** Throws `rate_limited` when the window is used up, with the time it opens again. */
  spend(budget: Budget, amount: number): Promise<void>;
  /** The platform's own word. */
  note(budget: Budget, told: { readonly left: number; readonly resetAt: Date }): void;
  /** Resolves when all that was spent so far is kept. */
  write(): Promise<void>;
}

export interface Budgets {
  of(spender: Spender): Purse;
}

/** A budget's window in this process. */
interface Known {
  window: BudgetWindow;
  /** Taken since it was last written. */
  taken: number;
  /** The platform spoke since it was last written. */
  isTold: boolean;
}

interface Sum {
  readonly name: string;
  readonly month: string;
  readonly amount: number;
}

export function openBudgets(database: Database, now: () => Date): Budgets {
  const purses = new Map<string, Purse>();
  return {
    of: (spender) => {
      const key = `${spender.brandId}/${spender.channel}/${ownerOf(spender)}`;
      const purse = purses.get(key) ?? new SharedPurse(database, now, spender);
      purses.set(key, purse);
      return purse;
    },
  };
}

class SharedPurse implements Purse {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #spender: Spender;
  readonly #known = new Map<string, Known>();
  readonly #counted = new Map<string, Sum>();
  #reading: Promise<void> | null = null;

  constructor(database: Database, now: () => Date, spender: Spender) {
    this.#database = database;
    this.#now = now;
    this.#spender = spender;
  }

  async spend(budget: Budget, amount: number): Promise<void> {
    const { name, limit, windowMs } = budget;
    if (limit === null) return this.#count({ name, month: monthOf(this.#now()), amount });
    this.#reading ??= this.#read();
    await this.#reading;
    const before = this.#known.get(name);
    const taking = takeFrom({ limit, windowMs }, before?.window ?? null, amount, this.#now());
    if (!taking.isTaken) throw usedUp(budget, taking.retryAt);
    const { window } = taking;
    const same = before?.window.endsAt.getTime() === window.endsAt.getTime() ? before : null;
    this.#known.set(name, { window, taken: (same?.taken ?? 0) + amount, isTold: same?.isTold ?? false });
  }

  note(budget: Budget, told: { readonly left: number; readonly resetAt: Date }): void {
    const before = this.#known.get(budget.name)?.window ?? null;
    const window = asTold(budget, before, told, this.#now());
    if (window !== null && window !== before) this.#known.set(budget.name, { window, taken: 0, isTold: true });
  }

  async write(): Promise<void> {
    const fresh = [...this.#known].filter(([, { taken, isTold }]) => taken !== 0 || isTold);
    const sums = [...this.#counted.values()];
    if (fresh.length === 0 && sums.length === 0) return;
    const written = fresh.map(([name, one]) => ({ name, ...one }));
    // Whatever is spent from here on is the next writing's.
    this.#counted.clear();
    for (const [, one] of fresh) Object.assign(one, { taken: 0, isTold: false });
    try {
      const kept = await this.#database.brand(this.#spender.brandId, (tx) => keep(tx, this.#spender, written, sums));
      for (const { name, window } of kept) settle(this.#known.get(name), window);
    } catch (error) {
      for (const sum of sums) this.#count(sum);
      for (const { name, taken, isTold } of written) putBack(this.#known.get(name), taken, isTold);
      throw error;
    }
  }

  #count(sum: Sum): void {
    const key = `${sum.name}/${sum.month}`;
    this.#counted.set(key, { ...sum, amount: (this.#counted.get(key)?.amount ?? 0) + sum.amount });
  }

  async #read(): Promise<void> {
    try {
      const rows = await this.#database.brand(this.#spender.brandId, (tx) => windowsOfSpender(tx, this.#spender));
      for (const { name, endsAt, left } of rows) {
        // What the platform said while we read is newer.
        if (!this.#known.has(name)) this.#known.set(name, { window: { endsAt, left }, taken: 0, isTold: false });
      }
    } catch (error) {
      this.#reading = null;
      throw error;
    }
  }
}

type Written = Known & { readonly name: string };

async function keep(
  tx: Tx,
  spender: Spender,
  written: readonly Written[],
  sums: readonly Sum[],
): Promise<{ readonly name: string; readonly window: BudgetWindow }[]> {
  const kept: { name: string; window: BudgetWindow }[] = [];
  // Always in the same order, so that two processes never wait for each other crosswise.
  for (const one of written.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (one.isTold) await keepTold(tx, spender, one);
    else kept.push({ name: one.name, window: await keepWindow(tx, spender, one) });
  }
  for (const sum of sums.toSorted((a, b) => (a.name < b.name ? -1 : 1))) await addSpending(tx, spender, sum);
  return kept;
}

function settle(one: Known | undefined, kept: BudgetWindow): void {
  if (one !== undefined && !one.isTold) one.window = afterKeeping(one.window, kept, one.taken);
}

function putBack(one: Known | undefined, taken: number, isTold: boolean): void {
  if (one === undefined) return;
  one.taken += taken;
  one.isTold ||= isTold;
}

function usedUp({ label }: Budget, retryAt: Date): ChannelError {
  const words = `${label}: all that the platform gives for now is used. Heed goes on when more is given.`;
  return new ChannelError('rate_limited', words, { retryAt });
}
