// What is read alike of every thing of the Graph interface, public or private. In: its fields. Out: names it can be found by
// again, words of a bounded length, and handles that hold ids alone. Pure.

import { idOf, textOf } from '../../tolerant.ts';

/** Pictures of one thing that are kept. */
export const MOST_MEDIA = 20;
const MOST_TEXT = 500_000;
const MOST_ID_BYTES = 2_048;

/** An id something can be found by again. */
export function lastingId(value: unknown): string {
  const id = idOf(value)?.trim() ?? '';
  if (id === '') throw new Error('This thing of Meta names nothing it could be found by again.');
  if (id.length * 3 > MOST_ID_BYTES && new TextEncoder().encode(id).length > MOST_ID_BYTES) {
    throw new Error(`This thing of Meta has a name of more than ${MOST_ID_BYTES} bytes.`);
  }
  return id;
}

/** Whoever may not be seen goes by what they wrote, and is nobody else. */
export function nobodyElse(id: string): string {
  return `who wrote ${id}`;
}

export function wordsOf(value: unknown): string {
  return (textOf(value) ?? '').slice(0, MOST_TEXT);
}

export function handleOf(of: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const ids = Object.entries(of).flatMap(([name, value]) => {
    const id = idOf(value);
    return id === null ? [] : [[name, id] as const];
  });
  return Object.fromEntries(ids);
}
