// Tries a token as typed: whose it is, and how long a reply may be on that server.

import type { TextLimit } from '../../core/channel.ts';
import { ChannelError, type Connected, type Credential, type Hands, type Profile } from '../channel.ts';
import { ask, errorOf, exchange, type Server } from './ask.ts';
import { fullHandleOf, personIdOf } from './identity.ts';
import { MASTODON_LIMIT } from './manifest.ts';
import { serverOf } from './server.ts';
import { type Account, type Instance, readAccount, readInstance } from './shapes.ts';

export async function connect(typed: Credential, hands: Hands): Promise<Connected> {
  if (!typed['server'] || !typed['accessToken']) {
    throw new ChannelError('rejected', 'Both the server and the access token are needed.');
  }
  const server = serverOf(typed);
  const account = await whoAmI(server, hands).catch((error: unknown) => explain(error, server, hands));
  const instance = await askInstance(server, hands);
  const limit = limitOf(instance);
  const profile: Profile = {
    externalId: personIdOf(account, server.origin),
    handle: fullHandleOf(account, server.origin, instance?.domain),
    name: account.display_name || account.username || null,
    url: account.url || null,
    limits: { publicReply: limit, privateReply: limit },
  };
  return {
    profile,
    credential: { server: server.origin, accessToken: server.token ?? '', accountId: account.id },
  };
}

/** A token does not follow a redirect to another host; then the refusal is the address's fault, not the token's. */
async function explain(error: unknown, server: Server, hands: Hands): Promise<never> {
  if (!(error instanceof ChannelError) || !['auth_expired', 'rejected', 'gone'].includes(error.code)) throw error;
  const stranger = { origin: server.origin, token: null };
  const { url } = await exchange(stranger, { path: '/api/v1/instance' }, hands);
  const { origin } = new URL(url);
  if (origin === server.origin) throw error;
  const from = new URL(server.origin).host;
  throw new ChannelError('rejected', `${from} sends on to ${origin}: enter that as your server`, { cause: error });
}

export async function whoAmI(server: Server, hands: Hands): Promise<Account> {
  const { body } = await ask(server, { path: '/api/v1/accounts/verify_credentials' }, hands);
  const account = readAccount(body);
  if (account === null) throw new ChannelError('unreadable', `${server.origin} did not say whose token this is`);
  return account;
}

/**
 * The newer description, else the older, else nothing: a server without either is still a server. One that merely
 * stumbles is asked again later, so that its length is not taken for Mastodon's.
 */
async function askInstance(server: Server, hands: Hands): Promise<Instance | null> {
  let found: Instance | null = null;
  let stumble: ChannelError | null = null;
  for (const path of ['/api/v2/instance', '/api/v1/instance']) {
    const response = await exchange(server, { path }, hands);
    if (response.status >= 500 || response.status === 429) stumble = errorOf(response, false, hands.now());
    if (response.status !== 200) continue;
    found = readInstance(response.json()) ?? found;
    if (found && found.maxCharacters !== null) return found;
  }
  if (found === null && stumble !== null) throw stumble;
  return found;
}

/**
 * A server that tells its length but no price of a link (Pleroma) counts every character as it stands, so its links and
 * handles are counted whole. A server that tells nothing is taken for Mastodon.
 */
export function limitOf(instance: Instance | null): TextLimit {
  const max = instance?.maxCharacters ?? null;
  if (max === null) return MASTODON_LIMIT;
  const linkCosts = instance?.charactersPerLink;
  return linkCosts ? { ...MASTODON_LIMIT, max, linkCosts } : { max, unit: 'graphemes' };
}
