// One event stream per browser: HTTP/1.1 allows six connections to a host, and a tab each would use them up.
// In: an address and a brand. Out: every event once, in order, to every tab; whichever tab holds the lock listens.

import type { LiveEvent, LivePresence, LiveReset } from '../../wire/live.ts';

export type Heard =
  | { readonly type: 'heed'; readonly event: LiveEvent }
  | { readonly type: 'reset'; readonly number: number }
  | { readonly type: 'presence'; readonly presence: LivePresence }
  | { readonly type: 'link'; readonly isUp: boolean };

/** What the browser gives; handed in so that tests can bring their own. */
export interface World {
  readonly open: (url: string) => EventSource;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly channel: ((name: string) => BroadcastChannel) | undefined;
  readonly wait: (ms: number, then: () => void) => () => void;
}

export interface Stream {
  /** What snapshots already contain: the stream starts after it. Only the first call counts. */
  readonly startAfter: (number: number) => void;
  readonly close: () => void;
}

const retryMs = [500, 1_000, 2_000, 5_000, 10_000] as const;

export function shareStream(name: string, url: string, hear: (heard: Heard) => void, world: World): Stream {
  let last: number | null = null;
  let isStarted = false;
  const stop = new AbortController();
  const room = world.channel?.(`heed-live:${name}`);
  const canShare = room !== undefined && world.locks !== undefined;

  function take(heard: Heard): void {
    if (stop.signal.aborted) return;
    if (heard.type === 'heed') {
      if (last !== null && heard.event.number <= last) return;
      const isGap = last !== null && heard.event.number > last + 1;
      last = heard.event.number;
      // Numbers have no gaps, so a jump means this tab slept through something.
      if (isGap) hear({ type: 'reset', number: last });
    }
    if (heard.type === 'reset') last = heard.number;
    hear(heard);
  }

  function lead(isOver: AbortSignal): Promise<void> {
    return listen({ url: () => withLast(url, last), world, isOver }, (heard) => {
      room?.postMessage(heard);
      take(heard);
    });
  }

  room?.addEventListener('message', (message: MessageEvent<Heard>) => take(message.data));
  return {
    startAfter(number) {
      if (isStarted) return;
      isStarted = true;
      last ??= number;
      if (!canShare) void lead(stop.signal);
      else
        void world.locks
          ?.request(`heed-live:${name}`, { signal: stop.signal }, () => lead(stop.signal))
          .catch((thrown: unknown) => {
            if (!stop.signal.aborted) throw thrown;
          });
    },
    close() {
      stop.abort();
      room?.close();
    },
  };
}

interface Listening {
  readonly url: () => string;
  readonly world: World;
  readonly isOver: AbortSignal;
}

/** Listens until told to stop. EventSource resumes a cut line by itself; a refused one is opened again, ever more slowly. */
function listen({ url, world, isOver }: Listening, hear: (heard: Heard) => void): Promise<void> {
  return new Promise((end) => {
    let failures = 0;
    let source: EventSource | null = null;
    let stopWaiting = (): void => {};

    const on = (from: EventSource, type: string, read: (data: unknown) => Heard): void =>
      from.addEventListener(type, (message: MessageEvent<string>) => hear(read(JSON.parse(message.data))));

    function open(): void {
      const opened = world.open(url());
      source = opened;
      opened.addEventListener('open', () => {
        failures = 0;
        hear({ type: 'link', isUp: true });
      });
      opened.addEventListener('error', () => {
        hear({ type: 'link', isUp: false });
        if (opened.readyState !== 2) return;
        const pause = retryMs[Math.min(failures, retryMs.length - 1)] ?? 10_000;
        failures += 1;
        stopWaiting = world.wait(pause, open);
      });
      on(opened, 'heed', (data) => ({ type: 'heed', event: data as LiveEvent }));
      on(opened, 'reset', (data) => ({ type: 'reset', number: (data as LiveReset).number }));
      on(opened, 'presence', (data) => ({ type: 'presence', presence: data as LivePresence }));
    }

    isOver.addEventListener('abort', () => {
      stopWaiting();
      source?.close();
      end();
    });
    open();
  });
}

/** A new leader resumes where the old one stopped. EventSource cannot set a header on its first request. */
function withLast(url: string, last: number | null): string {
  return last === null ? url : `${url}?lastEventId=${last}`;
}
