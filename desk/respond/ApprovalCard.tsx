// Words that wait for a second person's yes, or came back from one. In: the case. Out: the card, which is loaded when a
// case has one.

import { lazy, Suspense } from 'react';
import type { KeptCase } from '../live/snapshots.ts';

const ApprovalPaper = lazy(() => import('./ApprovalPaper.tsx').then((m) => ({ default: m.ApprovalPaper })));

export function ApprovalCard({ page }: { readonly page: KeptCase }) {
  if (page.approval === null) return null;
  return (
    <Suspense>
      <ApprovalPaper key={page.approval.id} page={page} approval={page.approval} />
    </Suspense>
  );
}
