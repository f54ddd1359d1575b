// Asks once more before somebody is removed, and says what becomes of their cases.

import type { PersonView } from '../../wire/people.ts';
import { removePerson } from '../api.ts';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { formTroubleOf } from '../trouble.ts';
import { useChange } from './use-change.ts';

interface RemoveDialogProps {
  readonly slug: string;
  readonly person: PersonView;
  readonly onClose: () => void;
}

export function RemoveDialog({ slug, person: { id, name }, onClose }: RemoveDialogProps) {
  const removing = useChange(slug, {
    send: () => removePerson(slug, id),
    done: () => say('people.removeDone', { name }),
    onDone: onClose,
    isForm: true,
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={say('people.removeTitle', { name })}
      description={say('people.removeAbout')}
    >
      <DialogForm
        className="people-form"
        sending={removing}
        trouble={formTroubleOf(removing.error, []).general}
        send={say('people.removeDo', { name })}
        cancel={say('parts.cancel')}
        onCancel={onClose}
      >
        {null}
      </DialogForm>
    </Dialog>
  );
}
