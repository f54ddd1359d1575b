// The brand's location of a name, as a platform calls it: the one that is there, or one made now. Rules and calendars go by
// it, so a review is of its branch from the first one on.

import type { Tx } from '../store/database.ts';
import type { EventToAppend } from '../store/learn/record.ts';
import { newId } from '../store/new-id.ts';
import { addLocation, locationsOf, lockPlaces } from '../store/triage/teams.ts';
import { freeSlug } from './slug.ts';

const longestName = 100;

export interface Called {
  readonly name: string;
  readonly personId: string;
  readonly at: Date;
}

export interface Located {
  readonly id: string;
  /** What the record is told when it was made now; its number is taken when the transaction ends. */
  readonly event: EventToAppend | null;
}

/** Null for a name that says nothing. */
export async function locationNamed(tx: Tx, brandId: string, called: Called): Promise<Located | null> {
  const name = called.name.replaceAll('\u0000', '').trim().slice(0, longestName).toWellFormed();
  if (name === '') return null;
  await lockPlaces(tx, brandId);
  const locations = await locationsOf(tx, brandId);
  const there = locations.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (there !== undefined) return { id: there.id, event: null };
  const slug = freeSlug(name, 'location', new Set(locations.map((one) => one.slug)));
  const id = newId(called.at);
  await addLocation(tx, brandId, { id, slug, name, address: null, timeZone: null, at: called.at });
  const event = { kind: 'location.changed', at: called.at, personId: called.personId, caseId: null } as const;
  return { id, event: { ...event, subjectId: id, detail: { what: 'made' }, contentDigest: null } };
}
