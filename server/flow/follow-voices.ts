// What many say: new, changed and removed mentions of the record come in, groups of those that say the same and counts of
// terms go out. Behind the intake, which waits for nothing of this; what is kept in mind meanwhile can be read again.

import { setImmediate } from 'node:timers/promises';
import type { Group } from '../../core/understand/voices/group.ts';
import { rootOf } from '../../core/understand/voices/group.ts';
import { longestGapMs, openVoices, type Voices } from '../../core/understand/voices/voices.ts';
import { allBrands } from '../../store/account/brands.ts';
import type { Tx } from '../../store/database.ts';
import { newestNumber } from '../../store/learn/record.ts';
import {
  isMoreToRead,
  keepPlace,
  keepVoices,
  type SaidRow,
  saidIn,
  saidLately,
  takePlace,
} from '../../store/understand/voices.ts';
import type { World } from '../world.ts';
import { countTerms } from './follow-voices-terms.ts';
import { startTicker, type Ticker } from './ticker.ts';

const lookEveryMs = 5000;
/** Events looked through in one transaction, and how many mentions of them at most. */
const mostEvents = 10_000;
const mostMentions = 2000;
/** Had in mind again after a start, or when another process read on meanwhile. */
const mostRecalled = 10_000;
/** So many of the brands that were read last are kept in mind. */
const mostBrands = 48;
/** Mentions between two breaths: nobody waits for the event loop meanwhile. */
const breath = 25;

type Follower = Pick<World, 'database' | 'now'>;
interface Followed {
  readonly id: string;
  readonly name: string;
}

/** What was heard lately, by brand, and up to which event. */
export type Mind = Map<string, { voices: Voices; until: number }>;

export function startVoices(world: Follower & Pick<World, 'log'>): Ticker {
  const mind: Mind = new Map();
  return startTicker('the gathering of voices', lookEveryMs, world.log, async () => {
    let isMore = false;
    for (const brand of await allBrands(world.database.account))
      if (await gatherNext(world, mind, brand)) isMore = true;
    return isMore ? 0 : null;
  });
}

/** Reads on in the record of a brand, a piece at most; true when there is more of it. */
export async function gatherNext(
  { database, now }: Follower,
  mind: Mind,
  brand: Followed,
  limit = mostMentions,
): Promise<boolean> {
  try {
    return await database.brand(brand.id, async (tx) => {
      if (!(await isMoreToRead(tx, brand.id))) return false;
      const after = await takePlace(tx, brand.id);
      const newest = await newestNumber(tx, brand.id);
      const until = Math.min(newest, after + mostEvents);
      const said = await saidIn(tx, brand.id, { after, until, limit });
      const reached = (said.length === limit ? said.at(-1)?.number : undefined) ?? until;
      if (said.length > 0) {
        await gather(tx, brand.id, await voicesAt(tx, mind, { brandId: brand.id, after, now: now() }), said);
        await countTerms(tx, brand, said);
      }
      const known = mind.get(brand.id);
      if (known !== undefined) known.until = reached;
      await keepPlace(tx, brand.id, reached);
      return reached < newest;
    });
  } catch (error) {
    // What it knows by now is not what was kept.
    mind.delete(brand.id);
    throw error;
  }
}

interface Asked {
  readonly brandId: string;
  readonly after: number;
  readonly now: Date;
}

/** What is in mind, where it is of this moment; otherwise read again. */
async function voicesAt(tx: Tx, mind: Mind, { brandId, after, now }: Asked): Promise<Voices> {
  const known = mind.get(brandId);
  mind.delete(brandId);
  const voices = known?.until === after ? known.voices : await recalled(tx, brandId, now);
  mind.set(brandId, { voices, until: after });
  for (const oldest of mind.keys()) {
    if (mind.size <= mostBrands) break;
    mind.delete(oldest);
  }
  return voices;
}

async function recalled(tx: Tx, brandId: string, now: Date): Promise<Voices> {
  const voices = openVoices();
  const since = new Date(now.getTime() - longestGapMs);
  const said = await saidLately(tx, brandId, { since, limit: mostRecalled });
  for (const [i, { group, ...one }] of said.entries()) {
    voices.recall({ ...one, at: one.heardAt.getTime() }, group);
    if (i % breath === breath - 1) await setImmediate();
  }
  return voices;
}

async function gather(tx: Tx, brandId: string, voices: Voices, said: readonly SaidRow[]): Promise<void> {
  const found = new Map<string, Group>();
  const merged = new Map<string, Group>();
  for (const [i, one] of said.entries()) {
    found.delete(one.id);
    if (one.isRemoved) voices.forget(one.id);
    else {
      const { voices: ids, group, merged: names } = voices.hear({ ...one, at: one.heardAt.getTime() });
      if (group === null) continue;
      for (const id of ids) found.set(id, group);
      for (const name of names) merged.set(name, group);
    }
    if (i % breath === breath - 1) await setImmediate();
  }
  const nameOf = (group: Group): string[] => [rootOf(group).name ?? []].flat();
  await keepVoices(tx, brandId, {
    gone: said.filter(({ isNew }) => !isNew).map(({ id }) => id),
    merged: [...merged].flatMap(([from, group]) => nameOf(group).map((into) => ({ from, into }))),
    voices: [...found].flatMap(([mentionId, group]) => nameOf(group).map((groupId) => ({ mentionId, groupId }))),
  });
}
