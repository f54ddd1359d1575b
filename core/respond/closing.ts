// Until when a reply may be given where a platform closes the door. In: the manifest's window and when they spoke. Out: when
// it ends, whether it has, and the way out.

import type { ReplyWindow, Visibility } from '../channel.ts';

export interface Spoken {
  /** The customer's newest words in the thread. */
  readonly last: Date;
  /** The mention answered. */
  readonly mention: Date;
}

export interface Closing {
  readonly endsAt: Date;
  /** From then on it ends before long, and whoever writes is told. */
  readonly nearAt: Date;
  readonly isOver: boolean;
  readonly wayOut: string;
}

/** Told in the last eighth, and at most a day ahead. */
const dayMs = 86_400_000;
const nearShare = 8;

export function closingOf(window: ReplyWindow | undefined, spoken: Spoken, now: Date): Closing | null {
  if (window === undefined) return null;
  const since = window.since === 'the_mention' ? spoken.mention : spoken.last;
  const endsAt = new Date(since.getTime() + window.forMs);
  const nearAt = new Date(endsAt.getTime() - Math.min(dayMs, window.forMs / nearShare));
  return { endsAt, nearAt, isOver: endsAt.getTime() <= now.getTime(), wayOut: window.wayOut };
}

export type Closings = Readonly<Record<Visibility, Closing | null>>;
