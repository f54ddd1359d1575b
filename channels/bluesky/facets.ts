// Finds the links, mentions and hashtags in a reply, with their places in UTF-8 bytes as the network wants them.
// The finding is Bluesky's own code, so that a link is a link here exactly when it is one in its app.

import type { Json } from '../channel.ts';
import type { Asker } from './session.ts';
import { resolvedShape } from './shapes.ts';
import { expect } from './xrpc.ts';

/** No mention, hashtag, cashtag or link is without one of these; most answers have none and never load 65 MB of SDK. */
const MAY_HAVE_FACETS = /[@#＃$]|:\/\/|\S\.\S/u;

export function mayHaveFacets(text: string): boolean {
  return MAY_HAVE_FACETS.test(text);
}

export async function findFacets(text: string, asker: Asker): Promise<readonly Json[]> {
  if (!mayHaveFacets(text)) return [];
  const { RichText } = await import('@atproto/api');
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  const facets: Json[] = [];
  for (const { index, features } of rich.facets ?? []) {
    const resolved: Json[] = [];
    for (const feature of features) {
      const one = await resolve(feature, asker);
      if (one !== null) resolved.push(one);
    }
    const place = { byteStart: index.byteStart, byteEnd: index.byteEnd };
    if (resolved.length > 0) facets.push({ $type: 'app.bsky.richtext.facet', index: place, features: resolved });
  }
  return facets;
}

/** A mention is found by handle and written by DID; a handle nobody has stays plain text. */
async function resolve(feature: { readonly $type: string }, asker: Asker): Promise<Json> {
  const { $type, did, uri, tag } = feature as Record<string, string | undefined> & { $type: string };
  if (uri !== undefined) return { $type, uri };
  if (tag !== undefined) return { $type, tag };
  if (did === undefined) return null;
  const nsid = 'com.atproto.identity.resolveHandle';
  const answer = await asker.ask({ nsid, params: { handle: did } });
  if (!answer.ok && answer.refusal.status === 400) return null;
  return { $type, did: expect(answer, resolvedShape, nsid).did };
}
