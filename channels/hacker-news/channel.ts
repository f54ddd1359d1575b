// The Hacker News channel. In: words or a site to look for. Out: stories and comments as the public search gave them, and
// single ones again from the place itself. Nothing is answered here: a person opens the page.

import type { Channel, DiscoverAsk, Hands, Suggestion } from '../channel.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';
import { recheck } from './recheck.ts';
import { listen, search } from './search.ts';
import { siteOf } from './wanted.ts';

export const channel: Channel = { manifest, normalise, listen, recheck, discover };

/** Only where somebody ever said something: for most businesses this is not a place of theirs. */
async function discover({ name, page }: DiscoverAsk, hands: Hands): Promise<readonly Suggestion[]> {
  const words = name.trim().replaceAll('"', '');
  const query = /\s/u.test(words) ? `"${words}"` : words;
  const site = siteOf(page ?? '');
  const asks: Suggestion[] = [
    ...(query === '' ? [] : [{ kind: 'search', label: `“${words}” on Hacker News`, config: { query } }]),
    ...(site === null ? [] : [{ kind: 'links', label: `Links to ${site} on Hacker News`, config: { site } }]),
  ];
  const found: Suggestion[] = [];
  for (const ask of asks) {
    const { hits } = await search(ask, { since: 0, until: null }, hands);
    if (hits.length > 0) found.push(ask);
  }
  return found;
}
