// "The same person on another channel", said by a person and never found out in silence. In: the case and its customer.
// Out: both under one customer, until somebody takes it back.

import { useState } from 'react';
import type { CustomerFound } from '../../wire/customers.ts';
import { linkCustomers } from '../api.ts';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { formTroubleOf } from '../trouble.ts';
import { CaseChoice } from './CaseChoice.tsx';
import type { JoiningProps } from './MergeDialog.tsx';
import { useFoundCustomers } from './use-found-customers.ts';
import { useLinking } from './use-linking.ts';

export function LinkCustomerDialog(props: JoiningProps) {
  const { name } = props.page.customer;
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={say('joining.linkTitle', { name })}
      description={say('joining.linkAbout')}
    >
      <LinkForm {...props} />
    </Dialog>
  );
}

function LinkForm({ slug, page, onClose }: JoiningProps) {
  const { customer } = page;
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<CustomerFound | null>(null);
  const [isAsked, setAsked] = useState(false);
  const found = useFoundCustomers(slug, typed);
  const others = found.customers.filter(({ id }) => id !== customer.id);
  const linking = useLinking(slug, {
    send: () => linkCustomers(slug, customer.id, { otherId: chosen?.id ?? '', caseId: page.row.id }),
    done: () => say('joining.linkDone', { name: customer.name, other: chosen?.name ?? '' }),
    onDone: onClose,
  });
  const missing = isAsked && chosen === null ? say('joining.linkChoose') : undefined;
  const link = (): void => {
    setAsked(true);
    if (chosen !== null) linking.mutate();
  };
  return (
    <DialogForm
      className="joining"
      sending={{ mutate: link, isPending: linking.isPending }}
      trouble={missing ?? formTroubleOf(linking.error, []).general}
      send={say('joining.linkDo')}
      cancel={say('parts.cancel')}
      onCancel={onClose}
    >
      <Field
        label={say('joining.findLabel')}
        hint={say('joining.findHint')}
        value={typed}
        onValue={setTyped}
        maxLength={100}
        autoComplete="off"
        required
      />
      {found.isNobody && <p className="joining-quiet">{say('joining.findNobody')}</p>}
      {others.length > 0 && (
        <fieldset className="joining-group">
          <legend>{say('joining.linkChoose')}</legend>
          <div className="joining-choices">
            {others.map((other) => (
              <CaseChoice
                key={other.id}
                type="radio"
                isChosen={other.id === chosen?.id}
                onChoose={() => setChosen(other)}
                channels={other.identities.map(({ channel }) => channel)}
                head={<Who other={other} />}
                words={other.cases[0]?.firstLine ?? null}
                at={other.cases[0]?.lastMentionAt ?? null}
              />
            ))}
          </div>
        </fieldset>
      )}
    </DialogForm>
  );
}

function Who({ other }: { readonly other: CustomerFound }) {
  const handles = other.identities.flatMap(({ handle }) => handle ?? []);
  return (
    <>
      <bdi>{other.name}</bdi>
      <bdi className="joining-handles" dir="ltr">
        {handles.join(', ')}
      </bdi>
    </>
  );
}
