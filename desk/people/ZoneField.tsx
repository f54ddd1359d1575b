// A time zone by its place: typed, with suggestions, since there are four hundred of them.

import { type ReactNode, useId } from 'react';
import { say } from '../messages/say.ts';
import { Field } from '../parts/Field.tsx';

const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** The zone of whoever sits here: the likeliest one. */
export const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

interface ZoneFieldProps {
  readonly zone: string;
  readonly onZone: (zone: string) => void;
  readonly isRequired: boolean;
  readonly error: string | undefined;
  readonly hint?: ReactNode;
}

export function ZoneField({ zone, onZone, isRequired, error, hint }: ZoneFieldProps) {
  const list = useId();
  return (
    <>
      <Field
        label={say('people.timeZone')}
        list={list}
        required={isRequired}
        autoComplete="off"
        spellCheck={false}
        value={zone}
        onValue={onZone}
        error={error}
        hint={hint}
      />
      <datalist id={list}>
        {zones.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
