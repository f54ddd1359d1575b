// "No clear policy": asks whoever decides, and promises the customer an answer until then, in one act.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { isAtLeast } from '../../core/role.ts';
import type { PersonView } from '../../wire/people.ts';
import { answersKey } from '../answers/snapshots.ts';
import { askQuestion } from '../api.ts';
import { keyOf, peopleOf, teamsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session.ts';
import { troubleOf } from '../trouble.ts';
import { fromField, promiseTimes, toField } from './promise-times.ts';

interface AskOwnerProps {
  readonly slug: string;
  readonly caseId: string;
  readonly version: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function AskOwner(props: AskOwnerProps) {
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={say('answers.askTitle')}
      description={say('answers.askAbout')}
    >
      <AskForm {...props} />
    </Dialog>
  );
}

function AskForm({ slug, caseId, version, onClose }: AskOwnerProps) {
  const client = useQueryClient();
  const id = useId();
  const { owners, nameOf } = useOwners(slug);
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState('');
  const [until, setUntil] = useState(() => toField(promiseTimes(new Date()).at(-1)?.at ?? new Date()));
  const to = chosen === '' ? (owners[0]?.options[0]?.id ?? '') : chosen;
  const asking = useMutation({
    mutationFn: () => {
      const isTeam = owners.some((group) => group.isTeams && group.options.some((one) => one.id === to));
      const promiseUntil = fromField(until)?.toISOString() ?? null;
      const whom = isTeam ? { toTeamId: to } : { toPersonId: to };
      return askQuestion(slug, caseId, { saw: version, words: asked, ...whom, promiseUntil });
    },
    onSuccess: async () => {
      onClose();
      showToast({ message: say('answers.asked', { to: nameOf(to) }), tone: 'good' });
      await Promise.all([
        client.invalidateQueries({ queryKey: answersKey(slug) }),
        client.invalidateQueries({ queryKey: keyOf.case(slug, caseId) }),
      ]);
    },
  });
  return (
    <DialogForm
      className="ask-owner"
      sending={asking}
      trouble={asking.isError ? troubleOf(asking.error) : undefined}
      send={say('answers.askSend')}
      cancel={say('answers.cancel')}
      onCancel={onClose}
    >
      <div className="field">
        <label className="field-label" htmlFor={`${id}-to`}>
          {say('answers.askWhom')}
        </label>
        <select
          id={`${id}-to`}
          className="field-input"
          value={to}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          {owners.map(({ label, options }) => (
            <optgroup key={label} label={label}>
              {options.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-words`}>
          {say('answers.askWords')}
        </label>
        <textarea
          id={`${id}-words`}
          className="field-input"
          rows={3}
          dir="auto"
          minLength={3}
          maxLength={1000}
          required
          value={asked}
          onChange={({ currentTarget }) => setAsked(currentTarget.value)}
        />
      </div>
      <Field
        label={say('answers.askPromise')}
        type="datetime-local"
        value={until}
        onValue={setUntil}
        hint={say('answers.askPromiseAbout')}
      />
    </DialogForm>
  );
}

/** Whoever decides for others is asked first; a trainee is never the one nobody chose. */
const rank = (one: PersonView, me: string | undefined): number =>
  one.id === me ? 2 : isAtLeast(one.role, 'lead') ? 0 : 1;

/** Who can be asked: the others first, then the teams somebody is in. */
function useOwners(slug: string) {
  const me = useSession()?.person.id;
  const people = useQuery(peopleOf(slug)).data?.people ?? [];
  const teams = useQuery(teamsOf(slug)).data ?? [];
  const others = people.toSorted((a, b) => rank(a, me) - rank(b, me));
  const asked = teams.filter((one) => !one.isArchived && one.memberIds.length > 0);
  const owners = [
    { label: say('answers.askPeople'), isTeams: false, options: others },
    { label: say('answers.askTeams'), isTeams: true, options: asked },
  ].filter((group) => group.options.length > 0);
  const nameOf = (id: string): string =>
    owners.flatMap((group) => [...group.options]).find((one) => one.id === id)?.name ?? '';
  return { owners, nameOf };
}
