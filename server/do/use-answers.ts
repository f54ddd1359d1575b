// What a reply teaches: the customer's words lead to it from now on, and to the approved answers it was written with.

import { keysOf } from '../../core/respond/answers/wording.ts';
import type { Tx } from '../../store/database.ts';
import { answersById } from '../../store/respond/answers/answers.ts';
import { addUse, keepKeys, wordsOf } from '../../store/respond/answers/wordings.ts';

export interface Given {
  readonly replyId: string;
  readonly caseId: string;
  readonly personId: string;
  /** What it answers. */
  readonly toMentionId: string;
  /** The answers that were taken from the menu. */
  readonly answerIds: readonly string[];
  readonly at: Date;
}

/** Call it in the transaction that queues the reply. Answers that are none any more are passed over. */
export async function keepUses(tx: Tx, brandId: string, given: Given): Promise<void> {
  const words = await wordsOf(tx, brandId, given.toMentionId);
  const keys = keysOf(words);
  await keepKeys(tx, brandId, 'reply', given.replyId, keys);
  if (given.answerIds.length === 0) return;
  for (const answer of await answersById(tx, brandId, given.answerIds)) {
    if (answer.approvedVersion === null) continue;
    await addUse(tx, brandId, { ...given, words, answerId: answer.id, version: answer.approvedVersion });
    await keepKeys(tx, brandId, 'answer', answer.id, keys);
  }
}
