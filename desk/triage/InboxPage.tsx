// The inbox: the list of a view, and beside it the case that is open. In: the address (brand, view, case).
// Out: both, kept live; on a narrow screen one at a time.

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import type { CaseRow, View } from '../../wire/inbox.ts';
import { useCommands } from '../keys/commands.ts';
import { keyName } from '../keys/KeyNames.tsx';
import { WhileListening } from '../listen/WhileListening.tsx';
import { joinPages } from '../live/apply.ts';
import { caseOf, inboxOf, linkOf } from '../live/snapshots.ts';
import { isView } from '../live/views.ts';
import { say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconCheck, IconInbox } from '../parts/icons.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { CaseList } from './CaseList.tsx';
import './InboxPage.css';
import { viewWords } from '../messages/view-words.ts';
import { neighbour } from './steady-scroll.ts';

const loadCasePanel = () => import('../case/CasePanel.tsx');
const CasePanel = lazy(async () => ({ default: (await loadCasePanel()).CasePanel }));

export function InboxPage() {
  const { slug = '', view: word = 'due', caseId = null } = useParams({ strict: false });
  const view: View = isView(word) ? word : 'due';
  const inbox = useInfiniteQuery(inboxOf(slug, view));
  const rows = useMemo(() => joinPages(inbox.data?.pages ?? [], view), [inbox.data, view]);
  const { go, step } = useSteps(slug, view, rows, caseId);
  const openName = rows.find((row) => row.id === caseId)?.customer.name;
  const { fetchNextPage } = inbox;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  usePageTitle(say(viewWords[view].name));
  // The list stands before the case's code is fetched; by the time one is opened it is there.
  useEffect(() => void loadCasePanel(), []);

  useCommands([
    {
      id: 'next',
      label: say('keys.next'),
      group: 'move',
      keys: ['j', 'arrowdown'],
      isKeyOnly: true,
      run: () => step(1),
    },
    {
      id: 'previous',
      label: say('keys.previous'),
      group: 'move',
      keys: ['k', 'arrowup'],
      isKeyOnly: true,
      run: () => step(-1),
    },
    {
      id: 'open',
      label: say('keys.openCase'),
      group: 'move',
      keys: ['enter'],
      isKeyOnly: true,
      run: () => caseId ?? step(1),
    },
    { id: 'close', label: say('keys.close'), group: 'move', keys: ['escape'], isKeyOnly: true, run: () => go(null) },
  ]);

  return (
    <div className={caseId === null ? 'inbox' : 'inbox inbox-open'}>
      <section className="inbox-list" aria-label={say('inbox.list', { view: say(viewWords[view].name) })}>
        <header className="inbox-head">
          <h1 className="inbox-title">{say(viewWords[view].name)}</h1>
        </header>
        <LineDown slug={slug} />
        {inbox.isPending && <Skeleton lines={8} shape="row" />}
        {inbox.isError && inbox.data === undefined && (
          <Trouble error={inbox.error} onRetry={() => void inbox.refetch()} />
        )}
        {inbox.data !== undefined && rows.length === 0 && <EmptyView slug={slug} view={view} />}
        {rows.length > 0 && (
          <CaseList
            key={view}
            slug={slug}
            view={view}
            rows={rows}
            hasMore={inbox.hasNextPage}
            isLoadingMore={inbox.isFetchingNextPage}
            chosenId={caseId}
            onMore={more}
          />
        )}
      </section>
      <p className="sr-only" role="status">
        {openName === undefined ? '' : say('case.title', { name: openName })}
      </p>
      <section className="inbox-case">
        {caseId === null ? (
          <NothingOpen next={rows[0]} onOpen={go} />
        ) : (
          <Suspense fallback={<Skeleton lines={6} />}>
            <CasePanel
              key={caseId}
              slug={slug}
              caseId={caseId}
              onBack={() => go(null)}
              onFinished={() => step(1, true)}
            />
          </Suspense>
        )}
      </section>
    </div>
  );
}

/** Moves through the rows. The choice is the open case; when it leaves the view, the steps go on from its place. */
function useSteps(slug: string, view: View, rows: readonly CaseRow[], caseId: string | null) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const lastIndex = useRef(0);
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  const at = caseId === null ? -1 : ids.indexOf(caseId);
  if (at !== -1) lastIndex.current = at;

  // The next case is fetched while this one is read, so that stepping on shows it at once.
  const nextId = neighbour(ids, caseId, lastIndex.current, 1);
  useEffect(() => {
    if (caseId !== null && nextId !== null) void client.prefetchQuery(caseOf(slug, nextId));
  }, [client, slug, caseId, nextId]);

  const go = (id: string | null): void => {
    const place = { slug, view };
    if (id === null) void navigate({ to: '/b/$slug/inbox/$view', params: place });
    else {
      const params = { ...place, caseId: id };
      void navigate({ to: '/b/$slug/inbox/$view/$caseId', params, replace: caseId !== null });
    }
  };
  /** `isFinished`: the open case is done with; without a next one the list is shown. */
  const step = (by: 1 | -1, isFinished = false): void => {
    const next = neighbour(ids, caseId, lastIndex.current, by);
    if (next !== null && next !== caseId) go(next);
    else if (isFinished) go(null);
  };
  return { go, step };
}

/** Said only after a while: a line that is back within seconds is nobody's trouble. */
function LineDown({ slug }: { readonly slug: string }) {
  const isUp = useQuery(linkOf(slug)).data;
  return (
    <p className={isUp ? 'inbox-line' : 'inbox-line inbox-line-down'} role="status">
      {isUp ? '' : say('inbox.offline')}
    </p>
  );
}

function EmptyView({ slug, view }: { readonly slug: string; readonly view: View }) {
  const words = viewWords[view];
  const key = view === 'mine' ? keyName('a') : keyName('e');
  const empty = (
    <EmptyState icon={<IconCheck size={24} />} title={say(words.empty)}>
      <p>{say(words.about, { key })}</p>
    </EmptyState>
  );
  return view === 'due' ? <WhileListening slug={slug}>{empty}</WhileListening> : empty;
}

/** Beside an empty list there is nothing to choose, and the list itself says why. */
function NothingOpen({ next, onOpen }: { readonly next: CaseRow | undefined; readonly onOpen: (id: string) => void }) {
  if (next === undefined) return null;
  const keys = { down: keyName('j'), up: keyName('k'), open: keyName('enter') };
  return (
    <EmptyState
      icon={<IconInbox size={24} />}
      title={say('inbox.pickOne')}
      action={<Button onClick={() => onOpen(next.id)}>{say('inbox.openFirst', { name: next.customer.name })}</Button>}
    >
      <p>{say('inbox.pickOneAbout', keys)}</p>
    </EmptyState>
  );
}
