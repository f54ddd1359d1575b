// The decision not to answer, with one of the protocol's reasons or the person's own words. In: the case. Out: a recorded,
// reversible decision; never without a reason.

import { useRef, useState } from 'react';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { useActs } from './acts.ts';
import './Known.css';

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
  const [code, setCode] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  // What arrives behind the dialog was not what the decision was about.
  const [opened] = useState(page);
  const [isTold, setTold] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const isBusy = useRef(false);
  const isShort = code === null && reason.trim().length < leastLength;

  async function decide(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (isShort || isBusy.current) return;
    isBusy.current = true;
    const why = { reason: reason.trim(), ...(code === null ? {} : { reasonCode: code }) };
    const isDone = await acts.letBe(isTold ? page : opened, why);
    isBusy.current = false;
    if (!isDone) return setTold(true);
    onClose();
    onDone();
  }

  return (
    <form noValidate onSubmit={(event) => void decide(event)}>
      {page.why.some(({ code }) => code === 'complaint_inside') && (
        <p className="letbe-inside">{say('known.letBeInside')}</p>
      )}
      <fieldset className="letbe-reasons">
        <legend className="field-label">{say('case.letBeReason')}</legend>
        {page.letBeReasons.map((one) => (
          <label key={one.code} className="letbe-reason">
            <input type="radio" name="reason" checked={code === one.code} onChange={() => setCode(one.code)} />
            <span dir="auto">{one.words}</span>
          </label>
        ))}
        {page.letBeReasons.length > 0 && (
          <label className="letbe-reason">
            <input type="radio" name="reason" checked={code === null} onChange={() => setCode(null)} />
            {say('case.letBeOther')}
          </label>
        )}
      </fieldset>
      <Field
        label={say('case.letBeOwnWords')}
        value={reason}
        onValue={setReason}
        required={code === null}
        maxLength={500}
        error={isAsked && isShort ? say('case.letBeReasonShort') : undefined}
      />
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
