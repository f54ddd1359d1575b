// The pictures of a reply on its way out, with their bytes. In: the reply as it was queued. Out: what the channel takes.

import { ChannelError, type OutMedia } from '../../channels/channel.ts';
import { picturesById } from '../../store/respond/pictures.ts';
import type { ReplyRow } from '../../store/respond/replies.ts';
import type { World } from '../world.ts';

/** Throws `rejected` when one is not on the disk any more: a reply without what it speaks of is another reply. */
export async function outPictures(
  world: World,
  brandId: string,
  { pictures }: Pick<ReplyRow, 'pictures'>,
): Promise<OutMedia[]> {
  if (pictures.length === 0) return [];
  const ids = pictures.map(({ id }) => id);
  const rows = await world.database.brand(brandId, (tx) => picturesById(tx, brandId, ids));
  return Promise.all(
    pictures.map(async ({ id, alt }, at) => {
      const row = rows.find((one) => one.id === id);
      const bytes = row === undefined ? null : await world.blobs.get(row.blob).catch(() => null);
      if (row === undefined || bytes === null) {
        const words = `Picture ${at + 1} of this reply is not on the disk any more. Take it back and add it again.`;
        throw new ChannelError('rejected', words);
      }
      const { type } = row;
      return { bytes, type, alt, name: `picture-${at + 1}.${type.replace('image/', '')}` };
    }),
  );
}
