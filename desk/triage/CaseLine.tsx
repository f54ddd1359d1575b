// One case in the list: who, what, how long still, and what weighs. In: its row. Out: a link to the case.

import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { CaseRow, View } from '../../wire/inbox.ts';
import { sayShortNumber } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { DeadlineChip } from '../parts/DeadlineChip.tsx';
import { FeelingMark } from '../parts/FeelingMark.tsx';
import { IconAlert, IconLock, IconPeople, IconStar } from '../parts/icons.tsx';
import { joinClasses } from '../parts/join-classes.ts';
import { kindWord } from '../parts/kind-word.ts';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import './CaseLine.css';

interface CaseLineProps {
  readonly slug: string;
  readonly view: View;
  readonly row: CaseRow;
  readonly isChosen: boolean;
}

export const CaseLine = memo(function CaseLine({ slug, view, row, isChosen }: CaseLineProps) {
  return (
    <Link
      to="/b/$slug/inbox/$view/$caseId"
      params={{ slug, view, caseId: row.id }}
      className={joinClasses('line', isChosen && 'line-chosen', row.unansweredCount > 0 && 'line-unanswered')}
      aria-current={isChosen ? 'true' : undefined}
      activeProps={{}}
      preload={false}
      draggable={false}
    >
      <span className="line-head">
        <ChannelMark channel={row.channel} label={row.channel} />
        <bdi className="line-name">{row.customer.name}</bdi>
        {row.visibility === 'private' && (
          <span className="line-private">
            <IconLock size={12} />
            {say('inbox.private')}
          </span>
        )}
        <span className="line-clock">
          {row.clockKind === null || row.deadlineAt === null ? (
            <RelativeTime at={row.lastMentionAt} className="line-time" />
          ) : (
            <DeadlineChip clock={row.clockKind} warnAt={row.warnAt} deadlineAt={row.deadlineAt} />
          )}
        </span>
      </span>
      <span className={joinClasses('line-words', row.firstLine === null && 'line-veiled')} dir="auto">
        {row.title !== null && <strong className="line-title">{row.title}</strong>}
        {row.firstLine ?? say('inbox.removed')}
      </span>
      <LineFacts row={row} />
    </Link>
  );
});

function LineFacts({ row }: { readonly row: CaseRow }) {
  return (
    <span className="line-facts">
      <FeelingMark feeling={row.feeling} />
      <span>{kindWord(row.kind)}</span>
      {row.isAbusive && <span className="line-urgent">{say('inbox.abusive')}</span>}
      {row.isForApproval && <span className="line-for-yes">{say('inbox.forApproval')}</span>}
      {row.priority === 3 && (
        <span className="line-urgent">
          <IconAlert size={13} />
          {say('inbox.urgent')}
        </span>
      )}
      {row.rating !== null && (
        <span className="line-fact" title={say('inbox.rating', { count: row.rating })}>
          <IconStar size={13} />
          <span aria-hidden="true">{row.rating}</span>
          <span className="sr-only">{say('inbox.rating', { count: row.rating })}</span>
        </span>
      )}
      {row.reach !== null && row.reach >= 100 && (
        <span className="line-fact" title={say('inbox.reach', { count: row.reach })}>
          <IconPeople size={13} />
          <span aria-hidden="true">{sayShortNumber(row.reach)}</span>
          <span className="sr-only">{say('inbox.reach', { count: row.reach })}</span>
        </span>
      )}
      {row.unansweredCount > 1 && (
        <span className="line-more" title={say('inbox.unanswered', { count: row.unansweredCount })}>
          <span aria-hidden="true">{row.unansweredCount}</span>
          <span className="sr-only">{say('inbox.unanswered', { count: row.unansweredCount })}</span>
        </span>
      )}
      {row.location !== null && <span className="line-place">{row.location}</span>}
      {row.deadlineAt !== null && <RelativeTime at={row.lastMentionAt} className="line-age" />}
      <Whose row={row} />
    </span>
  );
}

/** Who has it; while nobody has, who it is proposed to. */
function Whose({ row: { assignee, proposed } }: { readonly row: CaseRow }) {
  const who = assignee ?? proposed;
  if (who === null) return null;
  const words = say(assignee === null ? 'inbox.proposedTo' : 'inbox.with', { name: who.name });
  return (
    <span className={joinClasses('line-with', assignee === null && 'line-proposed')} title={words}>
      <Avatar name={who.name} size={18} />
      <span className="sr-only">{words}</span>
    </span>
  );
}
