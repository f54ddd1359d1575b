// The Pinterest channel, by the public feeds of profiles and boards. In: the address of one. Out: its pins. Nothing is
// answered here: a person opens the pin.

import type { Channel, DiscoverAsk, Suggestion } from '../channel.ts';
import { feedOf, PINTEREST } from './address.ts';
import { listen } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';

export const channel: Channel = { manifest, normalise, listen, discover };

/** Only a page of Pinterest leads here: nobody's name says which profile is theirs. */
async function discover({ page }: DiscoverAsk): Promise<readonly Suggestion[]> {
  const address = /\bpinterest\.[a-z.]{2,6}\//iu.test(page ?? '') ? feedOf(page ?? '') : null;
  if (address === null) return [];
  const path = address.slice(PINTEREST.length + 1).replace(/(?:\/feed)?\.rss$/u, '');
  return [{ kind: 'pins', label: `Pins of ${path} on Pinterest`, config: { address: `${PINTEREST}/${path}/` } }];
}
