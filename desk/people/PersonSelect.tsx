// Chooses one of the others, or nobody.

import { useId } from 'react';
import type { PersonView } from '../../wire/people.ts';
import { say } from '../messages/say.ts';

interface PersonSelectProps {
  readonly label: string;
  readonly people: readonly PersonView[];
  readonly personId: string | null;
  readonly onPerson: (id: string | null) => void;
  readonly error?: string | undefined;
}

export function PersonSelect({ label, people, personId, onPerson, error }: PersonSelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={personId ?? ''}
        aria-invalid={error !== undefined || undefined}
        onChange={({ currentTarget: { value } }) => onPerson(value === '' ? null : value)}
      >
        <option value="">{say('people.nobody')}</option>
        {people.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
