// What came before in a customer's other matters, as reasons beside those of triage. In: what they said of late. Out: codes
// with their figures. They are for whoever opens the case: its priority was set when its words were heard, from what the
// record of the case holds, and is not moved by these.

import type { Intent } from '../reading.ts';

export interface SaidBefore {
  readonly caseId: string;
  readonly at: Date;
  readonly kind: Intent;
  readonly caseRepliedAt: Date | null;
  /** Said before the source was connected: who replied then, we need not have heard. */
  readonly isHistory: boolean;
}

export interface HistoryWhy {
  readonly code: 'complaints_lately' | 'unanswered_before';
  readonly detail: Readonly<Record<string, number>>;
}

const dayMs = 86_400_000;
const latelyDays = 30;
/** One or two things go wrong for anybody. */
const manyComplaints = 3;

const isAsking = (kind: Intent): boolean => kind === 'complaint' || kind === 'question';

/** Of the case `caseId`, looked at now. */
export function historyOf(said: readonly SaidBefore[], caseId: string, now: Date): HistoryWhy[] {
  const why: HistoryWhy[] = [];
  const complaints = new Set(
    said
      .filter(({ kind, at }) => kind === 'complaint' && now.getTime() - at.getTime() <= latelyDays * dayMs)
      .map((one) => one.caseId),
  );
  if (complaints.has(caseId) && complaints.size >= manyComplaints) {
    why.push({ code: 'complaints_lately', detail: { count: complaints.size, days: latelyDays } });
  }
  // Asked for something in another matter, and had a day to hear of us.
  const inVain = new Set(
    said
      .filter(({ kind, caseRepliedAt, isHistory }) => isAsking(kind) && caseRepliedAt === null && !isHistory)
      .filter((one) => one.caseId !== caseId && now.getTime() - one.at.getTime() >= dayMs)
      .map((one) => one.caseId),
  );
  if (inVain.size > 0) why.push({ code: 'unanswered_before', detail: { count: inVain.size } });
  return why;
}
