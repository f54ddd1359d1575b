// The YouTube channel: hears the comments of a whole channel, answers them, holds them back, and asks about them again.

import { type Channel, ChannelError, type Connected, type Credential, type Hands } from '../channel.ts';
import { googleAs } from '../families/google/api.ts';
import { fieldsOf, idOf, listOf, textOf } from '../tolerant.ts';
import { API } from './ask.ts';
import { listen } from './listen.ts';
import { consent, manifest, UNITS } from './manifest.ts';
import { normalise } from './normalise.ts';
import { recheck } from './recheck.ts';
import { findReply, hide, reply } from './reply.ts';

export const channel: Channel = { manifest, normalise, listen, connect, reply, findReply, hide, recheck };

/** Consent names one channel: the person's own, or the brand account chosen on the way. */
async function connect(credential: Credential, hands: Hands): Promise<readonly Connected[]> {
  // There is no profile yet whose budget this unit could be taken from.
  const ask = googleAs(consent, credential, hands, UNITS);
  const { body } = await ask({ url: `${API}/channels`, query: { part: 'snippet', mine: 'true' } }, 0);
  const connected = listOf(fieldsOf(body)['items']).flatMap((item) => {
    const { id, snippet } = fieldsOf(item);
    const { title, customUrl } = fieldsOf(snippet);
    const externalId = idOf(id);
    if (externalId === null) return [];
    const handle = textOf(customUrl)?.replace(/^@/u, '') ?? null;
    const url = `https://www.youtube.com/channel/${encodeURIComponent(externalId)}`;
    return [{ profile: { externalId, handle, name: textOf(title), url }, credential }];
  });
  if (connected.length > 0) return connected;
  throw new ChannelError('rejected', 'This Google account has no YouTube channel: sign in as the one that owns it.');
}
