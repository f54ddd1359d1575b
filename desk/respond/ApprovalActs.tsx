// What can be done with words that wait: a reviewer says yes, changes them, comments, or sends them back; their author
// takes them back. One key each; a yes past what the customer has said since takes a second press.

import { type RefObject, useState } from 'react';
import type { ApprovalAct, ApprovalView } from '../../wire/approvals.ts';
import { isApiError } from '../api.ts';
import { useCommands } from '../keys/commands.ts';
import { KeyNames } from '../keys/KeyNames.tsx';
import type { Command } from '../keys/strokes.ts';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { useToast } from '../parts/Toast.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { useNow } from '../parts/ticker.ts';
import { troubleOf } from '../trouble.ts';
import { ApprovalForm, type Form } from './ApprovalForm.tsx';
import { selectedIn } from './approval-marks.ts';
import { type Approving, useApproving } from './ask-approval.ts';

interface ActsProps {
  readonly page: KeptCase;
  readonly approval: ApprovalView;
  readonly words: RefObject<HTMLElement | null>;
}

export function ApprovalActs(props: ActsProps) {
  const { approval } = props;
  const nowMs = useNow(1_000);
  const from = approval.mayReviewFrom;
  const mayReview = from !== null && Date.parse(from) <= Math.max(nowMs, Date.now());
  if (!mayReview && !approval.isMine) return null;
  return <Acts {...props} mayReview={mayReview} />;
}

function Acts({ page, approval, words, mayReview }: ActsProps & { readonly mayReview: boolean }) {
  const [form, setForm] = useState<Form | null>(null);
  const act = useActing(page, approval, () => setForm(null));
  const yes = (): void => void act.perform({ act: 'yes', version: approval.version, isAnyway: act.isStopped });
  const open = (is: Form['is']): void => setForm({ is, span: is === 'comment' ? selectedIn(words.current) : null });
  const offered: Offer[] = [
    ...(mayReview ? reviewing(act.isStopped, yes, open) : []),
    ...(approval.isMine ? [takingBack(page, approval, act)] : []),
  ];
  useCommands(offered.map(({ variant: _, ...command }): Command => ({ ...command, group: 'case' })));
  return (
    <>
      <TroubleLine words={act.trouble ?? undefined} />
      {form === null ? (
        <div className="approval-acts">
          {offered.map(({ id, label, keys, run, variant }) => (
            <Button key={id} size="s" variant={variant} isBusy={act.isBusy} onClick={run}>
              {label}
              <span className="composer-key" aria-hidden="true">
                <KeyNames keys={keys[0] ?? ''} />
              </span>
            </Button>
          ))}
        </div>
      ) : (
        <ApprovalForm
          approval={approval}
          form={form}
          isBusy={act.isBusy}
          isAnyway={act.isStopped}
          onCancel={() => setForm(null)}
          onSend={(body) => void act.perform(body)}
        />
      )}
    </>
  );
}

interface Offer extends Omit<Command, 'group'> {
  readonly variant: 'primary' | 'secondary' | 'ghost';
}

function reviewing(isStopped: boolean, yes: () => void, open: (is: Form['is']) => void): Offer[] {
  const words = say(isStopped ? 'approval.yesAnyway' : 'approval.yesSend');
  return [
    { id: 'approve', label: words, keys: ['y'], run: yes, variant: 'primary' },
    { id: 'approve-edit', label: say('approval.edit'), keys: ['v'], run: () => open('edit'), variant: 'secondary' },
    {
      id: 'approve-changes',
      label: say('approval.changes'),
      keys: ['c'],
      run: () => open('changes'),
      variant: 'secondary',
    },
    { id: 'approve-no', label: say('approval.no'), keys: ['x'], run: () => open('no'), variant: 'secondary' },
    {
      id: 'approve-comment',
      label: say('approval.comment'),
      keys: ['q'],
      run: () => open('comment'),
      variant: 'ghost',
    },
  ];
}

function takingBack({ row }: KeptCase, approval: ApprovalView, act: Acting): Offer {
  const run = (): void =>
    void act.perform({ act: 'withdraw' }).then((isDone) => {
      if (isDone) act.giveBack(row, approval, approval.versions[0]?.text ?? approval.text);
    });
  return { id: 'approve-withdraw', label: say('approval.withdraw'), keys: ['z'], run, variant: 'ghost' };
}

interface Acting {
  /** False: it was refused, and says why. */
  readonly perform: (act: ApprovalAct) => Promise<boolean>;
  readonly giveBack: Approving['giveBack'];
  readonly isBusy: boolean;
  /** Newer words were shown; the same again goes past them. */
  readonly isStopped: boolean;
  readonly trouble: string | null;
}

function useActing(page: KeptCase, approval: ApprovalView, onDone: () => void): Acting {
  const approving = useApproving();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const [stop, setStop] = useState<{ readonly words: string; readonly isConflict: boolean } | null>(null);
  async function perform(act: ApprovalAct): Promise<boolean> {
    if (isBusy) return false;
    setBusy(true);
    try {
      const { state } = await approving.say(page.row, approval, act);
      setStop(null);
      onDone();
      const words = doneWords(act, state, approval);
      if (words !== null) toast.show({ message: words });
      return true;
    } catch (thrown) {
      const isConflict = isApiError(thrown, 'conflict');
      setStop({ words: isConflict ? say('approval.newWordsPress') : troubleOf(thrown), isConflict });
      return false;
    } finally {
      setBusy(false);
    }
  }
  const isStopped = stop?.isConflict ?? false;
  return { perform, giveBack: approving.giveBack, isBusy, isStopped, trouble: stop?.words ?? null };
}

function doneWords({ act }: ApprovalAct, state: ApprovalView['state'], approval: ApprovalView): string | null {
  const { by, via, needed, yes } = approval;
  const { name } = by;
  if (act === 'comment') return null;
  if (act === 'withdraw') return say('approval.withdrawn');
  if (act !== 'yes') return say('approval.doneBack', { name });
  if (state !== 'approved') return say('approval.doneYesOne', { count: Math.max(1, needed - yes.length - 1) });
  return say(via === 'link_out' ? 'approval.doneYesThere' : 'approval.doneYes', { name });
}
