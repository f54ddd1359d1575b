// Replays what nobody could read, after a fix: the raw form was kept, so nothing has to be fetched again (law 1).

import type { Json } from '../../channels/channel.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { markRead, type UnreadRow, unreadRaws } from '../../store/listen/journal.ts';
import { profilesOnChannel } from '../../store/listen/profiles.ts';
import { lessUnread, type SourceRow } from '../../store/listen/sources.ts';
import { rulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import { commitPiece } from './pipeline.ts';
import type { PipelineInput } from './pipeline-input.ts';
import { readPiece } from './read-piece.ts';

const batch = 200;
/** One replay looks at this many; what is left takes another. */
const batches = 50;

/** Reads again what could not be read, oldest first; returns how many could be read now. */
export async function replayUnread(world: World, brandId: string, source: SourceRow): Promise<number> {
  const channel = await world.loadChannel(source.channel);
  const { own, rules } = await world.database.brand(brandId, async (tx) => ({
    own: await profilesOnChannel(tx, brandId, source.channel),
    rules: await rulesOf(tx, brandId),
  }));
  const input: Omit<PipelineInput, 'heardAt'> = {
    database: world.database,
    source: { ...source, brandId, isFirstRead: source.firstReadDoneAt === null },
    channel,
    ownIds: new Set(own.map((one) => one.externalId)),
    rules,
    keepBlob: (body) => world.blobs.put(Buffer.from(body)),
  };
  let read = 0;
  let after: UnreadRow | null = null;
  for (let i = 0; i < batches; i += 1) {
    const page = { after, limit: batch };
    const unread: UnreadRow[] = await world.database.brand(brandId, (tx) => unreadRaws(tx, brandId, source.id, page));
    for (const row of unread) if (await readAgain(world, input, row)) read += 1;
    after = unread.at(-1) ?? null;
    if (unread.length < batch) break;
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

/** Takes one in as it was heard then: its clock has been running since. False when it still cannot be read. */
async function readAgain(world: World, input: Omit<PipelineInput, 'heardAt'>, row: UnreadRow): Promise<boolean> {
  const { brandId, id: sourceId } = input.source;
  try {
    const text = row.body ?? (await world.blobs.get(row.blob ?? '')).toString('utf8');
    const then = { ...input, heardAt: row.heardAt };
    const piece = await readPiece(then, [{ externalId: row.externalId, body: JSON.parse(text) as Json }]);
    if (piece.items.length === 0) return false;
    // The journal keeps its row: only its state changes, with the mention it became.
    await commitPiece(then, { raws: [], items: piece.items }, null);
  } catch (error) {
    world.log.error({ err: error, sourceId }, 'something unread could not be replayed');
    return false;
  }
  await world.database.brand(brandId, async (tx) => {
    await markRead(tx, brandId, sourceId, [{ externalId: row.externalId, digest: row.digest }]);
    await lessUnread(tx, brandId, sourceId, 1);
  });
  return true;
}
