// "I am away until …": from which day, back on which, why, and who stands in. For oneself, or by a lead for others.

import { useState } from 'react';
import type { AwayKind, PersonView } from '../../wire/people.ts';
import { postAway } from '../api.ts';
import { sayDay } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { formTroubleOf } from '../trouble.ts';
import { dayAfter, dayOf, startOf } from './days.ts';
import { PersonSelect } from './PersonSelect.tsx';
import { useChange } from './use-change.ts';

interface AwayDialogProps {
  readonly slug: string;
  readonly person: PersonView;
  readonly others: readonly PersonView[];
  readonly isSelf: boolean;
  readonly onClose: () => void;
}

const kinds = ['holiday', 'sick', 'training', 'other'] as const satisfies readonly AwayKind[];

export function AwayDialog(props: AwayDialogProps) {
  const title = props.isSelf ? say('people.awaySelfTitle') : say('people.awayTitle', { name: props.person.name });
  return (
    <Dialog isOpen onClose={props.onClose} title={title} description={say('people.awayAbout')}>
      <AwayForm {...props} />
    </Dialog>
  );
}

function AwayForm({ slug, person, others, onClose }: AwayDialogProps) {
  const [today] = useState(() => dayOf(new Date()));
  const [first, setFirst] = useState(today);
  const [back, setBack] = useState(dayAfter(today, 7));
  const [kind, setKind] = useState<AwayKind>('holiday');
  const [deputyId, setDeputyId] = useState(others.some((one) => one.id === person.deputyId) ? person.deputyId : null);
  const [from, until] = [startOf(first), startOf(back)];
  const isWrong = from === null || until === null || until <= from;
  const saving = useChange(slug, {
    send: async () => {
      if (isWrong) return;
      // From today on means from now on.
      const begins = first === today ? {} : { from: from.toISOString() };
      await postAway(slug, person.id, { ...begins, until: until.toISOString(), kind, deputyId });
    },
    done: () => say('people.awayDone', { day: sayDay(until ?? new Date()) }),
    onDone: onClose,
    isForm: true,
  });
  const trouble = formTroubleOf(saving.error, ['until', 'deputyId']);
  return (
    <DialogForm
      className="people-form"
      sending={{ ...saving, mutate: () => !isWrong && saving.mutate() }}
      trouble={trouble.general}
      send={say('people.save')}
      cancel={say('parts.cancel')}
      onCancel={onClose}
    >
      <div className="people-pair">
        <Field label={say('people.awayFirst')} type="date" required min={today} value={first} onValue={setFirst} />
        <Field
          label={say('people.awayBack')}
          type="date"
          required
          autoFocus
          min={dayAfter(first, 1)}
          value={back}
          onValue={setBack}
          error={isWrong ? say('people.awayWrong') : trouble.of('until')}
        />
      </div>
      <KindChoices kind={kind} onKind={setKind} />
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

function KindChoices({ kind, onKind }: { readonly kind: AwayKind; readonly onKind: (kind: AwayKind) => void }) {
  return (
    <fieldset className="kinds">
      <legend className="field-label">{say('people.awayKind')}</legend>
      {kinds.map((one) => (
        <label key={one} className="kind">
          <input type="radio" name="away-kind" checked={one === kind} onChange={() => onKind(one)} />
          {say(`people.kind.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
