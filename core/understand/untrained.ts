// What is not available in a language. In: weights and a language. Out: the parts of a reading whose weights never saw it;
// they are read all the same, and never surely.

import type { Head } from '../reading.ts';
import type { Weights } from './weights.ts';

const madeOf = {
  feeling: ['feeling'],
  kind: ['complaint', 'kind'],
  urgency: ['urgency'],
  abuse: ['abuse'],
  emotion: ['emotion'],
  reason: ['reason'],
  irony: ['irony'],
} as const satisfies Readonly<Partial<Record<Head, readonly string[]>>>;

/** Null is no language: there is nothing to say of it. */
export function untrainedIn({ heads }: Pick<Weights, 'heads'>, language: string | null): Head[] {
  if (language === null) return [];
  const isTrained = (name: string): boolean => heads.get(name)?.languages.includes(language) ?? false;
  return Object.entries(madeOf).flatMap(([head, names]) => (names.every(isTrained) ? [] : [head as Head]));
}
