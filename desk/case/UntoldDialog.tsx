// A matter taken offline is to be resolved, and its public thread has no closing line. In: the case. Out: a line to send
// first, or the reason why there is none.

import { useState } from 'react';
import type { KeptCase } from '../live/snapshots.ts';
import { offline as messages } from '../messages/en/offline.ts';
import { learn, say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { useClosingLine } from '../respond/OfflineBanner.tsx';
import { useActs } from './acts.ts';

learn(messages);

interface UntoldDialogProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function UntoldDialog(props: UntoldDialogProps) {
  return (
    <Dialog isOpen onClose={props.onClose} title={say('offline.untoldTitle')} description={say('offline.untoldAbout')}>
      <UntoldForm {...props} />
    </Dialog>
  );
}

const leastLength = 3;

function UntoldForm({ slug, page, onClose, onDone }: UntoldDialogProps) {
  const acts = useActs();
  const writeClosing = useClosingLine(slug, page);
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isPending, setPending] = useState(false);
  const isShort = reason.trim().length < leastLength;

  async function resolve(): Promise<void> {
    setAsked(true);
    if (isShort) return;
    setPending(true);
    const isDone = await acts.resolveUntold(page, reason.trim());
    setPending(false);
    if (!isDone) return;
    onClose();
    onDone();
  }

  return (
    <form
      className="untold-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) void resolve();
      }}
    >
      <Button
        variant="primary"
        className="untold-write"
        onClick={() => {
          onClose();
          // The dialog gives the focus back first.
          window.setTimeout(writeClosing);
        }}
      >
        {say('offline.untoldWrite')}
      </Button>
      <Field
        label={say('offline.untoldReason')}
        value={reason}
        onValue={setReason}
        required
        maxLength={500}
        error={isAsked && isShort ? say('offline.untoldShort') : undefined}
      />
      <div className="dialog-actions">
        <Button variant="ghost" onClick={onClose}>
          {say('parts.cancel')}
        </Button>
        <Button type="submit" isBusy={isPending}>
          {say('offline.untoldResolve')}
        </Button>
      </div>
    </form>
  );
}
