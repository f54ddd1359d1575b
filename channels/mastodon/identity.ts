// Names that mean the same thing on every server: what a post and a person are called. Local ids differ from server to
// server, so the network's own addresses come first, and a local id is only the last resort.

import type { Account, Status } from './shapes.ts';

/** The post's network-wide name: `uri`, else its page, else server and local id. */
export function canonicalIdOf(status: Pick<Status, 'uri' | 'url' | 'id'>, server: string): string {
  return status.uri || status.url || `${server}/statuses/${status.id}`;
}

/** The person's lasting name: the actor's address, else the profile page, else server and local id. */
export function personIdOf(account: Account, server: string): string {
  return account.uri || account.ap_id || account.url || `${server}/accounts/${account.id}`;
}

/**
 * Every name this account may have been stored under. Two servers can tell different addresses of one person, and
 * `/@name` and `/users/name` are the same one on the servers that use either.
 */
export function namesOf(account: Account, server: string): ReadonlySet<string> {
  const names = new Set<string>([`${server}/accounts/${account.id}`]);
  for (const name of [account.uri, account.ap_id, account.url]) {
    if (!name) continue;
    names.add(name);
    names.add(name.replace(/^(https?:\/\/[^/]+)\/@([\w.-]+)$/, '$1/users/$2'));
  }
  return names;
}

/** `name@host`, also for people of the server itself, whose handle comes without a host. */
export function fullHandleOf(account: Account, server: string, domain?: string | null): string | null {
  const handle = account.acct || account.username;
  if (!handle) return null;
  return handle.includes('@') ? handle : `${handle}@${domain || hostOf(account.url) || hostOf(server) || server}`;
}

function hostOf(url: string | null | undefined): string | null {
  return url && URL.canParse(url) ? new URL(url).host : null;
}
