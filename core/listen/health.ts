// How a source fares after a poll: whether it counts as failing, when it is read next, and what the record says of it.
// Pure; the listener obeys it.

/** What came of one poll, in the channels' closed vocabulary of errors. */
export interface PollEnd {
  readonly at: Date;
  /** Null when it was read to its end. */
  readonly failure: { readonly code: string; readonly retryAt: Date | null } | null;
  /** How long the place asked to be left alone, ms; 0 when it did not. */
  readonly restMs: number;
}

export interface SourceBefore {
  readonly state: 'listening' | 'paused' | 'failing';
  readonly everyMs: number;
  /** Failed polls in a row before this one. */
  readonly failures: number;
}

export interface Health {
  readonly state: 'listening' | 'failing';
  readonly nextAt: Date;
  /** What happened, when that is news. */
  readonly event: 'source.failing' | 'source.recovered' | null;
}

/** Failures in a row after which a source counts as failing. */
const failingAfter = 3;
/** What a person has to mend first; trying again alone does not help. */
const needsPerson: readonly string[] = ['auth_expired', 'gone', 'rejected', 'unreadable'];
const leastWaitMs = 5_000;
const longestWaitMs = 3_600_000;
/** No place may silence a source for longer, whatever it asks for. */
export const longestRestMs = 86_400_000;

export function healthAfter(end: PollEnd, before: SourceBefore): Health {
  const failures = end.failure === null ? 0 : before.failures + 1;
  const isFailing = end.failure !== null && (needsPerson.includes(end.failure.code) || failures >= failingAfter);
  return {
    state: isFailing ? 'failing' : 'listening',
    nextAt: new Date(end.at.getTime() + waitMs(end, before.everyMs, failures)),
    event: news(before.state, isFailing),
  };
}

function news(before: SourceBefore['state'], isFailing: boolean): Health['event'] {
  if (isFailing && before === 'listening') return 'source.failing';
  return !isFailing && before === 'failing' ? 'source.recovered' : null;
}

/** The usual interval, or longer if the place asked for rest; after failures it doubles each time, up to an hour. */
function waitMs({ at, failure, restMs }: PollEnd, everyMs: number, failures: number): number {
  if (failure === null) return Math.max(everyMs, Math.min(restMs, longestRestMs));
  if (failure.retryAt !== null)
    return Math.min(Math.max(1000, failure.retryAt.getTime() - at.getTime()), longestRestMs);
  return Math.min(Math.max(leastWaitMs, everyMs) * 2 ** Math.min(failures - 1, 10), longestWaitMs);
}
