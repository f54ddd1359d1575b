// What was filled in of a form that a manifest declares. In: its fields, what was given, what stood there before. Out: the
// fields it knows; or a refusal where something required is missing.

import type { FormField } from '../../core/channel.ts';
import { HeedError } from '../problem.ts';

type Values = Readonly<Record<string, string>>;

/** A field that is left out or empty stays as it was before. */
export function fieldsAsked(fields: readonly FormField[], given: Values, before: Values = {}): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { name, label, isRequired } of fields) {
    const value = (Object.hasOwn(given, name) ? given[name]?.trim() : '') || before[name] || '';
    if (value === '' && isRequired) throw new HeedError('bad_request', `Please fill in “${label}”.`, { field: name });
    if (value !== '') values[name] = value;
  }
  return values;
}
