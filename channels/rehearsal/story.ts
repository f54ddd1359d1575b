// The story unrolled: in a seed, a founding time and a pace; out every moment of the town up to now, each as the raw
// thing a platform would hand over. A pure function: the same question gives the same town, today and after a restart.

import { messages } from './world/messages/all.ts';
import { people } from './world/people.ts';
import type { Written } from './world/written.ts';

export type Pace = 'still' | 'calm' | 'normal' | 'lively';

export interface Town {
  readonly seed: string;
  readonly startedAt: number;
  readonly pace: Pace;
}

/** Something written, at its moment. */
export interface Moment {
  /** Unique in the town. */
  readonly id: string;
  readonly at: number;
  readonly written: Written;
  readonly rootId: string;
  readonly parentId: string | null;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FIRST_AFTER_MS = 3_000;
const factor: Record<Exclude<Pace, 'still'>, number> = { calm: 2, normal: 1, lively: 0.5 };

export const personBy: ReadonlyMap<string, (typeof people)[number]> = new Map(
  people.map((person) => [person.key, person]),
);
const byKey = new Map(messages.map((written) => [written.key, written]));
const past = messages.filter((written) => written.day !== undefined);
const present = messages.filter((written) => written.day === undefined);

/** Everything written in the town up to `now`, oldest first; answers to the brand's replies are in `follow-up.ts`. */
export function unroll(town: Town, now: number): Moment[] {
  const moments = past.map((written) => place(written, pastTime(town.startedAt, written), ''));
  moments.sort((a, b) => a.at - b.at || compareIds(a.id, b.id));
  return town.pace === 'still' ? moments : [...moments, ...live(town, now, factor[town.pace])];
}

function pastTime(startedAt: number, { day = -1, at = '12:00' }: Written): number {
  const [hours = 12, minutes = 0] = at.split(':').map(Number);
  const midnight = Math.floor(startedAt / DAY) * DAY;
  return midnight + day * DAY + (hours * 60 + minutes) * MINUTE;
}

/** A handful at once, so that there is something to do; then one to three a minute for half an hour, later some an hour. */
function live(town: Town, now: number, slowness: number): Moment[] {
  const moments: Moment[] = [];
  let at = town.startedAt + FIRST_AFTER_MS;
  for (let round = 0; at <= now && present.length > 0; round += 1) {
    for (const written of order(town.seed, round)) {
      if (at > now) return moments;
      moments.push(place(written, at, round === 0 ? '' : `~${round + 1}`));
      const chance = chanceOf(`${town.seed}/${round}/${written.key}`);
      at += Math.round(gap((at - town.startedAt) / slowness, chance) * slowness);
    }
  }
  return moments;
}

function gap(elapsed: number, chance: number): number {
  if (elapsed < 12_000) return (1 + 2 * chance) * 1000;
  if (elapsed < 30 * MINUTE) return (20 + 40 * chance) * 1000;
  if (elapsed < 120 * MINUTE) return (2 + 4 * chance) * MINUTE;
  return (8 + 12 * chance) * MINUTE;
}

/** Threads in an order of the seed's choosing; inside a thread, the order they were written in. */
function order(seed: string, round: number): Written[] {
  const rank = (written: Written): number => chanceOf(`${seed}/${round}/${rootKey(written)}`);
  const drawn = present.map((written, i) => ({ written, i, rank: rank(written) }));
  // Answers of others come a few places after what they answer, not at once.
  const spread = drawn.map((d) => ({
    ...d,
    rank: d.rank + (d.written.to === undefined ? 0 : 0.02 * depth(d.written)),
  }));
  return spread.sort((a, b) => a.rank - b.rank || a.i - b.i).map((d) => d.written);
}

function depth(written: Written): number {
  const parent = written.to === undefined ? undefined : byKey.get(written.to);
  return parent === undefined ? 0 : 1 + depth(parent);
}

function rootKey(written: Written): string {
  const parent = written.to === undefined ? undefined : byKey.get(written.to);
  return parent === undefined ? written.key : rootKey(parent);
}

function place(written: Written, at: number, suffix: string): Moment {
  // A thread that started in the past keeps its ids in every round.
  const id = (key: string): string => (byKey.get(key)?.day === undefined ? `${key}${suffix}` : key);
  return {
    id: id(written.key),
    at,
    written,
    rootId: id(rootKey(written)),
    parentId: written.to === undefined ? null : id(written.to),
  };
}

/** The same order everywhere, whatever the machine's language; equal ids stay as they were. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A number from 0 to 1 that depends on nothing but the words (FNV-1a). */
export function chanceOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i += 1) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 0x1_0000_0000;
}
