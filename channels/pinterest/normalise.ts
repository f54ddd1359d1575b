// A pin of a feed to a heard one; pure. What every feed has is read by `families/feed/heard.ts`; here is what only
// Pinterest means: one address in all countries, and the profile as author.

import type { Heard } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { heardOf } from '../families/feed/heard.ts';
import { readKept } from '../families/feed/kept.ts';
import { PINTEREST, pinOf, userOf } from './address.ts';

export function normalise(raw: Raw, { ownIds }: NormaliseContext): Heard {
  const kept = readKept(raw.body);
  const heard = heardOf(kept, { ownIds, isPicture: true });
  const pin = pinOf(heard.url) ?? pinOf(kept.key);
  if (pin === null) throw new Error('This entry of Pinterest is no pin.');
  const user = userOf(kept.feed.address);
  const author = {
    ...heard.author,
    externalId: user?.toLowerCase() ?? heard.author.externalId,
    handle: user,
    name: user === null ? heard.author.name : null,
    url: user === null ? heard.author.url : `${PINTEREST}/${user}/`,
  };
  return {
    ...heard,
    canonicalId: pin,
    threadId: pin,
    parentId: null,
    kind: 'post',
    author,
    isOwn: ownIds.has(author.externalId),
    url: pin,
  };
}
