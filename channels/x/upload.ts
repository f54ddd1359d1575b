// The pictures of a reply, uploaded before it is said: each in one piece, then what it shows for who cannot see it. Out: what
// X calls them, in their order. One that no post names is seen by nobody, and X forgets it after a day.

import { ChannelError, type Hands, type OutMedia, type Sending } from '../channel.ts';
import { uploading } from '../out-media.ts';
import { askX } from './ask.ts';
import { idIn, objectOf } from './shapes.ts';

type Use = 'tweet_image' | 'dm_image';

export async function upload({ media = [], credential }: Sending, use: Use, hands: Hands): Promise<string[]> {
  const ids: string[] = [];
  for (const one of media) ids.push(await uploading(() => uploadOne(one, use, (path, json) => ask(path, json))));
  return ids;

  async function ask(path: string, json: unknown): Promise<unknown> {
    try {
      return (await askX(credential, { path, json }, hands)).body;
    } catch (error) {
      throw explained(error);
    }
  }
}

async function uploadOne(
  { bytes, type, alt }: OutMedia,
  use: Use,
  ask: (path: string, json: unknown) => Promise<unknown>,
): Promise<string> {
  const media = Buffer.from(bytes).toString('base64');
  const body = await ask('/2/media/upload', { media, media_category: use, media_type: type });
  const id = idIn(objectOf(objectOf(body)?.['data']), 'id');
  if (id === null) throw new ChannelError('unreadable', 'X took a picture and did not say what it calls it.');
  if (alt !== '') await ask('/2/media/metadata', { id, metadata: { alt_text: { text: alt } } });
  return id;
}

/** Accounts that were connected before Heed sent pictures were never asked for this. */
function explained(error: unknown): unknown {
  if (!(error instanceof ChannelError) || error.code !== 'rejected') return error;
  if (!/scope|permission|not permitted|forbidden|unauthorized/iu.test(error.message)) return error;
  const words = `X takes no pictures through this connection. Connect the account again, and it is asked. (${error.message})`;
  return new ChannelError('rejected', words, { cause: error });
}
