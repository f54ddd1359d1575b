// AT-URIs, the web addresses of posts, and record keys. Pure: text in, text out.

import { createHash } from 'node:crypto';

export const POST = 'app.bsky.feed.post';
export const LIKE = 'app.bsky.feed.like';

export interface RecordAddress {
  readonly did: string;
  readonly collection: string;
  readonly rkey: string;
}

/** The parts of `at://did/collection/rkey`, or null when it is not the address of a record with a DID in it. */
export function readAtUri(uri: string): RecordAddress | null {
  const match = /^at:\/\/(did:[a-z]+:[\w.:%-]+)\/([\w.-]+)\/([\w.~:-]+)$/u.exec(uri);
  const [, did, collection, rkey] = match ?? [];
  return did && collection && rkey ? { did, collection, rkey } : null;
}

export function writeAtUri({ did, collection, rkey }: RecordAddress): string {
  return `at://${did}/${collection}/${rkey}`;
}

/** The page of a post for people. With the DID, because handles change hands. */
export function postPage(uri: string): string | null {
  const at = readAtUri(uri);
  return at === null ? null : `https://bsky.app/profile/${at.did}/post/${at.rkey}`;
}

export function profilePage(did: string): string {
  return `https://bsky.app/profile/${did}`;
}

const SORTABLE = '234567abcdefghijklmnopqrstuvwxyz';

/**
 * A record key in the shape of a TID: 53 bits of microseconds and 10 bits of clock id, as 13 sortable letters.
 * The milliseconds are those of `queuedAt`; the 1,024,000 places within one are taken by the client key, so every
 * attempt of one sending asks for the same key, and two sendings of one account meet at one in a million.
 */
export function recordKey(queuedAt: Date, clientKey: string): string {
  const bits = createHash('sha256').update(clientKey).digest().readUInt32BE(0);
  const micros = BigInt(queuedAt.getTime()) * 1000n + BigInt(bits % 1000);
  let rest = (micros << 10n) | BigInt(Math.floor(bits / 1000) % 1024);
  let key = '';
  for (let i = 0; i < 13; i += 1) {
    key = SORTABLE.charAt(Number(rest & 31n)) + key;
    rest >>= 5n;
  }
  return key;
}
