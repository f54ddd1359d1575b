// "Promise an answer by…": the usual times in a menu, any other in a dialog. In: the case. Out: a promise with its own
// clock.

import { useState } from 'react';
import { keyName } from '../keys/KeyNames.tsx';
import type { KeptCase } from '../live/snapshots.ts';
import { sayClockTime } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { IconClock } from '../parts/icons.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { fromField, type PromiseTime, promiseTimes, toField } from '../respond/promise-times.ts';
import { useActs } from './acts.ts';

interface PromiseMenuProps {
  readonly page: KeptCase;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

export function PromiseMenu({ page, isOpen, onOpen }: PromiseMenuProps) {
  const acts = useActs();
  const [isPicking, setPicking] = useState(false);
  const items: MenuItem[] = promiseTimes(new Date()).map((time) => ({
    id: time.is,
    label: wordsOf(time),
    ...(time.is === 'in_hour' ? { hint: sayClockTime(time.at) } : {}),
    onPick: () => void acts.promise(page, time.at),
  }));
  const pick: MenuItem = {
    id: 'pick',
    label: say('clocks.promisePick'),
    startsGroup: true,
    onPick: () => setPicking(true),
  };
  return (
    <>
      <Menu
        label={say('clocks.promise')}
        items={[...items, pick]}
        align="end"
        isOpen={isOpen}
        onOpen={onOpen}
        trigger={
          <Button
            className="case-promise"
            variant="ghost"
            size="s"
            icon={<IconClock size={18} />}
            title={`${say('clocks.promise')} (${keyName('p')})`}
          >
            {say('clocks.promiseShort')}
          </Button>
        }
      />
      <PickDialog page={page} isOpen={isPicking} onClose={() => setPicking(false)} />
    </>
  );
}

function wordsOf({ is, at }: PromiseTime): string {
  const time = sayClockTime(at);
  if (is === 'in_hour') return say('clocks.promiseInHour');
  return is === 'today' ? say('clocks.promiseToday', { time }) : say('clocks.promiseTomorrow', { time });
}

interface PickProps {
  readonly page: KeptCase;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function PickDialog({ page, isOpen, onClose }: PickProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={say('clocks.promiseTitle', { name: page.row.customer.name })}
      description={say('clocks.promiseAbout')}
    >
      <PickForm page={page} onClose={onClose} />
    </Dialog>
  );
}

function PickForm({ page, onClose }: Omit<PickProps, 'isOpen'>) {
  const acts = useActs();
  const [written, setWritten] = useState(() => toField(promiseTimes(new Date()).at(-1)?.at ?? new Date()));
  const [isAsked, setAsked] = useState(false);
  const [isPending, setPending] = useState(false);
  const until = fromField(written);
  const isAhead = until !== null && until.getTime() > Date.now();
  const promise = async (): Promise<void> => {
    setAsked(true);
    if (!isAhead) return;
    setPending(true);
    const isDone = await acts.promise(page, until);
    setPending(false);
    if (isDone) onClose();
  };
  return (
    <DialogForm
      className="promise-pick"
      sending={{ mutate: () => void promise(), isPending }}
      trouble={undefined}
      send={say('clocks.promiseKeep')}
      cancel={say('parts.cancel')}
      onCancel={onClose}
    >
      <Field
        label={say('clocks.promiseUntil')}
        type="datetime-local"
        value={written}
        onValue={setWritten}
        required
        error={isAsked && !isAhead ? say('clocks.promisePast') : undefined}
      />
    </DialogForm>
  );
}
