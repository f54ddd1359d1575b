// Who hears of words that wait for a yes: whoever may say it, at once and again when it is nearly due; and the author,
// of what became of them.

import type { Case } from '../../core/case.ts';
import type { NewEvent } from '../../core/event.ts';
import { byFromCode, reviewersOf, whoToTell } from '../../core/respond/approvals.ts';
import type { Worker } from '../../core/triage/route.ts';
import type { NewNotice } from '../../store/triage/notices.ts';

interface Happened {
  readonly case: Pick<Case, 'id'>;
  readonly event: NewEvent;
}

export interface Asked {
  readonly approvalId: string;
  readonly caseId: string;
  readonly authorId: string;
  readonly byWhom: string;
  readonly needed: number;
  readonly at: Date;
  readonly dueAt: Date;
  readonly isReminder: boolean;
}

export function noticesOfAsking(asked: Asked, workers: readonly Worker[]): NewNotice[] {
  const { approvalId, caseId, isReminder, dueAt } = asked;
  const reviewers = reviewersOf(byFromCode(asked.byWhom), workers, asked.authorId);
  return whoToTell(reviewers, asked.needed).map((one) => ({
    recipient: { personId: one.id },
    caseId,
    kind: 'approval.asked',
    severity: 'high',
    matter: `case:${caseId}/approval:${approvalId}/${isReminder ? 'again' : 'asked'}`,
    dueAt: asked.at,
    detail: { deadlineAt: dueAt.toISOString(), isReminder },
  }));
}

export function ofAsking({ case: one, event }: Happened, workers: readonly Worker[]): NewNotice[] {
  const { detail, subjectId, personId, at } = event;
  if (subjectId === null || personId === null) return [];
  const asked = {
    approvalId: subjectId,
    caseId: one.id,
    authorId: personId,
    byWhom: String(detail['by']),
    needed: Number(detail['needed']),
    dueAt: new Date(String(detail['dueAt'])),
  };
  return noticesOfAsking({ ...asked, at, isReminder: false }, workers);
}

/** Whoever takes their own words back knows it. A no is told louder than a yes: somebody still waits for a reply. */
export function ofSettling({ case: one, event }: Happened): NewNotice[] {
  const { detail, subjectId, personId, at } = event;
  const { authorId, state } = detail;
  if (typeof authorId !== 'string' || authorId === personId || typeof state !== 'string') return [];
  return [
    {
      recipient: { personId: authorId },
      caseId: one.id,
      kind: 'approval.settled',
      severity: state === 'refused' ? 'high' : 'normal',
      matter: `case:${one.id}/approval:${subjectId}/settled`,
      dueAt: at,
      detail: { state },
    },
  ];
}
