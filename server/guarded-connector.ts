// Opens sockets for the guarded client. In: host, port and the pairs an operator allowed. Out: a connected socket,
// or `NotConnected`, which says for sure that no byte of a request has left.

import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './public-address.ts';

export type Resolve = (hostname: string, done: (error: Error | null, found: LookupAddress[]) => void) => void;

/** The request never left: no connection stood. `message` is a plain sentence. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
}

const CONNECT_TIMEOUT_MS = 10_000;

const resolveBySystem: Resolve = (hostname, done) => {
  lookup(hostname, { all: true }, (error, found) => done(error, found ?? []));
};

/** `allow` holds exact `host:port` pairs; every other connection must end at a public address. */
export function guardedConnector(
  allow: ReadonlySet<string>,
  resolve: Resolve = resolveBySystem,
): buildConnector.connector {
  const open = buildConnector({ allowH2: false, timeout: CONNECT_TIMEOUT_MS });
  const guarded = buildConnector({ allowH2: false, timeout: CONNECT_TIMEOUT_MS, lookup: publicLookup(resolve) });
  return (target, callback) => {
    const answer: buildConnector.Callback = (...[error, socket]) =>
      error === null || error === undefined
        ? callback(null, socket as NonNullable<typeof socket>)
        : callback(notConnected(target.hostname, error), null);
    if (allow.has(pairOf(target.hostname, target.port, target.protocol))) return open(target, answer);
    const refusal = refuseHost(target.hostname);
    if (refusal !== null) return callback(refusal, null);
    guarded(target, answer);
  };
}

/** `host:port` as the allow list writes it: lower case, no brackets, the port always there. */
export function pairOf(hostname: string, port: string, protocol: string): string {
  return `${bareHost(hostname)}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

/** Reads one pair of an allow list. Throws when it is not exactly `host:port`. */
export function readPair(pair: string): string {
  const match = /^(\[[0-9a-f:.]+\]|[^:/@\s]+):(\d{1,5})$/i.exec(pair);
  if (!match?.[1] || !match[2]) throw new Error(`'${pair}' is not an exact host:port pair`);
  return `${bareHost(match[1])}:${Number(match[2])}`;
}

/** Names and literals that are refused before anything is looked up: a socket to a literal address asks no resolver. */
function refuseHost(hostname: string): NotConnected | null {
  const host = bareHost(hostname);
  if (host === 'localhost' || host.endsWith('.localhost')) return refused(host);
  return isIP(host) !== 0 && !isPublicAddress(host) ? refused(host) : null;
}

function bareHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}

function refused(host: string): NotConnected {
  return new NotConnected(`${host} is not a public address; an operator can allow its exact host:port`);
}

function publicLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, found) => {
      if (error) return callback(error, '', 0);
      const usable = found.filter((entry) => isPublicAddress(entry.address));
      const first = usable[0];
      if (first === undefined) return callback(refused(hostname), '', 0);
      if (options.all) return callback(null, usable);
      callback(null, first.address, first.family);
    });
  };
}

/** An address of the host that may be connected to: public, or of an allowed pair. Throws `NotConnected`. */
export async function reachable(
  hostname: string,
  port: number,
  allow: ReadonlySet<string>,
  resolve: Resolve = resolveBySystem,
): Promise<string> {
  const host = bareHost(hostname);
  const isAllowed = allow.has(`${host}:${port}`);
  const refusal = isAllowed ? null : refuseHost(host);
  if (refusal !== null) throw refusal;
  if (isIP(host) !== 0) return host;
  const found = await new Promise<LookupAddress[]>((done, fail) =>
    resolve(host, (error, addresses) => (error === null ? done(addresses) : fail(notConnected(host, error)))),
  );
  const usable = found.find(({ address }) => isAllowed || isPublicAddress(address));
  if (usable === undefined) throw refused(host);
  return usable.address;
}

function notConnected(hostname: string, cause: Error): NotConnected {
  if (cause instanceof NotConnected) return cause;
  const code = (cause as NodeJS.ErrnoException).code ?? cause.message;
  return new NotConnected(`no connection to ${hostname} (${code})`, { cause });
}
