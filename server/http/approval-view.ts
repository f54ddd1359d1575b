// What a case shows of words that wait for a yes, or of what came back to their author.

import type { Case } from '../../core/case.ts';
import { aloneAfterMs, mayReview, stillNeeded, yesTo } from '../../core/respond/approvals.ts';
import { isAtLeast } from '../../core/role.ts';
import { membersOf } from '../../store/account/people.ts';
import { all, type Tx } from '../../store/database.ts';
import { type ApprovalRow, commentsOf, newestApproval, versionsOf } from '../../store/respond/approvals.ts';
import type { ApprovalView } from '../../wire/approvals.ts';
import { requestOf } from '../do/approve-reply.ts';
import { iso, isoOrNull } from '../present.ts';

interface Asking {
  readonly brandId: string;
  readonly personId: string;
  readonly now: Date;
}

/** Null when nothing waits and nothing came back. */
export async function approvalView(tx: Tx, asking: Asking, one: Case): Promise<ApprovalView | null> {
  const row = await newestApproval(tx, asking.brandId, one.id);
  return row === null || !isShown(row, one, asking) ? null : view(tx, asking, { row, one });
}

/** How long the author is shown that a colleague has changed their words. */
const editShownMs = 24 * 3_600_000;

/** What waits is everybody's to see; what came back is its author's, until they or somebody else has replied. */
function isShown(row: ApprovalRow, one: Case, { personId, now }: Asking): boolean {
  if (row.state === 'asked') return true;
  if (row.personId !== personId || row.settledAt === null) return false;
  const settledMs = row.settledAt.getTime();
  if (row.state === 'approved' && row.replyId !== null) {
    return row.version > 1 && now.getTime() - settledMs < editShownMs;
  }
  const isAnswered = one.lastReplyAt !== null && one.lastReplyAt.getTime() > settledMs;
  return (row.state === 'refused' || row.state === 'approved') && !isAnswered;
}

async function view(tx: Tx, asking: Asking, { row, one }: { row: ApprovalRow; one: Case }): Promise<ApprovalView> {
  const { brandId, personId, now } = asking;
  const [request, versions, comments, members] = await all([
    requestOf(tx, asking, row),
    versionsOf(tx, brandId, row.id),
    commentsOf(tx, brandId, row.id),
    membersOf(tx, brandId),
  ]);
  const ref = (id: string) => ({ id, name: members.find((other) => other.id === id)?.name ?? '' });
  return {
    ...{ id: row.id, by: by(row), toMentionId: row.toMentionId, visibility: row.visibility, via: row.via },
    ...{ state: row.state, text: row.text, version: row.version },
    pictures: row.pictures.map((one) => ({ ...one })),
    versions: versions.map((version) => ({ ...version, by: by(version), at: iso(version.at) })),
    ...{ why: row.why, rule: row.rule, overruled: [...row.overruled] },
    findings: row.findings.map((one) => ({ ...one, spans: [...one.spans], detail: { ...one.detail } })),
    needed: stillNeeded(request),
    yes: yesTo(request).map(ref),
    reviewers: request.reviewers.map(({ id, name }) => ({ id, name })),
    reviews: request.reviews.map(({ verdict, version, words, ...review }) => ({
      ...{ by: by(review), verdict, version, words, at: iso(review.at) },
    })),
    comments: comments.map(({ id, version, start, end, text, ...comment }) => ({
      ...{ id, by: by(comment), version, span: { start, end }, text, at: iso(comment.at) },
    })),
    ...{ askedAt: iso(row.askedAt), dueAt: iso(row.dueAt), settledAt: isoOrNull(row.settledAt) },
    settledBy: row.settledBy === null ? null : ref(row.settledBy),
    isAlone: row.isAlone,
    isMine: row.personId === personId,
    mayReviewFrom: mayReviewFrom(request, personId, now),
    hasNewWords: one.touched.words > row.saw || one.touched.reply > row.saw,
    replyId: row.replyId,
  };
}

function mayReviewFrom(request: Awaited<ReturnType<typeof requestOf>>, personId: string, now: Date): string | null {
  // Whoever has said yes to these words waits with the others.
  if (yesTo(request).includes(personId)) return null;
  const why = mayReview(request, personId, now);
  if (why !== null && why !== 'too_soon') return null;
  if (personId !== request.authorId) return iso(request.askedAt);
  return isAtLeast(request.authorRole, 'agent') ? iso(new Date(request.askedAt.getTime() + aloneAfterMs)) : null;
}

function by({ personId, personName }: { readonly personId: string; readonly personName: string }) {
  return { id: personId, name: personName };
}
