// Takes a picture for a reply: judged by its bytes, freed of what it tells of where and by whom it was taken, kept among the
// blobs. In: bytes. Out: its row.

import { plainPicture } from '../../core/respond/pictures/strip.ts';
import { newId } from '../../store/new-id.ts';
import { countBrought, insertPicture, type PictureRow } from '../../store/respond/pictures.ts';
import { caseRowById } from '../../store/triage/cases.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';

/** The most any platform takes; what this one takes is said when the reply leaves, and before by the desk. */
export const maxPictureBytes = 17_000_000;
/** Browsers give up beyond it, and so do platforms. */
const maxSide = 16_384;
const mostAnHour = 60;
const hourMs = 3_600_000;

export async function bringPicture(world: World, actor: Actor, came: Uint8Array): Promise<PictureRow> {
  const { brandId, caseId, personId, now } = actor;
  const picture = plainPicture(came);
  if (picture === null)
    throw new HeedError('faulty', 'This is no picture Heed can read: bring a JPEG, PNG, WebP or GIF.');
  const { type, bytes, width, height } = picture;
  if (width > maxSide || height > maxSide) {
    throw new HeedError(
      'too_large',
      `This picture is ${width} by ${height}; bring one of at most ${maxSide} each way.`,
    );
  }
  await world.database.brand(brandId, async (tx) => {
    if ((await caseRowById(tx, brandId, caseId)) === null) throw new HeedError('not_found', 'There is no such case.');
    const brought = await countBrought(tx, brandId, { caseId, personId }, new Date(now.getTime() - hourMs));
    if (brought >= mostAnHour) throw new HeedError('too_many', 'That is a lot of pictures for one case. Wait a while.');
  });
  const size = { type, bytes: bytes.length, width, height };
  const row = { id: newId(now), caseId, personId, at: now, ...size, blob: await world.blobs.put(bytes) };
  await world.database.brand(brandId, (tx) => insertPicture(tx, brandId, row));
  return row;
}
