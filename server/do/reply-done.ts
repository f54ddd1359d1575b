// What came of an act on a reply, for the desk: its case's row, the reply, and the number of the event.

import type { Tx } from '../../store/database.ts';
import { lockReply } from '../../store/respond/replies.ts';
import { rowsOfCases } from '../../store/triage/inbox.ts';
import type { ReplyDone } from '../../wire/acts.ts';
import { presentReply, presentRow } from '../present.ts';
import { HeedError } from '../problem.ts';
import type { Actor } from './actor.ts';

export async function replyDone(
  tx: Tx,
  { brandId, caseId }: Actor,
  replyId: string,
  event: number,
): Promise<ReplyDone> {
  const [row] = await rowsOfCases(tx, brandId, [caseId]);
  const reply = await lockReply(tx, brandId, replyId);
  if (row === undefined || reply === null) throw new HeedError('not_found', 'There is no such case.');
  return { row: presentRow(row), reply: presentReply(reply), event };
}
