// An instant as people say it ("4 min. ago"), kept current; the exact time is in its tooltip and for machines.

import { sayInstant, sayRelative } from '../messages/figures.ts';
import { useNow } from './ticker.ts';

export interface RelativeTimeProps {
  /** ISO 8601. */
  readonly at: string;
  readonly className?: string;
}

export function RelativeTime({ at, className }: RelativeTimeProps) {
  // The ticker rests between its steps: what has just happened would seem to lie ahead.
  const nowMs = Math.max(useNow(15_000), Date.now());
  const instant = new Date(at);
  return (
    <time dateTime={at} title={sayInstant(instant)} className={className}>
      {sayRelative(instant, nowMs)}
    </time>
  );
}
