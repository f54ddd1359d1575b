// What came back to its author: the verdict and its words, the reviewer's wording beside their own, and the way on.

import { useState } from 'react';
import type { ApprovalView } from '../../wire/approvals.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconAlert, IconCheck } from '../parts/icons.tsx';
import { ApprovalTalk } from './ApprovalTalk.tsx';
import { Wordings } from './ApprovalWords.tsx';
import { useApproving } from './ask-approval.ts';
import { PicturesSaid } from './PicturesSaid.tsx';

/** Put away for as long as this desk is open; the record keeps what was said. */
const seen = new Set<string>();

interface BackProps {
  readonly page: KeptCase;
  readonly approval: ApprovalView;
}

export function ApprovalBack({ page, approval }: BackProps) {
  const approving = useApproving();
  const { slug } = useKeeping();
  const [isSeen, setSeen] = useState(() => seen.has(approval.id));
  const { state, versions, text, settledBy, replyId } = approval;
  const name = settledBy?.name ?? '';
  const isRefused = state === 'refused';
  const isNo = approval.reviews.at(-1)?.verdict === 'no';
  const [first] = versions;
  if (isSeen) return null;
  const look = (): void => {
    seen.add(approval.id);
    setSeen(true);
  };
  const title = isRefused
    ? isNo
      ? 'approval.cameBackNo'
      : 'approval.cameBack'
    : replyId === null
      ? 'approval.cameBackThere'
      : 'approval.cameBackEdited';
  const takes = isRefused ? (first?.text ?? text) : replyId === null ? text : null;
  return (
    <section
      className={isRefused ? 'approval approval-refused' : 'approval approval-approved'}
      aria-label={say(title, { name })}
    >
      <h2 className="approval-back">
        {isRefused ? <IconAlert size={16} /> : <IconCheck size={16} />}
        {say(title, { name })}
      </h2>
      <Wordings approval={approval}>
        <p className="approval-words" dir="auto">
          {text}
        </p>
      </Wordings>
      <PicturesSaid slug={slug} pictures={approval.pictures} />
      <ApprovalTalk approval={approval} />
      <div className="approval-acts">
        {takes !== null && (
          <Button size="s" variant="primary" onClick={() => approving.giveBack(page.row, approval, takes)}>
            {say(isRefused ? 'approval.takeMine' : 'approval.takeThem')}
          </Button>
        )}
        <Button size="s" onClick={look}>
          {say('approval.gotIt')}
        </Button>
      </div>
    </section>
  );
}
