// Terms of a span of time, counted: mentions go in, out come how many named each, how they felt, and a sketch of who they
// were. Bounded: the tail is dropped, and it is kept how often a dropped term was said at most.

import type { Feeling } from '../../reading.ts';
import { type People, personOf, withPerson } from './people.ts';

export interface Counted {
  readonly mentions: number;
  readonly negative: number;
  readonly positive: number;
  readonly people: People;
}

export interface Tally {
  readonly mentions: number;
  readonly people: People;
  /** So often, at most, was said what is not among the terms. */
  readonly dropped: number;
  readonly terms: ReadonlyMap<string, Counted>;
}

export interface ToCount {
  readonly terms: readonly string[];
  readonly feeling: Feeling;
  readonly customerId: string;
}

/** A span of time: "the last day" is four of them. */
export const spanMs = 6 * 3_600_000;
/** While the span lasts, anything may still become a topic. */
export const mostCandidates = 3000;
/** Kept of a span that is over. */
export const mostKeptTerms = 400;

export const noTally: Tally = { mentions: 0, people: [], dropped: 0, terms: new Map() };

export function spanOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / spanMs) * spanMs);
}

export interface Counter {
  add(said: ToCount): void;
  /** The tally with all that was added, and no more than `most` terms. */
  tally(most: number): Tally;
}

interface Counting {
  mentions: number;
  negative: number;
  positive: number;
  people: People;
}

/** Goes on from a tally, which stays as it is. */
export function openCounter(from: Tally): Counter {
  const added = new Map<string, Counting>();
  let { mentions, people } = from;
  const countingOf = (term: string): Counting => {
    const found = added.get(term);
    if (found !== undefined) return found;
    const begun = { mentions: 0, negative: 0, positive: 0, people: [], ...from.terms.get(term) };
    added.set(term, begun);
    return begun;
  };
  return {
    add: ({ terms, feeling, customerId }) => {
      const person = personOf(customerId);
      mentions += 1;
      people = withPerson(people, person);
      for (const term of terms) {
        const counting = countingOf(term);
        counting.mentions += 1;
        if (feeling === 'negative') counting.negative += 1;
        if (feeling === 'positive') counting.positive += 1;
        counting.people = withPerson(counting.people, person);
      }
    },
    tally: (most) =>
      topOf({ mentions, people, dropped: from.dropped, terms: new Map([...from.terms, ...added]) }, most),
  };
}

/** What most named stays, and of two named as often what more people did. */
export function topOf(tally: Tally, most: number): Tally {
  if (tally.terms.size <= most) return tally;
  const sorted = [...tally.terms].sort(
    ([a, one], [b, other]) =>
      other.mentions - one.mentions || other.people.length - one.people.length || (a < b ? -1 : 1),
  );
  const dropped = Math.max(tally.dropped, sorted[most]?.[1].mentions ?? 0);
  return { ...tally, dropped, terms: new Map(sorted.slice(0, most)) };
}
