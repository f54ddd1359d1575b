// The brake on guessing: after a handful of failures for one account, or some more from one address, a quarter of an
// hour has to pass. Counted in the database, so that all processes count together.

import { failuresSince, forgetFailures, noteFailure } from '../../store/account/people.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';

const windowMs = 15 * 60_000;
const perAccount = 8;
const perAddress = 40;

/** Keys are `ip:…` and `email:…`. Throws `too_many` when one of them has failed too often. */
export async function refuseWhenTooMany(world: World, keys: readonly string[]): Promise<void> {
  const since = new Date(world.now().getTime() - windowMs);
  const failures = await failuresSince(world.database.account, keys, since);
  for (const [key, count] of failures) {
    if (count >= (key.startsWith('email:') ? perAccount : perAddress)) {
      throw new HeedError('too_many', 'Too many tries. Wait a quarter of an hour, then try again.');
    }
  }
}

export async function rememberFailure(world: World, keys: readonly string[]): Promise<void> {
  const now = world.now();
  await noteFailure(world.database.account, keys, now, new Date(now.getTime() - windowMs));
}

export function clearFailures(world: World, email: string): Promise<void> {
  return forgetFailures(world.database.account, `email:${email}`);
}
