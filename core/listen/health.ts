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
  /** The shortest interval the platform is happy with. */
  readonly leastEveryMs: number;
  /** The business's own place: there it is looked at its usual pace however quiet it is. */
  readonly isOwned: boolean;
  /** When something was last heard there, this poll included; before anything was, when it was connected. */
  readonly lastHeardAt: Date;
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
/** While people speak at a place, it is looked at this many times as often. */
const livelyFactor = 4;
/** How long a place of others has been silent, and how many times longer the interval then is. */
const quietFactors = [
  { afterMs: 14 * 86_400_000, factor: 4 },
  { afterMs: 3 * 86_400_000, factor: 2 },
] as const;
/** No place may silence a source for longer, whatever it asks for. */
export const longestRestMs = 86_400_000;

export function healthAfter(end: PollEnd, before: SourceBefore): Health {
  const failures = end.failure === null ? 0 : before.failures + 1;
  const isFailing = end.failure !== null && (needsPerson.includes(end.failure.code) || failures >= failingAfter);
  return {
    state: isFailing ? 'failing' : 'listening',
    nextAt: new Date(end.at.getTime() + waitMs(end, before, failures)),
    event: news(before.state, isFailing),
  };
}

function news(before: SourceBefore['state'], isFailing: boolean): Health['event'] {
  if (isFailing && before === 'listening') return 'source.failing';
  return !isFailing && before === 'failing' ? 'source.recovered' : null;
}

/** The place's pace, or longer if it asked for rest; after failures the interval doubles each time, up to an hour. */
function waitMs({ at, failure, restMs }: PollEnd, before: SourceBefore, failures: number): number {
  const { everyMs } = before;
  if (failure === null) return Math.max(paceMs(before, at), Math.min(restMs, longestRestMs));
  if (failure.retryAt !== null)
    return Math.min(Math.max(1000, failure.retryAt.getTime() - at.getTime()), longestRestMs);
  return Math.min(Math.max(leastWaitMs, everyMs) * 2 ** Math.min(failures - 1, 10), longestWaitMs);
}

/**
 * Where people spoke within the last two intervals more is to be expected soon; a place of others that has been silent
 * for days can wait, up to an hour.
 */
function paceMs({ everyMs, leastEveryMs, isOwned, lastHeardAt }: SourceBefore, at: Date): number {
  const quietMs = at.getTime() - lastHeardAt.getTime();
  if (quietMs < 2 * everyMs) return Math.max(leastEveryMs, everyMs / livelyFactor);
  const quiet = isOwned ? undefined : quietFactors.find(({ afterMs }) => quietMs >= afterMs);
  return quiet === undefined ? everyMs : Math.max(everyMs, Math.min(everyMs * quiet.factor, longestWaitMs));
}
