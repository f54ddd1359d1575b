// How much somebody takes, in which languages, and who stands in for them.

import { useState } from 'react';
import type { PersonView } from '../../wire/people.ts';
import { putWork } from '../api.ts';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { formTroubleOf } from '../trouble.ts';
import { LanguagesField } from './LanguagesField.tsx';
import { PersonSelect } from './PersonSelect.tsx';
import { useChange } from './use-change.ts';

interface WorkDialogProps {
  readonly slug: string;
  readonly person: PersonView;
  readonly others: readonly PersonView[];
  readonly onClose: () => void;
}

export function WorkDialog(props: WorkDialogProps) {
  return (
    <Dialog isOpen onClose={props.onClose} title={say('people.workTitle', { name: props.person.name })}>
      <WorkForm {...props} />
    </Dialog>
  );
}

function WorkForm({ slug, person, others, onClose }: WorkDialogProps) {
  const [capacity, setCapacity] = useState(person.capacity === null ? '' : String(person.capacity));
  const [languages, setLanguages] = useState(person.languages);
  const [deputyId, setDeputyId] = useState(others.some((one) => one.id === person.deputyId) ? person.deputyId : null);
  const saving = useChange(slug, {
    send: () => putWork(slug, person.id, { capacity: capacity === '' ? null : Number(capacity), languages, deputyId }),
    done: () => say('people.saved'),
    onDone: onClose,
    isForm: true,
  });
  const trouble = formTroubleOf(saving.error, ['capacity', 'deputyId']);
  return (
    <DialogForm
      className="people-form"
      sending={saving}
      trouble={trouble.general}
      send={say('people.save')}
      cancel={say('parts.cancel')}
      onCancel={onClose}
    >
      <Field
        label={say('people.capacity')}
        type="number"
        min={0}
        max={10_000}
        step={1}
        inputMode="numeric"
        autoFocus
        value={capacity}
        onValue={setCapacity}
        hint={say('people.capacityHint')}
        error={trouble.of('capacity')}
      />
      <LanguagesField languages={languages} onLanguages={setLanguages} />
      <PersonSelect
        label={say('people.deputy')}
        people={others}
        personId={deputyId}
        onPerson={setDeputyId}
        error={trouble.of('deputyId')}
      />
    </DialogForm>
  );
}
