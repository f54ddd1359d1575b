// One thing somebody said: the customer, a bystander, or the brand itself. Edits show their earlier wordings, what was
// taken back is veiled, and the words a reading rests on are marked.

import { useState } from 'react';
import type { ReplyView, ThreadItem } from '../../wire/case.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import type { KeptCase } from '../live/snapshots.ts';
import { sayClockTime, sayInstant, sayShortNumber, saySpan } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import {
  IconChat,
  IconExternal,
  IconHeart,
  IconHide,
  IconLock,
  IconRefresh,
  IconReply,
  IconStar,
} from '../parts/icons.tsx';
import { joinClasses } from '../parts/join-classes.ts';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { PicturesSaid } from '../respond/PicturesSaid.tsx';
import { SentChip } from '../respond/SentChip.tsx';
import { useMay } from '../use-brand.ts';
import { useActs } from './acts.ts';
import { HideDialog } from './HideDialog.tsx';
import { Hiding } from './Hiding.tsx';
import { lateMs } from './heard-late.ts';
import { ReadingLine } from './ReadingLine.tsx';
import { Words } from './Words.tsx';

interface SaidProps {
  readonly page: KeptCase;
  readonly item: ThreadItem;
  /** The reply of ours it is, when it was made here. */
  readonly reply: ReplyView | undefined;
  readonly isAnswered: boolean;
  readonly onAnswer: (mentionId: string) => void;
}

export function Said({ page, item, reply, isAnswered, onAnswer }: SaidProps) {
  const { slug } = useKeeping();
  const sent = item.removedAt === null ? (reply?.pictures ?? []) : [];
  const who = item.isOwn ? 'said-own' : item.isCustomer ? 'said-customer' : 'said-other';
  return (
    <article className={joinClasses('said', who, item.isHistory && 'said-history', isAnswered && 'said-answered')}>
      <Avatar name={item.author.name} size={32} />
      <div className="said-body">
        <SaidHead item={item} reply={reply} />
        {item.rating !== null && <Rating stars={item.rating} />}
        {item.title !== null && <h2 className="said-title">{item.title}</h2>}
        <Words item={item} />
        {sent.length > 0 ? <PicturesSaid slug={slug} pictures={sent} /> : <Media item={item} />}
        <Earlier item={item} />
        <Hiding page={page} item={item} />
        <SaidFoot page={page} item={item} reply={reply} onAnswer={onAnswer} />
      </div>
    </article>
  );
}

function SaidHead({ item, reply }: Pick<SaidProps, 'item' | 'reply'>) {
  const { name, handle } = item.author;
  const late = item.isHistory ? null : lateMs(item.publishedAt, item.heardAt);
  return (
    <header className="said-head">
      <bdi className="said-name">{name}</bdi>
      {handle !== null && handle !== name && (
        <bdi className="said-handle" dir="ltr">
          {handle}
        </bdi>
      )}
      {item.isOwn && (
        <span className="said-us">
          {reply === undefined ? say('case.own') : say('case.ownBy', { name: reply.by.name })}
        </span>
      )}
      {reply !== undefined && reply.approvedBy !== null && (
        <span className="said-handle">{say('case.approvedBy', { name: reply.approvedBy.name })}</span>
      )}
      {item.visibility === 'private' && (
        <span className="said-private">
          <IconLock size={12} />
          {say('case.private')}
        </span>
      )}
      <span className="said-when">
        {item.publishedAt === null ? (
          say('case.undated', { time: sayClockTime(new Date(item.heardAt)) })
        ) : (
          <RelativeTime at={item.publishedAt} />
        )}
        {late !== null && (
          <span className="said-late" title={sayInstant(new Date(item.heardAt))}>
            {say('case.heardLate', { span: saySpan(late) })}
          </span>
        )}
        {item.isHistory && <span className="said-before">{say('case.fromBefore')}</span>}
      </span>
    </header>
  );
}

