// Tries the tokens that X handed over after the owner said yes: whose account they open.

import { ChannelError, type Connected, type Credential, type Hands } from '../channel.ts';
import { askX } from './ask.ts';
import { idIn, objectOf, wordsIn } from './shapes.ts';

export async function connect(credential: Credential, hands: Hands): Promise<Connected> {
  let newest = credential;
  // A token may be renewed on the way; what is given back must be the one that holds.
  const watching: Hands = {
    ...hands,
    renewed: async (stale, renew) => {
      newest = await hands.renewed(stale, renew);
      return newest;
    },
  };
  const query = { 'user.fields': 'name,profile_image_url,protected,username' };
  const { body } = await askX(credential, { path: '/2/users/me', query }, watching);
  const user = objectOf(objectOf(body)?.['data']);
  const id = idIn(user, 'id');
  if (id === null) throw new ChannelError('unreadable', 'X did not say whose account this is.');
  const handle = wordsIn(user, 'username');
  return {
    profile: {
      externalId: id,
      handle,
      name: wordsIn(user, 'name'),
      url: handle === null ? null : `https://x.com/${handle}`,
    },
    credential: { ...newest, userId: id },
  };
}
