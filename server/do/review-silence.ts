// A lead looks at a decision not to answer: it is seen, or the case is open again with a note to whoever decided.

import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import { addNote, undoDecision } from '../../store/triage/notes.ts';
import { lockDecision, markReviewed } from '../../store/triage/silence.ts';
import type { SilenceAct } from '../../wire/silence.ts';
import { contentDigest, newSalt } from '../flow/digest.ts';
import { HeedError } from '../problem.ts';
import { applyFor } from './person-act.ts';

export interface Review {
  readonly brandId: string;
  readonly personId: string;
  readonly decisionId: string;
  readonly now: Date;
}

export async function reviewSilence(tx: Tx, review: Review, body: SilenceAct): Promise<void> {
  const { brandId, personId, decisionId, now } = review;
  const decision = await lockDecision(tx, brandId, decisionId);
  if (decision === null) throw new HeedError('not_found', 'There is no such decision.');
  if (decision.undoneAt !== null) throw new HeedError('not_now', 'This decision was taken back already.');
  await markReviewed(tx, brandId, decisionId, personId, now);
  if (body.act === 'reopen') return reopen(tx, review, decision.caseId, body.note);
  if (decision.reviewedAt !== null) return;
  const { caseId } = decision;
  const detail = { decidedBy: decision.personId };
  const event = { kind: 'decision.reviewed', at: now, personId, caseId, subjectId: decisionId, detail } as const;
  await appendEvents(tx, brandId, [{ ...event, contentDigest: null }]);
}

async function reopen(tx: Tx, { brandId, personId, now }: Review, caseId: string, text: string): Promise<void> {
  const noteId = newId(now);
  await undoDecision(tx, brandId, caseId, now);
  await addNote(tx, brandId, { id: noteId, caseId, personId, text, at: now });
  const seen = { personId, saw: Number.MAX_SAFE_INTEGER };
  const followedBy = [{ act: 'note', ...seen, noteId } as const];
  const digest = contentDigest(newSalt(), text);
  await applyFor(tx, { brandId, caseId, now }, { act: 'reopen', ...seen }, { followedBy, contentDigest: digest });
}