function Rating({ stars }: { readonly stars: number }) {
  return (
    <p className="said-rating" role="img" aria-label={say('inbox.rating', { count: stars })}>
      {[1, 2, 3, 4, 5].map((star) => (
        <span key={star} className={star <= stars ? 'star star-lit' : 'star'}>
          <IconStar size={15} />
        </span>
      ))}
    </p>
  );
}

const mediaWords = {
  image: 'case.mediaImage',
  video: 'case.mediaVideo',
  audio: 'case.mediaAudio',
  link: 'case.mediaLink',
} as const;

/** As words and a link: loading it would tell the platform who reads what here. */
function Media({ item }: { readonly item: ThreadItem }) {
  if (item.media.length === 0 || item.removedAt !== null) return null;
  return (
    <ul className="said-media">
      {item.media.map(({ kind, url, alt }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noreferrer noopener">
            {say(kind in mediaWords ? mediaWords[kind as keyof typeof mediaWords] : 'case.mediaFile')}
            <IconExternal size={12} />
          </a>
          <span>{alt ?? say('case.mediaNoAlt')}</span>
        </li>
      ))}
    </ul>
  );
}

function Earlier({ item }: { readonly item: ThreadItem }) {
  if (item.revisions.length === 0) return null;
  return (
    <details className="said-earlier">
      <summary>{say('case.edited', { count: item.revisions.length })}</summary>
      <ol>
        {item.revisions.map((wording) => (
          <li key={wording.until}>
            <span className="said-until">
              {say('case.wordingUntil', { time: sayClockTime(new Date(wording.until)) })}
            </span>
            <p className="said-words" dir="auto">
              {wording.text}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function SaidFoot({ page, item, reply, onAnswer }: Omit<SaidProps, 'isAnswered'>) {
  const acts = useActs();
  const [mayCare, mayPractise] = [useMay('agent'), useMay('trainee')];
  const isThere = item.removedAt === null;
  const isTheirs = isThere && item.isCustomer && item.visibility === 'public';
  const canHide = isTheirs && item.hiding === null && page.ways.canHide && mayCare;
  const { likes, reposts, replies } = item.counts;
  const counted = [
    { count: likes, words: 'case.likes', Icon: IconHeart },
    { count: reposts, words: 'case.reposts', Icon: IconRefresh },
    { count: replies, words: 'case.replies', Icon: IconChat },
  ] as const;
  return (
    <footer className="said-foot">
      {isThere && reply?.state === 'sent' && <SentChip reply={reply} />}
      {isThere && item.isCustomer && item.reading !== null && (
        <ReadingLine page={page} mentionId={item.id} reading={item.reading} />
      )}
      {counted.map(({ count, words, Icon }) =>
        count === 0 ? null : (
          <span key={words} className="said-count" title={say(words, { count })}>
            <Icon size={13} />
            <span aria-hidden="true">{sayShortNumber(count)}</span>
            <span className="sr-only">{say(words, { count })}</span>
          </span>
        ),
      )}
      <span className="said-acts">
        {isThere && item.isCustomer && item.url !== null && page.ways.canLike && mayCare && (
          <IconButton
            label={item.isLiked ? say('case.liked') : say('case.like')}
            icon={<IconHeart />}
            isPressed={item.isLiked}
            disabled={item.isLiked}
            onClick={() => void acts.like(page, item.id)}
          />
        )}
        {canHide && <HideButton page={page} item={item} />}
        {isThere && !item.isOwn && mayPractise && (
          <IconButton label={say('case.answerThis')} icon={<IconReply />} onClick={() => onAnswer(item.id)} />
        )}
        {item.url !== null && (
          <a className="said-original" href={item.url} target="_blank" rel="noreferrer noopener">
            {say('case.original')}
            <IconExternal size={13} />
          </a>
        )}
      </span>
    </footer>
  );
}

function HideButton({ page, item }: Pick<SaidProps, 'page' | 'item'>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label={say('hiding.hide')} icon={<IconHide />} onClick={() => setOpen(true)} />
      <HideDialog page={page} mentionId={item.id} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
