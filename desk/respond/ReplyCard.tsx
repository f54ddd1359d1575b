// What became of one reply (law 7): leaving and still to be taken back, queued, sent, failed, or unknown, when a person
// has to look. In: the reply. Out: its words and state, with the one thing that can be done about it.

import type { CasePage, ReplyView } from '../../wire/case.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import { offline as messages } from '../messages/en/offline.ts';
import { sayClockTime, sayWhen } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Button } from '../parts/Button.tsx';
import { Chip } from '../parts/Chip.tsx';
import { IconAlert, IconClock, IconExternal, IconLock, IconUndo } from '../parts/icons.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { useNow } from '../parts/ticker.ts';
import './ReplyCard.css';
import { PicturesSaid } from './PicturesSaid.tsx';
import { SentChip } from './SentChip.tsx';
import { useOutbox } from './send.ts';

learn(messages);

interface ReplyCardProps {
  readonly row: CaseRow;
  readonly reply: ReplyView;
  readonly originalUrl: CasePage['ways']['originalUrl'];
}

export function ReplyCard({ row, reply, originalUrl }: ReplyCardProps) {
  const { slug } = useKeeping();
  return (
    <article className={`said said-own reply reply-${reply.state}`}>
      <Avatar name={reply.by.name} size={32} />
      <div className="said-body">
        <header className="said-head">
          <span className="said-name">{reply.by.name}</span>
          <span className="said-us">{say('case.own')}</span>
          {reply.approvedBy !== null && (
            <span className="said-handle">{say('case.approvedBy', { name: reply.approvedBy.name })}</span>
          )}
          {reply.visibility === 'private' && (
            <span className="said-private">
              <IconLock size={12} />
              {say('case.private')}
            </span>
          )}
          <RelativeTime at={reply.sentAt ?? reply.createdAt} className="said-when" />
        </header>
        <p className="said-words" dir="auto">
          {reply.text}
        </p>
        <PicturesSaid slug={slug} pictures={reply.pictures} />
        <div className="reply-state" role="status">
          <State row={row} reply={reply} originalUrl={originalUrl} />
        </div>
      </div>
    </article>
  );
}

function State({ row, reply, originalUrl }: ReplyCardProps) {
  switch (reply.state) {
    case 'queued':
      return <Queued row={row} reply={reply} />;
    case 'sending':
      return <Chip tone="info">{say('composer.sending')}</Chip>;
    case 'sent':
      return <Sent reply={reply} />;
    case 'failed':
      return <Failed row={row} reply={reply} />;
    case 'unknown':
      return <Unknown row={row} reply={reply} originalUrl={originalUrl} />;
    case 'cancelled':
      return <Chip>{say('composer.cancelled')}</Chip>;
  }
}

function Queued({ row, reply }: Omit<ReplyCardProps, 'originalUrl'>) {
  const outbox = useOutbox();
  const nowMs = Math.max(useNow(1_000), Date.now());
  const seconds = Math.ceil((Date.parse(reply.undoUntil) - nowMs) / 1_000);
  if (reply.sendAt !== null && seconds > 0) return <Waiting row={row} reply={reply} sendAt={new Date(reply.sendAt)} />;
  if (seconds <= 0) {
    return (
      <>
        <Chip tone="info">{say('composer.queued')}</Chip>
        {reply.retryAt !== null && say('composer.queuedRetry', { time: sayClockTime(new Date(reply.retryAt)) })}
      </>
    );
  }
  return (
    <>
      <span aria-hidden="true">{say('composer.undoIn', { seconds })}</span>
      <Button size="s" icon={<IconUndo size={14} />} onClick={() => outbox.undo(row, reply)}>
        {say('composer.undo')}
      </Button>
    </>
  );
}

/** It waits for its time; until then everything about it can be changed. */
function Waiting({ row, reply, sendAt }: Omit<ReplyCardProps, 'originalUrl'> & { readonly sendAt: Date }) {
  const outbox = useOutbox();
  return (
    <>
      <Chip tone="info" icon={<IconClock size={12} />}>
        {say('later.waits', { when: sayWhen(sendAt, new Date()) })}
      </Chip>
      <Button size="s" onClick={() => void outbox.settle(row, reply, 'send_now')}>
        {say('later.now')}
      </Button>
      <Button size="s" icon={<IconUndo size={14} />} onClick={() => outbox.undo(row, reply)}>
        {say('composer.undo')}
      </Button>
    </>
  );
}

function Sent({ reply }: Pick<ReplyCardProps, 'reply'>) {
  return (
    <>
      <SentChip reply={reply} />
      {reply.url !== null && (
        <a className="reply-link" href={reply.url} target="_blank" rel="noreferrer noopener">
          {say('composer.sentSee')}
          <IconExternal size={13} />
        </a>
      )}
    </>
  );
}

function Failed({ row, reply }: Omit<ReplyCardProps, 'originalUrl'>) {
  const outbox = useOutbox();
  return (
    <>
      <Chip tone="bad" icon={<IconAlert size={12} />}>
        {say('composer.failed')}
      </Chip>
      <span className="reply-about">
        {reply.errorMessage === null
          ? say('composer.failedPlain')
          : say('composer.failedAbout', { words: reply.errorMessage })}
      </span>
      <Button size="s" onClick={() => void outbox.settle(row, reply, 'retry')}>
        {say('composer.retry')}
      </Button>
    </>
  );
}

function Unknown({ row, reply, originalUrl }: ReplyCardProps) {
  const outbox = useOutbox();
  const url = reply.url ?? originalUrl;
  return (
    <>
      <Chip tone="warn" icon={<IconAlert size={12} />}>
        {say('composer.unknown')}
      </Chip>
      <span className="reply-about">{say('composer.unknownAbout')}</span>
      {url !== null && (
        <a className="reply-link" href={url} target="_blank" rel="noreferrer noopener">
          {say('case.original')}
          <IconExternal size={13} />
        </a>
      )}
      <Button size="s" onClick={() => void outbox.settle(row, reply, 'it_is_there')}>
        {say('composer.isThere')}
      </Button>
      <Button size="s" onClick={() => void outbox.settle(row, reply, 'it_is_not_there')}>
        {say('composer.isNotThere')}
      </Button>
    </>
  );
}
