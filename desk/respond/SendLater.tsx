// A reply that can wait: the hours in which people are up where the case belongs, or any other time. In: the case and
// what goes with the reply. Out: the time it leaves at; said plainly when that is too late for a clock.

import { useState } from 'react';
import type { KeptCase } from '../live/snapshots.ts';
import { offline as messages } from '../messages/en/offline.ts';
import { sayWhen } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { IconClock } from '../parts/icons.tsx';
import { joinClasses } from '../parts/join-classes.ts';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { fromField, toField } from './promise-times.ts';
import './Offline.css';
import type { WrittenWith } from './written-with.ts';

learn(messages);

interface SendLaterProps {
  readonly page: KeptCase;
  readonly written: WrittenWith;
}

const isLate = ({ row }: KeptCase, at: Date): boolean =>
  row.deadlineAt !== null && at.getTime() > Date.parse(row.deadlineAt);

export function SendLater({ page, written }: SendLaterProps) {
  const [isPicking, setPicking] = useState(false);
  const choose = (at: Date): void => written.put(() => ({ sendAt: at }));
  const now = new Date();
  const times: MenuItem[] = page.times.send
    .map((at) => new Date(at))
    .filter((at) => at.getTime() > now.getTime())
    .map((at) => ({
      id: at.toISOString(),
      label: sayWhen(at, now),
      ...(isLate(page, at) ? { hint: say('later.late') } : {}),
      onPick: () => choose(at),
    }));
  const pick: MenuItem = { id: 'pick', label: say('later.pick'), startsGroup: true, onPick: () => setPicking(true) };
  return (
    <>
      <Menu
        label={say('later.menu')}
        items={[...times, pick]}
        align="end"
        trigger={
          <button type="button" className="tool" title={say('later.menu')}>
            <IconClock size={16} />
            <span className="sr-only">{say('later.menu')}</span>
          </button>
        }
      />
      <Dialog
        isOpen={isPicking}
        onClose={() => setPicking(false)}
        title={say('later.title')}
        description={say('later.about')}
      >
        <PickForm page={page} onChoose={choose} onClose={() => setPicking(false)} />
      </Dialog>
    </>
  );
}

const longestMs = 14 * 86_400_000;

interface PickProps {
  readonly page: KeptCase;
  readonly onChoose: (at: Date) => void;
  readonly onClose: () => void;
}

function PickForm({ page, onChoose, onClose }: PickProps) {
  const [written, setWritten] = useState(() => toField(new Date(page.times.send[0] ?? Date.now())));
  const [isAsked, setAsked] = useState(false);
  const at = fromField(written);
  const aheadMs = at === null ? -1 : at.getTime() - Date.now();
  const isFit = aheadMs > 0 && aheadMs <= longestMs;
  function choose(): void {
    setAsked(true);
    if (at === null || !isFit) return;
    onChoose(at);
    onClose();
  }
  return (
    <DialogForm
      className="promise-pick"
      sending={{ mutate: choose, isPending: false }}
      trouble={undefined}
      send={say('later.choose')}
      cancel={say('parts.cancel')}
      onCancel={onClose}
    >
      <Field
        label={say('later.at')}
        type="datetime-local"
        value={written}
        onValue={setWritten}
        required
        error={isAsked && !isFit ? say('later.past') : undefined}
      />
    </DialogForm>
  );
}

/** What was chosen, over the send buttons; with the way back, and a word when a clock runs out before. */
export function LaterLine({ page, written }: SendLaterProps) {
  const { sendAt, put } = written;
  if (sendAt === null) return null;
  const now = new Date();
  const late = isLate(page, sendAt);
  const when = sayWhen(sendAt, now);
  const deadline = page.row.deadlineAt === null ? '' : sayWhen(new Date(page.row.deadlineAt), now);
  return (
    <p className={joinClasses('later', late && 'later-late')} role="status">
      <IconClock size={14} />
      {late ? say('later.chosenLate', { when, deadline }) : say('later.chosen', { when })}
      <Button size="s" variant="ghost" onClick={() => put(() => ({ sendAt: null }))}>
        {say('later.drop')}
      </Button>
    </p>
  );
}
