// The Reddit channel, by its public feeds. In: words, or a subreddit. Out: posts and comments. Nothing is answered here:
// a person opens the page.

import type { Channel, DiscoverAsk, Suggestion } from '../channel.ts';
import { subredditOf } from './feeds.ts';
import { listen } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';

export const channel: Channel = { manifest, normalise, listen, discover };

/** Nothing is asked: Reddit lets too few requests through to spend them on what the first poll shows anyway. */
async function discover({ name, page }: DiscoverAsk): Promise<readonly Suggestion[]> {
  const words = name.replace(/["\s]+/gu, ' ').trim();
  const own = /\breddit\.com\/r\//iu.test(page ?? '') ? subredditOf(page ?? '') : null;
  const community: Suggestion[] =
    own === null ? [] : [{ kind: 'community', label: `r/${own} on Reddit`, config: { subreddit: `r/${own}` } }];
  if (words === '') return community;
  return [...community, { kind: 'search', label: `“${words}” on Reddit`, config: { query: `"${words}"` } }];
}
