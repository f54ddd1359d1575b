// The brake on guessing: after a handful of failures for one account, or some more from one address, a quarter of an
// hour has to pass. Counted in the database, so that all processes count together.

import ipaddr from 'ipaddr.js';
import { failuresSince, forgetFailures, noteFailure } from '../../store/account/people.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';

const windowMs = 15 * 60_000;
const perAccount = 8;
const perAddress = 40;

/** An address as a key. In IPv6 a household has 2^64 of them, so its network counts, not the single address. */
export function addressKey(ip: string): string {
  if (!ipaddr.isValid(ip)) return `ip:${ip}`;
  const address = ipaddr.process(ip);
  if (address instanceof ipaddr.IPv4) return `ip:${address.toString()}`;
  const network = address.parts.slice(0, 4).map((part) => part.toString(16));
  return `ip:${network.join(':')}::/64`;
}

/** Tries under way in this process, by key: a burst of guesses at once is held like one after the other. */
const underWay = new Map<string, number>();

/**
 * Runs one try under a brake on these keys (`ip:…`, `email:…`). Throws `too_many` when one of them has failed too often;
 * a try that is refused with `wrong_password` or `not_allowed` counts against all of them.
 */
export async function braked<T>(world: World, keys: readonly string[], attempt: () => Promise<T>): Promise<T> {
  const since = new Date(world.now().getTime() - windowMs);
  const failures = await failuresSince(world.database.account, keys, since);
  begin(keys, failures);
  try {
    return await attempt();
  } catch (error) {
    const isWrong = error instanceof HeedError && ['wrong_password', 'not_allowed'].includes(error.code);
    if (isWrong) await rememberFailure(world, keys);
    throw error;
  } finally {
    for (const key of keys) underWay.set(key, (underWay.get(key) ?? 1) - 1);
    for (const key of keys) if (underWay.get(key) === 0) underWay.delete(key);
  }
}

/** Looks and counts in one go: no other try comes in between. */
function begin(keys: readonly string[], failures: ReadonlyMap<string, number>): void {
  for (const key of keys) {
    const limit = key.startsWith('email:') ? perAccount : perAddress;
    if ((failures.get(key) ?? 0) + (underWay.get(key) ?? 0) >= limit) {
      throw new HeedError('too_many', 'Too many tries. Wait a quarter of an hour, then try again.');
    }
  }
  for (const key of keys) underWay.set(key, (underWay.get(key) ?? 0) + 1);
}

async function rememberFailure(world: World, keys: readonly string[]): Promise<void> {
  const now = world.now();
  await noteFailure(world.database.account, keys, now, new Date(now.getTime() - windowMs));
}

export function clearFailures(world: World, email: string): Promise<void> {
  return forgetFailures(world.database.account, `email:${email}`);
}
