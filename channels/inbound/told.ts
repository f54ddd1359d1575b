// What a place tells at once, pushed or as a page of its feed: `{ place, things }`. In: JSON. Out: raws, one a thing, the
// same for the same thing whichever way it came.

import type { Json, Raw } from '../channel.ts';
import { fieldsOf } from '../tolerant.ts';
import { isHeld } from './fields.ts';

const mostAtOnce = 500;
export const placeName = /^[a-z0-9][a-z0-9-]{0,39}$/u;

/** Throws a sentence when it is no such page. Single things are not looked at: they are kept, read or not. */
export function rawsIn(place: string, things: unknown): readonly Raw[] {
  if (!Array.isArray(things)) throw new Error('things is missing: a list of what was said.');
  if (things.length > mostAtOnce)
    throw new Error(`There are ${things.length} things: send at most ${mostAtOnce} at once.`);
  return things.map((thing: unknown, at): Raw => {
    const { id } = fieldsOf(thing);
    const isNamed = (typeof id === 'string' && id !== '') || typeof id === 'number';
    // Where it stood is all that a thing without an id can be called by.
    return { externalId: isNamed ? String(id) : `things.${at}`, body: { place, thing: thing as Json } };
  });
}

/** Throws a sentence for what is no page of things. */
export function readPush(bytes: Uint8Array): { readonly place: string; readonly raws: readonly Raw[] } {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Error('The body is not JSON in UTF-8.');
  }
  if (!isHeld(body)) throw new Error('A push is an object: { "place": "forum", "things": [ … ] }.');
  const { place, things, ...others } = body;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new Error(`${other.slice(0, 60)} is no field of a push: it has place and things.`);
  if (typeof place !== 'string' || !placeName.test(place)) {
    throw new Error('place is missing: the name it was connected by, in small letters, digits and dashes.');
  }
  return { place, raws: rawsIn(place, things) };
}
