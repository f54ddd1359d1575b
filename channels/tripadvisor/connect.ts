// Which place a page belongs to. There is no sign-in: the place itself is the profile, and its answers are known as own.

import { ChannelError, type Connected, type Credential, type Hands } from '../channel.ts';
import { idOf, textOf, webAddressOf } from '../tolerant.ts';
import { askPlace, languagesOf, locationOf } from './ask.ts';

export async function connect(credential: Credential, hands: Hands): Promise<readonly Connected[]> {
  const location = locationOf(credential['location'] ?? '');
  const languages = languagesOf(credential['languages'] ?? '').join(', ');
  const { location_id: id, name, web_url: url } = await askPlace(hands, location);
  const title = textOf(name);
  if (idOf(id) !== location || title === null) {
    throw new ChannelError('unreadable', 'Tripadvisor answered with something that is no place.');
  }
  const profile = { externalId: location, handle: null, name: title, url: webAddressOf(url) };
  const sources = [{ kind: 'location', label: title, config: { languages }, location: title }];
  return [{ profile, credential: { location, languages }, sources }];
}
