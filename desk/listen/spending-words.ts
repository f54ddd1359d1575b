// What is used of a budget, in words and as a share. In: one line of a profile's spending. Out: a sentence and how near
// the end it is.

import type { SpendingView } from '../../wire/sources.ts';
import { sayMoney, sayNumber, sayWhen } from '../messages/figures.ts';
import { say } from '../messages/say.ts';

export interface SpendingWords {
  readonly words: string;
  /** Null where it is only counted. */
  readonly share: number | null;
  readonly tone: 'calm' | 'near' | 'over';
}

const NEAR = 0.8;

export function spendingWords({ label, unit, used, limit, until }: SpendingView, now: Date): SpendingWords {
  const figure = (value: number): string => (unit === 'usd' ? sayMoney(value) : sayNumber(Math.round(value)));
  if (limit === null || until === null) {
    return { words: say('connecting.month', { label, used: figure(used) }), share: null, tone: 'calm' };
  }
  const share = limit === 0 ? 1 : Math.min(1, used / limit);
  const time = sayWhen(new Date(until), now);
  const values = { label, used: figure(used), limit: figure(limit), time };
  if (share === 1) return { words: say('connecting.usedUp', values), share, tone: 'over' };
  return { words: say('connecting.until', values), share, tone: share >= NEAR ? 'near' : 'calm' };
}
