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

/** What most named stays; of those named as often the newest, so that one that is about to rise gets its chance. */
export function topOf(tally: Tally, most: number): Tally {
  if (tally.terms.size <= most) return tally;
  const { cut, room } = cutFor(tally.terms, most);
  const kept: [string, Counted][] = [];
  let left = room;
  for (const entry of [...tally.terms].reverse()) {
    const { mentions } = entry[1];
    if (mentions === cut) left -= 1;
    if (mentions > cut || (mentions === cut && left >= 0)) kept.push(entry);
  }
  return { ...tally, dropped: Math.max(tally.dropped, cut), terms: new Map(kept.reverse()) };
}

/** How often a term has to be named to stay, and how many of those named just so often still do. No sorting: there may be
 * fifty thousand, and nobody waits for the event loop meanwhile. */
function cutFor(terms: Tally['terms'], most: number): { readonly cut: number; readonly room: number } {
  const byMentions: number[] = [];
  for (const { mentions } of terms.values()) byMentions[mentions] = (byMentions[mentions] ?? 0) + 1;
  let room = most;
  for (let cut = byMentions.length - 1; cut >= 0; cut -= 1) {
    const named = byMentions[cut] ?? 0;
    if (named > room) return { cut, room };
    room -= named;
  }
  return { cut: 0, room };
}
