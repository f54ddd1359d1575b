// An error in, the sentence for the person out: what happened, what is safe, what to do. The server's own words are
// used when it had some; they follow the same rule.

import { ApiError } from './api.ts';
import { say } from './messages/say.ts';

export function troubleOf(thrown: unknown): string {
  if (!(thrown instanceof ApiError)) return say('trouble.crash');
  if (thrown.status === 0) return say('trouble.offline');
  if (thrown.code === 'unexpected') return say('trouble.unexpected', { status: String(thrown.status) });
  return thrown.message;
}

/** The words for one field of a form, and those for the whole of it. */
export interface FormTrouble {
  readonly of: (field: string) => string | undefined;
  readonly general: string | undefined;
}

const NONE: FormTrouble = { of: () => undefined, general: undefined };

/** `fields`: those the form shows. A trouble with any other belongs to the form as a whole. */
export function formTroubleOf(thrown: unknown, fields: readonly string[]): FormTrouble {
  if (thrown === null || thrown === undefined) return NONE;
  const words = troubleOf(thrown);
  const field = thrown instanceof ApiError ? thrown.field : undefined;
  if (field === undefined || !fields.includes(field)) return { of: () => undefined, general: words };
  return { of: (name) => (name === field ? words : undefined), general: undefined };
}
