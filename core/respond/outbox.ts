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

/** What a person can do with a reply on its way: take it back, try it again, or say what became of it. */
export type ReplyAct = 'undo' | 'retry' | 'send_now' | 'it_is_there' | 'it_is_not_there';

export interface Settled {
  readonly state: 'cancelled' | 'queued' | 'sent';
  /** What the sender does next; null: nothing any more. */
  readonly next: 'send' | 'look' | null;
}

const allowedIn: Readonly<Record<ReplyAct, readonly ReplyState[]>> = {
  // One that may stand on the platform is not taken back by forgetting it: a person says first whether it is there.
  undo: ['queued', 'failed'],
  retry: ['queued', 'failed'],
  send_now: ['queued'],
  it_is_there: ['unknown'],
  it_is_not_there: ['unknown'],
};

/** What a person's act makes of a reply; null when it comes too late or answers no question. */
export function afterAct(
  act: ReplyAct,
  reply: { readonly state: ReplyState; readonly attempts: number },
): Settled | null {
  if (!allowedIn[act].includes(reply.state)) return null;
  switch (act) {
    case 'undo':
      return { state: 'cancelled', next: null };
    case 'retry':
    case 'send_now':
      // It failed, but an attempt was made: look before speaking again.
      return { state: 'queued', next: reply.attempts > 0 ? 'look' : 'send' };
    case 'it_is_there':
      return { state: 'sent', next: null };
    case 'it_is_not_there':
      return { state: 'queued', next: 'send' };
  }
}
