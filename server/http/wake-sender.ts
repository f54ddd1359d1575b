// Has the sender look again when a reply can no longer be taken back: its own round would come later.

import type { Workers } from '../workers.ts';

/** A little after the instant, so that it has passed by the sender's clock too. */
const marginMs = 5;

export function wakeWhenDue({ sender }: Pick<Workers, 'sender'>, dueAt: Date, now: Date): void {
  setTimeout(() => sender.wake(), Math.max(0, dueAt.getTime() - now.getTime()) + marginMs).unref();
}
