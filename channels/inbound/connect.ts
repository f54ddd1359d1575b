// Connects a place: says hello to the addresses it was entered with, so that a typing error is found now and not with the
// first answer.

import { ChannelError, type Connected, type Credential, type Hands } from '../channel.ts';
import { get, post, secretOf } from './exchange.ts';
import { isWebAddress } from './fields.ts';
import { placeName } from './told.ts';

export async function connect(credential: Credential, hands: Hands): Promise<readonly Connected[]> {
  const place = (credential['place'] ?? '').trim();
  if (!placeName.test(place)) {
    throw new ChannelError('rejected', 'The name of a place has small letters, digits and dashes, at most 40 of them.');
  }
  secretOf(hands);
  const answerUrl = addressIn(credential['answerUrl'], 'for answers');
  const feedUrl = addressIn(credential['feedUrl'], 'of the feed');
  if (answerUrl !== '') await post(answerUrl, { type: 'hello', place }, hands);
  if (feedUrl !== '') await get(feedUrl, { since: hands.now().toISOString() }, hands);
  return [
    {
      profile: { externalId: place, handle: null, name: place, url: null },
      credential: { place, answerUrl, feedUrl },
    },
  ];
}

function addressIn(typed: string | undefined, which: string): string {
  const address = (typed ?? '').trim();
  if (address === '' || isWebAddress(address)) return address;
  throw new ChannelError('rejected', `The address ${which} does not begin with https://.`);
}
