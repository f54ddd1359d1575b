// The inputs of a form that a channel's manifest describes. The desk knows no channel; it draws what it is told.

import type { ChannelView } from '../../wire/sources.ts';
import { Field } from '../parts/Field.tsx';
import type { FormTrouble } from '../trouble.ts';

export type ManifestField = ChannelView['sourceKinds'][number]['fields'][number];

const INPUT = {
  text: { type: 'text' },
  url: { type: 'text', inputMode: 'url', autoCapitalize: 'none', spellCheck: false },
  secret: { type: 'password' },
} as const;

interface ManifestFieldsProps {
  readonly fields: readonly ManifestField[];
  readonly values: Readonly<Record<string, string>>;
  readonly onValues: (values: Readonly<Record<string, string>>) => void;
  readonly trouble: FormTrouble;
}

export function ManifestFields({ fields, values, onValues, trouble }: ManifestFieldsProps) {
  return fields.map((field, n) => (
    <Field
      key={field.name}
      {...INPUT[field.kind]}
      label={field.label}
      required={field.isRequired}
      autoFocus={n === 0}
      autoComplete="off"
      value={values[field.name] ?? ''}
      onValue={(value) => onValues({ ...values, [field.name]: value })}
      error={trouble.of(field.name)}
      {...(field.placeholder === undefined ? {} : { placeholder: field.placeholder })}
      {...(field.hint === undefined ? {} : { hint: field.hint })}
    />
  ));
}

/** Only what was filled in. */
export function filledIn(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
}
