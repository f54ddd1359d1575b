// Gives the open cases of a matter to one person, each by itself and recorded as such. One that changed meanwhile stays
// where it is, and that is said.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isAtLeast } from '../../core/role.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { act, isApiError } from '../api.ts';
import { peopleOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { useToast } from '../parts/Toast.tsx';
import { troubleOf } from '../trouble.ts';
import { voicesKey } from './snapshots.ts';

export function GiveAll({ slug, rows }: { readonly slug: string; readonly rows: readonly CaseRow[] }) {
  const people = (useQuery(peopleOf(slug)).data?.people ?? []).filter((one) => isAtLeast(one.role, 'trainee'));
  const [personId, setPersonId] = useState('');
  const giving = useGiving(slug, rows);
  const person = people.find(({ id }) => id === personId);
  const label = say('voices.giveTo', { count: rows.length });
  return (
    <div className="voices-give">
      <label className="voices-give-label">
        <span>{label}</span>
        <select aria-label={label} value={personId} onChange={(event) => setPersonId(event.currentTarget.value)}>
          <option value="">{say('voices.choose')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Button
        isBusy={giving.isPending}
        disabled={person === undefined}
        onClick={() => person !== undefined && giving.mutate({ id: person.id, name: person.name })}
      >
        {say('voices.give')}
      </Button>
    </div>
  );
}

function useGiving(slug: string, rows: readonly CaseRow[]) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: async ({ id }: { readonly id: string; readonly name: string }) => {
      let changed = 0;
      for (const row of rows) {
        if (row.assignee?.id === id) continue;
        try {
          await act(slug, row.id, { act: 'assign', saw: row.version, assigneeId: id });
        } catch (error) {
          if (!isApiError(error) || error.status !== 409) throw error;
          changed += 1;
        }
      }
      return changed;
    },
    onSuccess: (changed, { name }) => {
      const count = rows.length - changed;
      if (count > 0) toast.show({ message: say('voices.given', { count, name }) });
      if (changed > 0) toast.show({ message: say('voices.notGiven', { count: changed }), tone: 'bad' });
    },
    onError: (error) => toast.show({ message: troubleOf(error), tone: 'bad' }),
    onSettled: () => client.invalidateQueries({ queryKey: voicesKey(slug) }),
  });
}
