// How many different people, in a few bytes: the least of the numbers that stand for them. Exact up to 64 people and an
// estimate beyond, and two of them make the sketch of all who are in either: so days add up to a week without anybody
// being counted twice.

import { mixed } from '../../signature.ts';

/** Ascending, each once, unsigned. */
export type People = readonly number[];

export interface PeopleCount {
  readonly count: number;
  /** An estimate, one in eight off. */
  readonly isAbout: boolean;
}

export const mostKnown = 64;
const range = 2 ** 32;

/** A number that stands for a person of that id. */
export function personOf(id: string): number {
  let hash = id.length;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash, 0x01000193) ^ mixed(id.charCodeAt(at));
  return mixed(hash) >>> 0;
}

export function withPerson(people: People, person: number): People {
  const isFull = people.length === mostKnown;
  if (isFull && person > (people[mostKnown - 1] as number)) return people;
  let at = people.length;
  while (at > 0 && (people[at - 1] as number) > person) at -= 1;
  if (people[at - 1] === person) return people;
  return people.toSpliced(at, 0, person).slice(0, mostKnown);
}

export function together(one: People, other: People): People {
  const all: number[] = [];
  for (let [i, j] = [0, 0]; all.length < mostKnown && (i < one.length || j < other.length); ) {
    const [a, b] = [one[i] ?? range, other[j] ?? range];
    all.push(Math.min(a, b));
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return all;
}

export function countOf(people: People): PeopleCount {
  if (people.length < mostKnown) return { count: people.length, isAbout: false };
  return { count: Math.round((mostKnown - 1) / ((people[mostKnown - 1] as number) / range)), isAbout: true };
}

/** The share of people who are in both, of those in either. */
export function overlap(one: People, other: People): number {
  const all = together(one, other);
  if (all.length === 0) return 0;
  const [a, b] = [new Set(one), new Set(other)];
  return all.filter((person) => a.has(person) && b.has(person)).length / all.length;
}
