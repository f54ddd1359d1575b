// One of the cases of a matter with many voices: who, in which words, how far it is, and who has it. Opens the case.

import { Link } from '@tanstack/react-router';
import type { CaseRow } from '../../wire/inbox.ts';
import { say } from '../messages/say.ts';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { DeadlineChip } from '../parts/DeadlineChip.tsx';
import { FeelingMark } from '../parts/FeelingMark.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';

const states = {
  open: 'voices.isOpen',
  waiting: 'voices.isWaiting',
  let_be: 'voices.isLetBe',
  resolved: 'voices.isResolved',
  merged: 'voices.isMerged',
} as const;

export function VoiceCase({ slug, row }: { readonly slug: string; readonly row: CaseRow }) {
  const isDue = row.state === 'open' && row.clockKind !== null && row.deadlineAt !== null;
  return (
    <li>
      <Link to="/b/$slug/case/$caseId" params={{ slug, caseId: row.id }} className="voice-case">
        <span className="voice-case-head">
          <ChannelMark channel={row.channel} label={row.channel} />
          <bdi className="voice-case-name">{row.customer.name}</bdi>
          {isDue && row.clockKind !== null && row.deadlineAt !== null ? (
            <DeadlineChip clock={row.clockKind} warnAt={row.warnAt} deadlineAt={row.deadlineAt} />
          ) : (
            <RelativeTime at={row.lastMentionAt} className="voice-case-state" />
          )}
        </span>
        <span className="voice-case-words" dir="auto">
          {row.firstLine ?? say('voices.removed')}
        </span>
        <span className="voice-case-state">
          <FeelingMark feeling={row.feeling} />
          {say(states[row.state])}
          {row.assignee !== null && <span>{say('voices.with', { name: row.assignee.name })}</span>}
        </span>
      </Link>
    </li>
  );
}
