// The last events heard, kept because a fetch can overtake the stream: an answer may arrive after an event it does not
// contain yet. In: events as they come. Out: what a snapshot of a certain number still misses, if that is known.

import type { LiveEvent } from '../../wire/live.ts';

export interface Recent {
  /** Nothing up to this number will ever be told by the stream. */
  readonly startAfter: (number: number) => void;
  readonly add: (event: LiveEvent) => void;
  /** The events after `asOf`, or null when some of them are no longer known: then only fetching again helps. */
  readonly since: (asOf: number) => readonly LiveEvent[] | null;
}

export function keepRecent(most = 500): Recent {
  let floor: number | null = null;
  let events: LiveEvent[] = [];
  return {
    startAfter(number) {
      floor ??= number;
    },
    add(event) {
      floor ??= event.number - 1;
      const newest = events.at(-1)?.number ?? floor;
      if (event.number <= newest) return;
      if (event.number > newest + 1) {
        floor = event.number - 1;
        events = [];
      }
      events.push(event);
      if (events.length > most) floor = events.shift()?.number ?? floor;
    },
    since(asOf) {
      if (floor === null) return [];
      if (asOf < floor) return null;
      return events.filter((event) => event.number > asOf);
    },
  };
}
