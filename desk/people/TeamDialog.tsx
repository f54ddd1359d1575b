// A team's name and who is in it; a new one, when none is given.

import { useState } from 'react';
import type { PersonView, TeamView } from '../../wire/people.ts';
import { postTeam, putTeam } from '../api.ts';
import { say } from '../messages/say.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { formTroubleOf } from '../trouble.ts';
import { useChange } from './use-change.ts';

interface TeamDialogProps {
  readonly slug: string;
  readonly team: TeamView | null;
  readonly people: readonly PersonView[];
  readonly onClose: () => void;
}

export function TeamDialog(props: TeamDialogProps) {
  const { team, onClose } = props;
  const title = team === null ? say('people.newTeamTitle') : say('people.editTeamTitle', { name: team.name });
  return (
    <Dialog isOpen onClose={onClose} title={title}>
      <TeamForm {...props} />
    </Dialog>
  );
}

function TeamForm({ slug, team, people, onClose }: TeamDialogProps) {
  const [name, setName] = useState(team?.name ?? '');
  const [memberIds, setMemberIds] = useState<readonly string[]>(team?.memberIds ?? []);
  const saving = useChange(slug, {
    send: () => {
      const body = { name, memberIds: [...memberIds] };
      return team === null ? postTeam(slug, body) : putTeam(slug, team.id, body);
    },
    done: () => say('people.saved'),
    onDone: onClose,
    isForm: true,
  });
  const trouble = formTroubleOf(saving.error, ['name']);
  const toggle = (id: string): void =>
    setMemberIds(memberIds.includes(id) ? memberIds.filter((one) => one !== id) : [...memberIds, id]);
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
        label={say('people.teamName')}
        required
        autoFocus
        maxLength={100}
        value={name}
        onValue={setName}
        error={trouble.of('name')}
      />
      <fieldset className="members">
        <legend className="field-label">{say('people.members')}</legend>
        {people.map((person) => (
          <label key={person.id} className="member">
            <input type="checkbox" checked={memberIds.includes(person.id)} onChange={() => toggle(person.id)} />
            <Avatar name={person.name} size={24} />
            <span className="member-name">{person.name}</span>
            <span className="row-about">{say(`people.role.${person.role}`)}</span>
          </label>
        ))}
      </fieldset>
    </DialogForm>
  );
}
