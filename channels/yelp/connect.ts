// Whose a consent is: every business its giver has claimed becomes a profile, because Yelp counts answers by location. They
// share one refresh token, which Yelp leaves as it is when it is used.

import { ChannelError, type Connected, type Credential, type Hands } from '../channel.ts';
import { textOf, webAddressOf } from '../tolerant.ts';
import { askBusiness, askClaimed } from './ask.ts';

const MOST = 100;

export async function connect(credential: Credential, hands: Hands): Promise<readonly Connected[]> {
  const claimed = await askClaimed(hands, credential);
  if (claimed.length === 0) throw new ChannelError('rejected', 'This business user has claimed no business on Yelp.');
  const connected: Connected[] = [];
  for (const business of claimed.slice(0, MOST)) {
    const { name, alias, url } = await askBusiness(hands, business);
    const title = textOf(name) ?? business;
    connected.push({
      profile: {
        externalId: business,
        handle: textOf(alias),
        name: title,
        url: webAddressOf(url)?.split('?')[0] ?? null,
      },
      credential,
      sources: [{ kind: 'partner', label: title, config: { business }, location: title }],
    });
  }
  return connected;
}
