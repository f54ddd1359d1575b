// The pictures of a reply, uploaded before it is said: in their order, each with its alt text. Out: what the server calls
// them. A picture that no status names is seen by nobody and forgotten by the server after a day.

import { setTimeout as wait } from 'node:timers/promises';
import { ChannelError, type Hands, type OutMedia, type Sending } from '../channel.ts';
import { formOf, uploading } from '../out-media.ts';
import { fieldsOf, idOf } from '../tolerant.ts';
import { ask, errorOf, exchange, type Server } from './ask.ts';

/** How long a server may take to make a picture ready: it says 202, and 206 until then. */
const looks = 20;
const everyMs = 500;

export async function upload(server: Server, { media = [], clientKey }: Sending, hands: Hands): Promise<string[]> {
  const ids: string[] = [];
  for (const one of media) ids.push(await uploading(() => uploadOne(server, one, clientKey, hands)));
  return ids;
}

async function uploadOne(server: Server, media: OutMedia, clientKey: string, hands: Hands): Promise<string> {
  const words: Record<string, string> = media.alt === '' ? {} : { description: media.alt };
  const form = formOf({ field: 'file', media }, words, `heed-${clientKey}`);
  const { body, status } = await ask(server, { path: '/api/v2/media', form }, hands);
  const id = idOf(fieldsOf(body)['id']);
  if (id === null)
    throw new ChannelError('unreadable', `${server.origin} took a picture and did not say what it calls it`);
  if (status === 202) await ready(server, id, hands);
  return id;
}

/** A status with a picture that is not ready would be refused. */
async function ready(server: Server, id: string, hands: Hands): Promise<void> {
  const path = `/api/v1/media/${encodeURIComponent(id)}`;
  for (let look = 0; look < looks; look += 1) {
    await wait(everyMs, undefined, { signal: hands.signal });
    const response = await exchange(server, { path }, hands);
    if (response.status === 200) return;
    if (response.status !== 206) throw errorOf(response, false, hands.now());
  }
  throw new ChannelError('unreachable', `${server.origin} has not made a picture ready yet`);
}
