// One case, whole: the conversation with the composer under it, and beside it the customer and the record. In: the id.
// Out: everything a person needs to answer, with a key for each act.

import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { isApiError } from '../api.ts';
import { caseOf, type KeptCase } from '../live/snapshots.ts';
import { clocks } from '../messages/en/clocks.ts';
import { joining } from '../messages/en/joining.ts';
import { known } from '../messages/en/known.ts';
import { learn, say } from '../messages/say.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { ApprovalCard } from '../respond/ApprovalCard.tsx';
import { Composer, type Taker } from '../respond/Composer.tsx';
import { useMay } from '../use-brand.ts';
import { CaseHead } from './CaseHead.tsx';
import './CasePanel.css';
import { ClockList } from './ClockList.tsx';
import { CustomerCard } from './CustomerCard.tsx';
import { Notes } from './Notes.tsx';
import { Thread } from './Thread.tsx';
import { Timeline } from './Timeline.tsx';

learn(clocks);
learn(joining);
learn(known);

const AnsweredBefore = lazy(() => import('../respond/AnsweredBefore.tsx').then((m) => ({ default: m.AnsweredBefore })));

interface CasePanelProps {
  readonly slug: string;
  readonly caseId: string;
  readonly onBack: () => void;
  /** The person is done with this case: what comes next is the list's to say. */
  readonly onFinished: () => void;
}

export function CasePanel({ slug, caseId, onBack, onFinished }: CasePanelProps) {
  const { data: page, dataUpdatedAt, error, refetch } = useQuery(caseOf(slug, caseId));
  if (page === undefined) {
    if (isApiError(error) && error.status === 404) {
      return (
        <EmptyState title={say('case.notFound')}>
          <p>{say('case.notFoundAbout')}</p>
        </EmptyState>
      );
    }
    if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
    return (
      <div className="case-loading">
        <Skeleton lines={6} />
      </div>
    );
  }
  return <CaseBody slug={slug} page={page} askedAtMs={dataUpdatedAt} onBack={onBack} onFinished={onFinished} />;
}

type CaseBodyProps = Pick<CasePanelProps, 'slug' | 'onBack' | 'onFinished'> & {
  readonly page: KeptCase;
  readonly askedAtMs: number;
};

function CaseBody({ slug, page, askedAtMs, onBack, onFinished }: CaseBodyProps) {
  const [isShowingDetails, setShowingDetails] = useState(false);
  const [answeredId, setAnsweredId] = useState<string | null>(null);
  const newestId = page.thread.findLast((item) => item.isCustomer && item.removedAt === null)?.id ?? null;
  const toMentionId = answeredId ?? newestId;
  const taker = useRef<Taker | null>(null);
  const mayWrite = useMay('trainee');
  return (
    <article className="case" aria-label={say('case.title', { name: page.row.customer.name })}>
      <CaseHead
        slug={slug}
        page={page}
        isShowingDetails={isShowingDetails}
        onDetails={() => setShowingDetails(!isShowingDetails)}
        onBack={onBack}
        onFinished={onFinished}
      />
      <div className="case-talk">
        <Thread page={page} toMentionId={toMentionId} onAnswer={(id) => setAnsweredId(id === newestId ? null : id)} />
        <ApprovalCard page={page} />
        {page.mergedInto === null && (
          <Composer
            slug={slug}
            page={page}
            askedAtMs={askedAtMs}
            toMentionId={toMentionId}
            onNewest={toMentionId === newestId ? null : () => setAnsweredId(null)}
            taker={taker}
          />
        )}
      </div>
      <aside className={isShowingDetails ? 'case-side case-side-shown' : 'case-side'} aria-label={say('case.details')}>
        <ClockList page={page} />
        <Suspense>
          <AnsweredBefore
            slug={slug}
            caseId={page.row.id}
            version={page.row.version}
            onTake={mayWrite ? (taken) => taker.current?.(taken) : null}
          />
        </Suspense>
        <CustomerCard slug={slug} page={page} />
        <Notes page={page} onWrite={() => setShowingDetails(true)} />
        <Timeline slug={slug} page={page} />
      </aside>
    </article>
  );
}
