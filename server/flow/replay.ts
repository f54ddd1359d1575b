// Replays what nobody could read, after a fix: the raw form was kept, so nothing has to be fetched again (law 1).

import type { Channel, Json, Raw } from '../../channels/channel.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { markRead, type UnreadRow, unreadRaws } from '../../store/listen/journal.ts';
import { lessUnread, type SourceRow } from '../../store/listen/sources.ts';
import type { World } from '../world.ts';
import { takeThings } from './hear-push.ts';
import { inputFor } from './input-for.ts';
import { openPush } from './kept-push.ts';
import { commitPiece } from './pipeline.ts';
import type { PipelineInput } from './pipeline-input.ts';
import { readPiece } from './read-piece.ts';

const batch = 200;
/** One replay looks at this many; what is left takes another. */
const batches = 50;

/** Reads again what could not be read, oldest first; returns how many could be read now. */
export async function replayUnread(world: World, brandId: string, source: SourceRow): Promise<number> {
  const channel = await world.loadChannel(source.channel);
  const input = await inputFor(world, brandId, source, channel);
  let read = 0;
  let after: UnreadRow | null = null;
  for (let i = 0; i < batches; i += 1) {
    const page = { after, limit: batch };
    const unread: UnreadRow[] = await world.database.brand(brandId, (tx) => unreadRaws(tx, brandId, source.id, page));
    for (const row of unread) if (await readAgain(world, channel, input, row)) read += 1;
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
async function readAgain(
  world: World,
  channel: Channel,
  input: Omit<PipelineInput, 'heardAt'>,
  row: UnreadRow,
): Promise<boolean> {
  const { brandId, id: sourceId } = input.source;
  try {
    const text = row.body ?? (await world.blobs.get(row.blob ?? '')).toString('utf8');
    const raw: Raw = { externalId: row.externalId, body: JSON.parse(text) as Json };
    if (!(await takeAgain(world, channel, { ...input, heardAt: row.heardAt }, raw))) return false;
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

/** A push gives its things to whatever sources they belong to; everything else is one thing of this source. */
async function takeAgain(world: World, channel: Channel, then: PipelineInput, raw: Raw): Promise<boolean> {
  const { brandId } = then.source;
  const push = channel.webhook === undefined ? null : openPush(raw);
  if (push !== null) {
    const things = channel.webhook?.read(push) ?? [];
    await takeThings(world, { brandId, channel: channel.manifest.id }, channel, things, then.heardAt);
    return true;
  }
  const piece = await readPiece(then, [raw]);
  if (piece.items.length === 0) return false;
  // The journal keeps its row: only its state changes, with the mention it became.
  await commitPiece({ input: then, piece: { raws: [], items: piece.items }, cursor: null });
  return true;
}
