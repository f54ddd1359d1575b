// What came of an act on a reply, for the desk: its case's row, the reply, and the number of the event.

import type { Tx } from '../../store/database.ts';
import { lockReply } from '../../store/respond/replies.ts';
import type { ReplyDone } from '../../wire/acts.ts';
import { presentReply } from '../present.ts';
import { HeedError } from '../problem.ts';
import type { Actor } from './actor.ts';
import { rowAfter } from './person-act.ts';

export async function replyDone(tx: Tx, actor: Actor, replyId: string, event: number): Promise<ReplyDone> {
  const row = await rowAfter(tx, actor);
  const reply = await lockReply(tx, actor.brandId, replyId);
  if (reply === null) throw new HeedError('not_found', 'There is no such reply.');
  return { row, reply: presentReply(reply), event };
}
