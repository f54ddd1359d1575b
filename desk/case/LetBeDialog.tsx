// The decision not to answer, with its reason. In: the case. Out: a recorded, reversible decision; never without words.

import { useRef, useState } from 'react';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { useActs } from './acts.ts';

const usual = ['case.letBeTroll', 'case.letBeSpam', 'case.letBeNotUs', 'case.letBeThanks'] as const;
const leastLength = 3;

interface LetBeDialogProps {
  readonly page: KeptCase;
  readonly isOpen: boolean;
  /** They meant to resolve it, and nobody has replied yet. */
  readonly isInstead: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function LetBeDialog({ page, isOpen, isInstead, onClose, onDone }: LetBeDialogProps) {
  const { name } = page.row.customer;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={say('case.letBeTitle', { name })}
      description={say(isInstead ? 'case.letBeInstead' : 'case.letBeAbout')}
    >
      <LetBeForm page={page} onClose={onClose} onDone={onDone} />
    </Dialog>
  );
}

function LetBeForm({ page, onClose, onDone }: Omit<LetBeDialogProps, 'isOpen' | 'isInstead'>) {
  const acts = useActs();
  const [reason, setReason] = useState('');
  // What arrives behind the dialog was not what the decision was about.
  const [opened] = useState(page);
  const [isTold, setTold] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const isBusy = useRef(false);
  const isShort = reason.trim().length < leastLength;

  async function decide(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (isShort || isBusy.current) return;
    isBusy.current = true;
    const isDone = await acts.letBe(isTold ? page : opened, reason.trim());
    isBusy.current = false;
    if (!isDone) return setTold(true);
    onClose();
    onDone();
  }

  return (
    <form noValidate onSubmit={(event) => void decide(event)}>
      <Field
        label={say('case.letBeReason')}
        value={reason}
        onValue={setReason}
        required
        maxLength={500}
        error={isAsked && isShort ? say('case.letBeReasonShort') : undefined}
      />
      <div className="letbe-reasons">
        {usual.map((key) => (
          <Button
            key={key}
            size="s"
            onClick={(event) => {
              setReason(say(key));
              // Back to the words, where Enter decides and more can be said.
              event.currentTarget.form?.querySelector('input')?.focus();
            }}
          >
            {say(key)}
          </Button>
        ))}
      </div>
      <div className="letbe-acts">
        <Button variant="ghost" onClick={onClose}>
          {say('parts.cancel')}
        </Button>
        <Button variant="primary" type="submit">
          {say('case.letBe')}
        </Button>
      </div>
    </form>
  );
}
