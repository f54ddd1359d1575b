// The bell: how many notices are new, kept current by the stream and by looking now and then. Opens the list, whose
// part is loaded when it is first wanted.

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { countsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { IconBell } from '../parts/icons.tsx';
import { noticesOf } from './snapshots.ts';
import './NoticeBell.css';

const NoticePanel = lazy(() => import('./NoticePanel.tsx').then((m) => ({ default: m.NoticePanel })));

/** A busy hour tells of a case several times a second; the bell need not ask as often. */
const leastBetweenMs = 3000;

export function NoticeBell({ slug }: { readonly slug: string }) {
  const client = useQueryClient();
  const notices = useInfiniteQuery(noticesOf(slug));
  const heardAt = useQuery(countsOf(slug)).dataUpdatedAt;
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const { queryKey } = noticesOf(slug);
    const askedAt = client.getQueryState(queryKey)?.dataUpdatedAt ?? 0;
    if (heardAt > askedAt + leastBetweenMs) void client.invalidateQueries({ queryKey });
  }, [client, slug, heardAt]);

  useOpening();

  const unread = notices.data?.pages[0]?.unread ?? 0;
  const findBell = (): HTMLElement | null => anchor.current?.querySelector('button') ?? null;
  return (
    <span ref={anchor} className="bell">
      <IconButton
        label={say('shell.notices', { count: unread })}
        icon={<IconBell size={18} />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
      {isOpen && (
        <Suspense>
          <NoticePanel slug={slug} findBell={findBell} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  );
}

/** A notice that was pressed outside the desk asks this window to go to its case. */
function useOpening(): void {
  const { history } = useRouter();
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const go = ({ data }: MessageEvent<{ open?: unknown } | null>): void => {
      // Only an address of our own: `//elsewhere` would leave.
      if (typeof data?.open === 'string' && /^\/b\//u.test(data.open)) history.push(data.open);
    };
    navigator.serviceWorker.addEventListener('message', go);
    return () => navigator.serviceWorker.removeEventListener('message', go);
  }, [history]);
}
