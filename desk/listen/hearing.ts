// Whether the desk is listening, in one word and a number. Trouble is said before work, work before rest.

import type { SourceView } from '../../wire/sources.ts';

export interface Hearing {
  readonly name: 'failing' | 'firstRead' | 'listening';
  readonly count: number;
}

type Heard = Pick<SourceView, 'state' | 'isFirstRead' | 'errorCode'>;

export function hearingOf(sources: readonly Heard[]): Hearing {
  const failing = sources.filter(isDeaf).length;
  if (failing > 0) return { name: 'failing', count: failing };
  const listening = sources.filter(({ state }) => state === 'listening');
  const reading = listening.filter(({ isFirstRead }) => isFirstRead).length;
  if (reading > 0) return { name: 'firstRead', count: reading };
  return { name: 'listening', count: listening.length };
}

/** Failing, or never heard yet because its first reads went wrong. A source that once was heard gets its retries. */
export function isDeaf({ state, isFirstRead, errorCode }: Heard): boolean {
  return state === 'failing' || (state === 'listening' && isFirstRead && errorCode !== null);
}
