// One draft that waits for a yes: the words with what was found in them, whose yes is missing and by when, and what a
// reviewer or the author can do with it.

import { useRef } from 'react';
import type { ApprovalView } from '../../wire/approvals.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import type { KeptCase } from '../live/snapshots.ts';
import { findings as findingWords } from '../messages/en/findings.ts';
import { sayClockTime, sayList, sayWhen } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Chip } from '../parts/Chip.tsx';
import { IconAlert, IconLock } from '../parts/icons.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { useNow } from '../parts/ticker.ts';
import './Approval.css';
import { ApprovalActs } from './ApprovalActs.tsx';
import { ApprovalBack } from './ApprovalBack.tsx';
import { ApprovalTalk } from './ApprovalTalk.tsx';
import { ApprovalWords, Wordings } from './ApprovalWords.tsx';
import { PicturesSaid } from './PicturesSaid.tsx';

learn(findingWords);

interface PaperProps {
  readonly page: KeptCase;
  readonly approval: ApprovalView;
}

export function ApprovalPaper({ page, approval }: PaperProps) {
  const { personId, slug } = useKeeping();
  const words = useRef<HTMLParagraphElement>(null);
  if (approval.state !== 'asked') return <ApprovalBack page={page} approval={approval} />;
  return (
    <section className="approval" aria-label={say('approval.label')}>
      <Head approval={approval} />
      {approval.hasNewWords && approval.mayReviewFrom !== null && (
        <p className="approval-new">
          <IconAlert size={15} />
          {say('approval.newWords')}
        </p>
      )}
      <Wordings approval={approval}>
        <ApprovalWords ref={words} approval={approval} />
      </Wordings>
      <PicturesSaid slug={slug} pictures={approval.pictures} />
      <Found approval={approval} />
      <ApprovalTalk approval={approval} />
      <p className="approval-who">{whoIsMissing(approval, personId)}</p>
      <ApprovalActs page={page} approval={approval} words={words} />
    </section>
  );
}

function Head({ approval }: Pick<PaperProps, 'approval'>) {
  const nowMs = useNow(15_000);
  const { by, visibility, isMine, dueAt, askedAt } = approval;
  const due = sayWhen(new Date(dueAt), new Date(nowMs));
  const isLate = Date.parse(dueAt) <= nowMs;
  return (
    <header className="approval-head">
      <Avatar name={by.name} size={28} />
      <div className="approval-title">
        <h2>{isMine ? say('approval.yours') : say('approval.asks', { name: by.name })}</h2>
        <p className="approval-facts">
          {visibility === 'private' && <IconLock size={12} />}
          {say(visibility === 'private' ? 'approval.private' : 'approval.public')}
          {' · '}
          <RelativeTime at={askedAt} />
          {' · '}
          {why(approval)}
        </p>
      </div>
      <Chip tone={isLate ? 'bad' : 'warn'}>
        <time dateTime={dueAt}>{say(isLate ? 'approval.since' : 'approval.by', { time: due })}</time>
      </Chip>
    </header>
  );
}

function why({ why: reason, rule, by }: ApprovalView): string {
  if (rule !== null && reason !== 'wish') return say('approval.whyRule', { rule });
  if (reason === 'finding' || reason === 'rule') return say('approval.whyFinding');
  return say(reason === 'trainee' ? 'approval.whyTrainee' : 'approval.whyWish', { name: by.name });
}

/** So many are named; the others are counted. */
const named = 3;

function whoIsMissing(approval: ApprovalView, me: string): string {
  const { reviewers, yes, needed, isMine, mayReviewFrom } = approval;
  if (isMine && mayReviewFrom !== null) {
    return Date.parse(mayReviewFrom) > Date.now()
      ? say('approval.alone', { time: sayClockTime(new Date(mayReviewFrom)) })
      : say('approval.aloneNow');
  }
  const missing = reviewers.filter((one) => !yes.some(({ id }) => id === one.id));
  const others = missing.filter(({ id }) => id !== me).map(({ name }) => name);
  const left = others.length < missing.length ? [say('approval.you'), ...others] : others;
  const rest = left.length - named;
  const names = rest > 0 ? [...left.slice(0, named), say('approval.others', { count: rest })] : left;
  const who = names.length === 2 ? names.join(` ${say('approval.or')} `) : sayList(names);
  return yes.length === 0 && needed === 1
    ? say('approval.missing', { who })
    : say('approval.missingSome', { who, said: yes.length, needed });
}

const tones = { note: 'neutral', second_person: 'warn', may_not_go: 'bad' } as const;

function Found({ approval: { findings, overruled, by, text } }: Pick<PaperProps, 'approval'>) {
  if (findings.length === 0) return null;
  return (
    <ul className="approval-found" aria-label={say('approval.findings')}>
      {findings.map((finding) => {
        const [span] = finding.spans;
        return (
          <li key={`${finding.code} ${span?.start ?? ''}`}>
            <Chip tone={tones[finding.level]}>{say(`finding.${finding.code}` as 'finding.anger')}</Chip>
            {span !== undefined && <q dir="auto">{text.slice(span.start, span.end)}</q>}
            {overruled.includes(finding.code) && (
              <span className="approval-overruled">{say('approval.overruled', { name: by.name })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
