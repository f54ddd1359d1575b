// Replays what nobody could read, after a fix: the raw form was kept, so nothing has to be fetched again (law 1).

import type { Json } from '../../channels/channel.ts';
import { protocolOf } from '../../store/account/brands.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { markRead, unreadRaws } from '../../store/listen/journal.ts';
import { profilesOnChannel } from '../../store/listen/profiles.ts';
import { lessUnread, type SourceRow } from '../../store/listen/sources.ts';
import type { World } from '../world.ts';
import { commitPiece } from './pipeline.ts';
import type { PipelineInput } from './pipeline-input.ts';
import { readPiece } from './read-piece.ts';

const batch = 200;

/** Reads again what could not be read, oldest first; returns how many could be read now. */
export async function replayUnread(world: World, brandId: string, source: SourceRow): Promise<number> {
  const channel = await world.loadChannel(source.channel);
  const { unread, own, protocol } = await world.database.brand(brandId, async (tx) => ({
    unread: await unreadRaws(tx, brandId, source.id, batch),
    own: await profilesOnChannel(tx, brandId, source.channel),
    protocol: await protocolOf(tx, brandId),
  }));
  let read = 0;
  for (const row of unread) {
    const text = row.body ?? (await world.blobs.get(row.blob ?? '')).toString('utf8');
    const input: PipelineInput = {
      database: world.database,
      source: { ...source, brandId, isFirstRead: source.firstReadDoneAt === null },
      channel,
      ownIds: new Set(own.map((one) => one.externalId)),
      protocol,
      // It was heard then; its clock has been running since.
      heardAt: row.heardAt,
      keepBlob: (body) => world.blobs.put(Buffer.from(body)),
    };
    const piece = await readPiece(input, [{ externalId: row.externalId, body: JSON.parse(text) as Json }]);
    if (piece.items.length === 0) continue;
    // The journal keeps its row: only its state changes, with the mention it became.
    await commitPiece(input, { raws: [], items: piece.items }, null);
    await world.database.brand(brandId, async (tx) => {
      await markRead(tx, brandId, source.id, [{ externalId: row.externalId, digest: row.digest }]);
      await lessUnread(tx, brandId, source.id, 1);
    });
    read += 1;
  }
  if (read > 0) {
    const event = {
      kind: 'source.replayed',
      at: world.now(),
      personId: null,
      caseId: null,
      subjectId: source.id,
    } as const;
    await world.database.brand(brandId, (tx) =>
      appendEvents(tx, brandId, [{ ...event, detail: { read }, contentDigest: null }]),
    );
  }
  return read;
}
