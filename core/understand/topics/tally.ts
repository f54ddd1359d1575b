// Terms of a span of time, counted: mentions go in, out come how many named each, how they felt, and a sketch of who they
// were. Bounded: the tail is dropped, and it is kept how often a dropped term was said at most.

import type { Feeling } from '../../reading.ts';
import { type People, personOf, together } from './people.ts';

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

/** The tally with these mentions in it, and no more than `most` terms. */
export function counted(tally: Tally, said: readonly ToCount[], most = mostCandidates): Tally {
  const terms = new Map(tally.terms);
  let { people } = tally;
  for (const one of said) {
    const person = [personOf(one.customerId)];
    people = together(people, person);
    for (const term of one.terms) {
      const was = terms.get(term);
      terms.set(term, {
        mentions: (was?.mentions ?? 0) + 1,
        negative: (was?.negative ?? 0) + (one.feeling === 'negative' ? 1 : 0),
        positive: (was?.positive ?? 0) + (one.feeling === 'positive' ? 1 : 0),
        people: together(was?.people ?? [], person),
      });
    }
  }
  return topOf({ mentions: tally.mentions + said.length, people, dropped: tally.dropped, terms }, most);
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
