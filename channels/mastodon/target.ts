// Finds the status to answer or like on the profile's own server. It may have been heard through another server, whose
// ids mean nothing here; then it is looked up by its network-wide name.

import type { Heard } from '../../core/mention.ts';
import { ChannelError, type Hands } from '../channel.ts';
import { ask, type Server } from './ask.ts';
import { canonicalIdOf } from './identity.ts';
import { readFound } from './shapes.ts';

export interface Target {
  /** Local id on the profile's server. */
  readonly id: string;
  /** The author's handle as this server writes it; null when it was never told. */
  readonly acct: string | null;
}

type Wanted = Pick<Heard, 'canonicalId' | 'handle' | 'author' | 'url'>;

export async function findTarget(server: Server, wanted: Wanted, hands: Hands): Promise<Target> {
  const { id, acct } = wanted.handle;
  if (id && wanted.handle['server'] === server.origin) return { id, acct: acct ?? wanted.author.handle };
  for (const name of new Set([wanted.canonicalId, wanted.url])) {
    if (name === null || !/^https?:\/\//.test(name)) continue;
    const found = await lookUp(server, name, hands);
    const status = found.find((s) => canonicalIdOf(s, server.origin) === wanted.canonicalId || s.url === wanted.url);
    if (status !== undefined) return { id: status.id, acct: status.account.acct || wanted.author.handle };
  }
  const host = new URL(server.origin).host;
  throw new ChannelError(
    'gone',
    `${host} cannot find ${wanted.url ?? wanted.canonicalId}: it is gone, or out of reach`,
  );
}

async function lookUp(server: Server, name: string, hands: Hands) {
  const query = [
    ['q', name],
    ['resolve', 'true'],
    ['type', 'statuses'],
    ['limit', '5'],
  ] as const;
  const { body } = await ask(server, { path: '/api/v2/search', query }, hands);
  return readFound(body);
}
