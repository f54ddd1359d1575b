// Spoils raws for the contract test, the same way for the same seed. In: a raw. Out: a copy with one field missing,
// null, huge, of another type or nested without reason: what a platform's bad day or bad will may send.

import type { Json, Raw } from './channel.ts';

type Container = Json[] | { [key: string]: Json };

/** Mulberry32: small, seeded, good enough to choose by. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const HUGE = 'x'.repeat(300_000);
const SPOILS: readonly (Json | undefined)[] = [
  undefined,
  null,
  '',
  ' ',
  HUGE,
  '<b>'.repeat(2_000),
  'javascript:alert(1)',
  'http://[',
  '9999-99-99T99:99:99Z',
  -1,
  1.5,
  1e308,
  true,
  [],
  [null, 7, 'x'],
  {},
  { toString: 'x', __proto__: null },
  nested(500),
];

/** What was done stands in `how`, for the message of a failing test. */
export function mutate(raw: Raw, random: () => number): { readonly raw: Raw; readonly how: string } {
  const root = { body: structuredClone(raw.body) as Json };
  const places: { holder: Container; key: string; path: string }[] = [];
  collect(root, '', places);
  const place = places[Math.floor(random() * places.length)];
  const spoil = SPOILS[Math.floor(random() * SPOILS.length)];
  if (place === undefined) throw new Error('a raw without any place to spoil');
  const holder = place.holder as { [key: string]: Json };
  if (spoil === undefined) delete holder[place.key];
  else holder[place.key] = spoil;
  const how = `${place.path} = ${spoil === undefined ? 'missing' : JSON.stringify(spoil).slice(0, 40)}`;
  return { raw: { ...raw, body: root.body ?? null }, how };
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

function collect(holder: Container, path: string, into: { holder: Container; key: string; path: string }[]): void {
  for (const [key, value] of Object.entries(holder)) {
    into.push({ holder, key, path: `${path}/${key}` });
    if (typeof value === 'object' && value !== null) collect(value as Container, `${path}/${key}`, into);
  }
}

function nested(depth: number): Json {
  let value: Json = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { inner: value };
  return value;
}
