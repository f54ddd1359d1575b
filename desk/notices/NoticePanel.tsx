// The list behind the bell: what somebody is told, newest first. A press opens the case and marks the notice as read.

import { Popover } from '@base-ui/react/popover';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NoticeView } from '../../wire/notices.ts';
import { markNoticeRead } from '../api.ts';
import { notices as words } from '../messages/en/notices.ts';
import { learn, say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconBell } from '../parts/icons.tsx';
import { joinClasses } from '../parts/join-classes.ts';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { useNow } from '../parts/ticker.ts';
import { troubleOf } from '../trouble.ts';
import { noticeTitle, timeWords } from './notice-words.ts';
import { noticesOf } from './snapshots.ts';
import './NoticePanel.css';

learn(words);

interface PanelProps {
  readonly slug: string;
  readonly findBell: () => HTMLElement | null;
  readonly onClose: () => void;
}

export function NoticePanel({ slug, findBell, onClose }: PanelProps) {
  return (
    <Popover.Root
      open
      onOpenChange={(isOpen, details) => {
        // A press on the bell is the bell's to answer; closing here as well would open it again.
        const pressed = details.event.target;
        if (details.reason === 'outside-press' && pressed instanceof Node && findBell()?.contains(pressed)) return;
        if (!isOpen) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={findBell}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="notices-place"
        >
          <Popover.Popup className="notices" finalFocus={() => findBell()}>
            <Inside slug={slug} onClose={onClose} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Inside({ slug, onClose }: Pick<PanelProps, 'slug' | 'onClose'>) {
  const client = useQueryClient();
  const found = useInfiniteQuery(noticesOf(slug));
  const reading = useMutation({
    mutationFn: (body: Parameters<typeof markNoticeRead>[1]) => markNoticeRead(slug, body),
    onSuccess: () => client.invalidateQueries({ queryKey: noticesOf(slug).queryKey }),
  });
  const list = found.data?.pages.flatMap((page) => page.notices) ?? [];
  const [newest] = list;
  const isNews = (found.data?.pages[0]?.unread ?? 0) > 0;
  return (
    <>
      <header className="notices-head">
        <Popover.Title className="notices-title">{say('notices.panel')}</Popover.Title>
        {isNews && newest !== undefined && (
          <Button size="s" variant="ghost" onClick={() => reading.mutate({ id: newest.id, andOlder: true })}>
            {say('notices.allRead')}
          </Button>
        )}
      </header>
      {found.isPending && <Skeleton shape="row" />}
      <TroubleLine words={found.isError ? troubleOf(found.error) : undefined} />
      {found.isSuccess && list.length === 0 && (
        <EmptyState icon={<IconBell size={20} />} title={say('notices.none')}>
          {say('notices.noneAbout')}
        </EmptyState>
      )}
      {list.length > 0 && (
        <ul className="notices-list">
          {list.map((notice) => (
            <li key={notice.id}>
              <NoticeLine
                slug={slug}
                notice={notice}
                onRead={() => {
                  if (!notice.isRead) reading.mutate({ id: notice.id });
                  if (notice.caseId !== null) onClose();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <footer className="notices-foot">
        {found.hasNextPage && (
          <Button size="s" isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {say('notices.older')}
          </Button>
        )}
        <Link to="/b/$slug/notices" params={{ slug }} className="notices-settings" onClick={onClose}>
          {say('notices.settings')}
        </Link>
      </footer>
    </>
  );
}

interface LineProps {
  readonly slug: string;
  readonly notice: NoticeView;
  readonly onRead: () => void;
}

function NoticeLine({ slug, notice, onRead }: LineProps) {
  const className = joinClasses('notice', `notice-${notice.severity}`, !notice.isRead && 'notice-new');
  const inside = <LineWords notice={notice} />;
  if (notice.caseId === null) {
    return (
      <button type="button" className={className} onClick={onRead}>
        {inside}
      </button>
    );
  }
  return (
    <Link to="/b/$slug/case/$caseId" params={{ slug, caseId: notice.caseId }} className={className} onClick={onRead}>
      {inside}
    </Link>
  );
}

/** Later than this after its instant, a notice says when it should have come. */
const lateMs = 5 * 60_000;

function LineWords({ notice }: { readonly notice: NoticeView }) {
  const nowMs = useNow(15_000);
  const isLate = Date.parse(notice.at) - Date.parse(notice.dueAt) > lateMs;
  return (
    <>
      <span className="notice-mark">{!notice.isRead && <span className="sr-only">{say('notices.new')}</span>}</span>
      <span className="notice-words">
        <span className="notice-title">{noticeTitle(notice, nowMs)}</span>
        {notice.firstLine !== null && <span className="notice-said">{notice.firstLine}</span>}
        <span className="notice-when">
          {notice.severity !== 'normal' && (
            <span className="notice-severity">{say(`notices.severity.${notice.severity}`)}</span>
          )}
          <RelativeTime at={notice.at} />
          {isLate && <span>{say('notices.late', { time: timeWords(new Date(notice.dueAt), nowMs) })}</span>}
        </span>
      </span>
    </>
  );
}
