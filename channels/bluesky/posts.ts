// Posts by their addresses: as the network shows them now, and whether a missing one is really gone.

import type { Heard } from '../../core/mention.ts';
import type { Hands, Json, ListenTo, Raw } from '../channel.ts';
import { readAtUri } from './address.ts';
import type { Asker } from './session.ts';
import { askerFor } from './session.ts';
import { postsShape } from './shapes.ts';
import { isNotFound, toError } from './xrpc.ts';

/** The most `app.bsky.feed.getPosts` takes in one call. */
const MOST_URIS = 25;

/** Views by AT-URI, as given; what the network does not show is missing. */
export async function fetchPosts(asker: Asker, uris: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const wanted = [...new Set(uris)].filter((uri) => readAtUri(uri) !== null);
  const found = new Map<string, unknown>();
  for (let i = 0; i < wanted.length; i += MOST_URIS) {
    const params = { uris: wanted.slice(i, i + MOST_URIS) };
    const { posts } = await asker.get({ nsid: 'app.bsky.feed.getPosts', params }, postsShape);
    for (const post of posts) {
      const uri = (post as { uri?: unknown } | null)?.uri;
      if (typeof uri === 'string') found.set(uri, post);
    }
  }
  return found;
}

/** A post also goes missing when its author blocks the brand; only a record that no longer exists was taken back. */
export async function isGone(asker: Asker, uri: string): Promise<boolean> {
  const at = readAtUri(uri);
  if (at === null) return false;
  const params = { repo: at.did, collection: at.collection, rkey: at.rkey };
  const answer = await asker.ask({ nsid: 'com.atproto.repo.getRecord', params });
  if (answer.ok) return false;
  if (isNotFound(answer.refusal)) return true;
  throw toError(answer.refusal, false);
}

export async function recheck(
  mentions: readonly Pick<Heard, 'canonicalId' | 'handle' | 'url'>[],
  source: Omit<ListenTo, 'cursor'>,
  hands: Hands,
): Promise<readonly Raw[]> {
  const asker = askerFor(source, hands);
  const uris = mentions.map((mention) => mention.canonicalId);
  const posts = await fetchPosts(asker, uris);
  const raws: Raw[] = [];
  for (const uri of uris) {
    const post = posts.get(uri);
    if (post !== undefined) raws.push({ externalId: uri, body: { post: post as Json } });
    else if (await isGone(asker, uri)) raws.push({ externalId: uri, body: { removed: uri } });
  }
  return raws;
}
