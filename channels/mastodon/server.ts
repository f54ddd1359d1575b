// Which server a credential, a source or a handle means, and whether our token may be shown to it.

import { ChannelError, type Credential } from '../channel.ts';
import type { Server } from './ask.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The origin meant by what a person typed: `https://host`, `host`, a profile page, or `@name@host`.
 * Plain http is for this machine only, since the token travels with every question.
 */
export function originOf(typed: string): string {
  const trimmed = typed.trim().replace(/^@?[^@\s/]+@([^@\s/]+)$/, '$1');
  const address = /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (trimmed === '' || !URL.canParse(address)) {
    throw new ChannelError('rejected', `"${typed}" is not a server address; write it like https://mastodon.social`);
  }
  const url = new URL(address);
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname)) {
    throw new ChannelError('rejected', `${url.host} must be reached by https://, so that nobody reads along`);
  }
  return url.origin;
}

export function serverOf(credential: Credential): Server {
  const { server, accessToken } = credential;
  if (!server || !accessToken) {
    throw new ChannelError('auth_expired', 'The connection lacks its server or its access token; connect again.');
  }
  return { origin: originOf(server), token: accessToken.trim() };
}

/** The server at that origin, with our token only when it is the token's own server. */
export function serverAt(origin: string, credential: Credential | null): Server {
  if (credential?.['server'] && credential['accessToken']) {
    const own = serverOf(credential);
    if (own.origin === origin) return own;
  }
  return { origin, token: null };
}
