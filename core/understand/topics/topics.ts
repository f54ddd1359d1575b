// What people talk about: tallies of late and of the weeks before come in, topics come out, what rises first. Rising is
// what is said more often than before and not by chance: the log-likelihood ratio (Dunning 1993). One person makes no topic.

import { countOf, overlap, type People, type PeopleCount, together } from './people.ts';
import { type Counted, spanMs, type Tally } from './tally.ts';

/** One person, or two friends, can say anything as often as they like. */
const fewestPeople = 3;
/** By chance in one of a thousand. */
const likely = 10.83;
/** What is said half as often again may be significant and yet no news. */
const timesMore = 1.5;
/** With fewer people in common two terms are two topics. */
const samePeople = 0.7;
const mostRising = 12;
const mostFrequent = 24;
const mostAlso = 4;
/** Terms looked at to find those. */
const mostLooked = 400;

/** Earlier tallies need only say how often. */
export type Earlier = Pick<Tally, 'mentions' | 'dropped'> & { readonly terms: ReadonlyMap<string, number> };

export interface Topic {
  readonly term: string;
  /** Other terms of the same people. */
  readonly also: readonly string[];
  readonly mentions: number;
  readonly negative: number;
  readonly positive: number;
  readonly people: PeopleCount;
  /** How many times as often as before, of all that was said; null where it was hardly said, or nothing is known. */
  readonly times: number | null;
  readonly isRising: boolean;
}

export interface Topics {
  readonly mentions: number;
  readonly people: PeopleCount;
  readonly topics: readonly Topic[];
}

interface Weighed {
  readonly term: string;
  readonly now: Counted;
  readonly score: number;
  readonly times: number | null;
}

/** Enough was heard before to compare with. */
export const fewestEarlier = 30;

export function topicsOf(now: readonly Tally[], before: readonly Earlier[]): Topics {
  const all = now.reduce(joined, { mentions: 0, people: [], terms: new Map() });
  const earlier = before.reduce((sum, one) => sum + one.mentions, 0);
  const weighed: Weighed[] = [];
  for (const [term, one] of all.terms) {
    if (countOf(one.people).count < fewestPeople) continue;
    const was = before.reduce((sum, tally) => sum + (tally.terms.get(term) ?? tally.dropped), 0);
    const share = one.mentions / all.mentions;
    const times = was === 0 || earlier === 0 ? null : share / (was / earlier);
    const isMore = earlier >= fewestEarlier && (times === null || times >= timesMore);
    weighed.push({
      term,
      now: one,
      times,
      score: isMore ? logLikelihood(one.mentions, all.mentions, was, earlier) : 0,
    });
  }
  const rising = folded(weighed.filter(({ score }) => score >= likely).sort(byScore), mostRising);
  // What the people of a rising topic say besides is that topic again.
  const taken = rising.map(({ lead }) => lead.now.people);
  const rest = weighed.filter(({ now: { people } }) => taken.every((one) => overlap(one, people) < samePeople));
  const topics = [
    ...rising.map((one) => shown(one, true)),
    ...folded(rest.sort(byPeople), mostFrequent).map((one) => shown(one, false)),
  ];
  return { mentions: all.mentions, people: countOf(all.people), topics };
}

interface Sum {
  readonly mentions: number;
  readonly people: People;
  readonly terms: Map<string, Counted>;
}

function joined(sum: Sum, tally: Tally): Sum {
  for (const [term, one] of tally.terms) {
    const was = sum.terms.get(term);
    sum.terms.set(
      term,
      was === undefined
        ? one
        : {
            mentions: was.mentions + one.mentions,
            negative: was.negative + one.negative,
            positive: was.positive + one.positive,
            people: together(was.people, one.people),
          },
    );
  }
  return { mentions: sum.mentions + tally.mentions, people: together(sum.people, tally.people), terms: sum.terms };
}

const byScore = (one: Weighed, other: Weighed): number => other.score - one.score || longerFirst(one, other);
const byPeople = (one: Weighed, other: Weighed): number =>
  countOf(other.now.people).count - countOf(one.now.people).count ||
  other.now.mentions - one.now.mentions ||
  longerFirst(one, other);
/** Of two that weigh the same the pair says more than the word. */
const longerFirst = (one: Weighed, other: Weighed): number =>
  other.term.split(' ').length - one.term.split(' ').length || (one.term < other.term ? -1 : 1);

interface Folded {
  readonly lead: Weighed;
  readonly also: string[];
}

/** Terms that the same people used are one topic, under the one that weighs most. */
function folded(weighed: readonly Weighed[], most: number): Folded[] {
  const topics: Folded[] = [];
  for (const one of weighed.slice(0, mostLooked)) {
    const home = topics.find(({ lead }) => overlap(lead.now.people, one.now.people) >= samePeople);
    if (home !== undefined) home.also.push(one.term);
    else if (topics.length < most) topics.push({ lead: one, also: [] });
  }
  return topics;
}

function shown({ lead: { term, now, times }, also }: Folded, isRising: boolean): Topic {
  const { mentions, negative, positive, people } = now;
  // The words of a pair need no telling again.
  const others = also.filter((one) => one.split(' ').some((word) => !term.split(' ').includes(word)));
  return {
    term,
    also: others.slice(0, mostAlso),
    mentions,
    negative,
    positive,
    people: countOf(people),
    times,
    isRising,
  };
}

/** Twice the log of how much likelier two rates are than one: `a` of `ofA` now, `b` of `ofB` before. */
export function logLikelihood(a: number, ofA: number, b: number, ofB: number): number {
  const rate = (a + b) / (ofA + ofB);
  const part = (seen: number, expected: number): number =>
    seen > 0 && expected > 0 ? seen * Math.log(seen / expected) : 0;
  const named = part(a, ofA * rate) + part(b, ofB * rate);
  const silent = part(ofA - a, ofA * (1 - rate)) + part(ofB - b, ofB * (1 - rate));
  return 2 * (named + silent);
}

/** How the tallies are parted: those of late, and those to compare with. */
export function spansFor(now: Date, days: 1 | 7): { readonly since: Date; readonly earlierSince: Date } {
  const last = Math.floor(now.getTime() / spanMs) * spanMs;
  const since = last - (days * 86_400_000 - spanMs);
  return { since: new Date(since), earlierSince: new Date(since - daysBefore * 86_400_000) };
}
export const daysBefore = 28;
