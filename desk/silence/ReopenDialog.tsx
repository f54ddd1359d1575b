// Opens a case again that was let be, with a note that tells whoever decided why. In: the decision. Out: an open case.

import { useState } from 'react';
import type { SilenceRow } from '../../wire/silence.ts';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { useSilenceAct } from './use-silence-act.ts';

const leastLength = 3;

interface ReopenProps {
  readonly slug: string;
  readonly row: SilenceRow;
  readonly onClose: () => void;
}

export function ReopenDialog(props: ReopenProps) {
  const { row, onClose } = props;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={say('silence.reopenTitle', { name: row.customerName })}
      description={say('silence.reopenAbout', { by: row.by.name })}
    >
      <ReopenForm {...props} />
    </Dialog>
  );
}

function ReopenForm({ slug, row, onClose }: ReopenProps) {
  const [note, setNote] = useState('');
  const [isAsked, setAsked] = useState(false);
  const by = row.by.name;
  const reopening = useSilenceAct(slug, row, () => say('silence.reopenDone', { name: row.customerName }), onClose);
  const isShort = note.trim().length < leastLength;
  const reopen = (): void => {
    setAsked(true);
    if (!isShort) reopening.mutate({ act: 'reopen', note: note.trim() });
  };
  return (
    <DialogForm
      className="silence-reopen"
      sending={{ mutate: reopen, isPending: reopening.isPending }}
      trouble={undefined}
      send={say('silence.reopenDo')}
      cancel={say('parts.cancel')}
      onCancel={onClose}
    >
      <Field
        label={say('silence.reopenNote', { by })}
        value={note}
        onValue={setNote}
        required
        maxLength={2000}
        error={isAsked && isShort ? say('silence.reopenShort', { by }) : undefined}
      />
    </DialogForm>
  );
}
