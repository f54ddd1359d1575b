// Seals the record behind the writers, outside their locks, and verifies it (law 9).

import { createHash } from 'node:crypto';
import { firstHash, type SealedEvent, sealedLine } from '../../core/learn/seal.ts';
import { allBrands } from '../../store/account/brands.ts';
import type { Database } from '../../store/database.ts';
import { newestNumber } from '../../store/learn/record.ts';
import { addSeal, eventsToSeal, lastSeal, lockSeals, sealsFrom } from '../../store/learn/seals.ts';
import type { World } from '../world.ts';
import { startTicker, type Ticker } from './ticker.ts';

const sealEveryMs = 5000;
const eventsPerSeal = 2000;

export function startSealer(world: Pick<World, 'database' | 'now' | 'log'>): Ticker {
  return startTicker('the sealer', sealEveryMs, world.log, async () => {
    const brands = await allBrands(world.database.account);
    for (const { id } of brands) {
      while ((await sealNext(world, id)) === eventsPerSeal);
    }
    return null;
  });
}

/** Seals the next run of events of a brand; returns how many that were. */
export function sealNext({ database, now }: Pick<World, 'database' | 'now'>, brandId: string): Promise<number> {
  return database.brand(brandId, async (tx) => {
    await lockSeals(tx, brandId);
    const last = await lastSeal(tx, brandId);
    const from = (last?.lastNumber ?? 0) + 1;
    const events = await eventsToSeal(tx, brandId, from, eventsPerSeal);
    const end = events.at(-1);
    if (end === undefined) return 0;
    const hash = chain(last?.hash ?? firstHash, events);
    await addSeal(tx, brandId, { firstNumber: from, lastNumber: end.number, hash, sealedAt: now() });
    return events.length;
  });
}

/** SHA-256 over the hash before and the events' exact lines. */
export function chain(before: string, events: readonly SealedEvent[]): string {
  const hash = createHash('sha256').update(Buffer.from(before, 'hex'));
  for (const event of events) hash.update(sealedLine(event));
  return hash.digest('hex');
}

export type Verified =
  | { readonly isIntact: true; readonly events: number; readonly seals: number }
  | { readonly isIntact: false; readonly at: number; readonly why: string };

/** Walks the whole record of a brand: numbers without gaps, every seal's hash, the chain between them. */
export async function verifyRecord(database: Database, brandId: string): Promise<Verified> {
  let hash = firstHash;
  let number = 0;
  let seals = 0;
  for (;;) {
    const batch = await database.brand(brandId, (tx) => sealsFrom(tx, brandId, number, 50));
    for (const seal of batch) {
      const count = seal.lastNumber - seal.firstNumber + 1;
      const events = await database.brand(brandId, (tx) => eventsToSeal(tx, brandId, number + 1, count));
      const fault = events.findIndex((event, i) => event.number !== number + 1 + i);
      if (seal.firstNumber !== number + 1 || fault >= 0 || events.length !== count) {
        return { isIntact: false, at: number + 1 + Math.max(0, fault), why: 'an event is missing' };
      }
      hash = chain(hash, events);
      if (hash !== seal.hash) return { isIntact: false, at: seal.firstNumber, why: 'an event was changed' };
      number = seal.lastNumber;
      seals += 1;
    }
    if (batch.length === 0) break;
  }
  const newest = await database.brand(brandId, (tx) => newestNumber(tx, brandId));
  return newest < number
    ? { isIntact: false, at: newest + 1, why: 'the record is longer than its counter' }
    : { isIntact: true, events: number, seals };
}
