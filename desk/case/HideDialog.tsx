// Asking that something be hidden from the public on its platform, with one reason out of a few and words of one's own. In:
// the case and the mention. Out: a request that another person confirms.

import { useRef, useState } from 'react';
import { type HideReason, hideReasons, lacksWords } from '../../core/respond/hiding.ts';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { useActs } from './acts.ts';

interface HideDialogProps {
  readonly page: KeptCase;
  readonly mentionId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function HideDialog({ page, mentionId, isOpen, onClose }: HideDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={say('hiding.title')} description={say('hiding.about')}>
      <HideForm page={page} mentionId={mentionId} onClose={onClose} />
    </Dialog>
  );
}

function HideForm({ page, mentionId, onClose }: Omit<HideDialogProps, 'isOpen'>) {
  const acts = useActs();
  const [reasonCode, setReasonCode] = useState<HideReason>('insult');
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isBusy = useRef(false);
  const isShort = lacksWords(reasonCode, reason);

  async function ask(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (isShort || isBusy.current) return;
    isBusy.current = true;
    const isDone = await acts.askToHide(page, mentionId, { reasonCode, reason: reason.trim() });
    isBusy.current = false;
    if (isDone) onClose();
  }

  return (
    <form noValidate onSubmit={(event) => void ask(event)}>
      <fieldset className="letbe-reasons">
        <legend className="field-label">{say('hiding.reason')}</legend>
        {hideReasons.map((code) => (
          <label key={code} className="letbe-reason">
            <input type="radio" name="reason" checked={reasonCode === code} onChange={() => setReasonCode(code)} />
            {say(`hiding.${code}`)}
          </label>
        ))}
      </fieldset>
      <Field
        label={say('hiding.ownWords')}
        value={reason}
        onValue={setReason}
        maxLength={500}
        error={isAsked && isShort ? say('hiding.ownWordsShort') : undefined}
      />
      <div className="letbe-acts">
        <Button variant="ghost" onClick={onClose}>
          {say('hiding.cancel')}
        </Button>
        <Button type="submit" variant="primary">
          {say('hiding.ask')}
        </Button>
      </div>
    </form>
  );
}
