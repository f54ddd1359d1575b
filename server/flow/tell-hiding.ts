// Who hears that something is to be hidden from the public: whoever may confirm it, the nearest to the work first.

import type { Case } from '../../core/case.ts';
import type { NewEvent } from '../../core/event.ts';
import { reviewersOf, whoToTell } from '../../core/respond/approvals.ts';
import type { Worker } from '../../core/triage/route.ts';
import type { NewNotice } from '../../store/triage/notices.ts';

interface Happened {
  readonly case: Pick<Case, 'id'>;
  readonly event: NewEvent;
}

export function ofHiding({ case: one, event }: Happened, workers: readonly Worker[]): NewNotice[] {
  const { detail, subjectId, personId, at } = event;
  if (detail['step'] !== 'ask' || personId === null) return [];
  return whoToTell(reviewersOf({ role: 'lead' }, workers, personId), 1).map((reviewer) => ({
    recipient: { personId: reviewer.id },
    caseId: one.id,
    kind: 'hide.asked',
    severity: 'high',
    matter: `case:${one.id}/hide:${subjectId}/${at.toISOString()}`,
    dueAt: at,
    detail: { reason: detail['reason'] ?? null },
  }));
}
