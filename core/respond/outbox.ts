// The life of a reply on its way out (law 7): queued → sending → sent | failed | unknown. Pure; the flow obeys it.

export type ReplyState = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cancelled';

/** What came of one attempt, in the channel's closed vocabulary of errors. */
export type Attempt =
  | { readonly came: 'accepted' }
  | { readonly came: 'error'; readonly code: string; readonly retryAt: Date | null };

export type NextStep =
  | { readonly do: 'done' }
  /** Nothing was accepted: try again then. */
  | { readonly do: 'retry'; readonly at: Date }
  /** It may have been accepted: look for it before speaking again, then. */
  | { readonly do: 'look'; readonly at: Date }
  /** A person has to do something first; the code says what. */
  | { readonly do: 'give_up'; readonly code: string };

/** First attempts come quickly, later ones in growing steps: about eight hours in all. */
export const maxAttempts = 12;
const firstWaitMs = 5_000;
const longestWaitMs = 3_600_000;
/** A platform that asks for longer than a day is taken for mistaken: it would silence a reply or a source for good. */
export const longestRestMs = 86_400_000;

export function waitMs(attempt: number): number {
  return Math.min(firstWaitMs * 2 ** Math.max(0, attempt - 1), longestWaitMs);
}

/** What to do after an attempt, `attempts` of which have been made. */
export function afterAttempt(attempt: Attempt, attempts: number, now: Date): NextStep {
  if (attempt.came === 'accepted') return { do: 'done' };
  const later = new Date(now.getTime() + waitMs(attempts));
  switch (attempt.code) {
    case 'outcome_unknown':
      return { do: 'look', at: later };
    case 'rate_limited': {
      const asked = attempt.retryAt?.getTime() ?? 0;
      if (asked <= now.getTime()) return { do: 'retry', at: later };
      return { do: 'retry', at: new Date(Math.min(asked, now.getTime() + longestRestMs)) };
    }
    case 'unreachable':
      return attempts >= maxAttempts ? { do: 'give_up', code: attempt.code } : { do: 'retry', at: later };
    default:
      return { do: 'give_up', code: attempt.code };
  }
}
