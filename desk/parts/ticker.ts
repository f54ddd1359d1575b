// One clock for everything on screen that counts: however many rows show a time, one timer a step runs. A hidden page
// does not tick, and catches up when it is looked at again.

import { useSyncExternalStore } from 'react';

interface Ticker {
  nowMs: number;
  timer: ReturnType<typeof setInterval> | null;
  readonly watchers: Set<() => void>;
  readonly watch: (watcher: () => void) => () => void;
}

const tickers = new Map<number, Ticker>();

function tickerOf(stepMs: number): Ticker {
  const found = tickers.get(stepMs);
  if (found !== undefined) return found;
  const watchers = new Set<() => void>();
  const tick = (): void => {
    if (document.hidden) return;
    ticker.nowMs = Date.now();
    for (const watcher of watchers) watcher();
  };
  const ticker: Ticker = {
    nowMs: Date.now(),
    timer: null,
    watchers,
    watch: (watcher) => {
      watchers.add(watcher);
      if (ticker.timer === null) {
        ticker.nowMs = Date.now();
        ticker.timer = setInterval(tick, stepMs);
        document.addEventListener('visibilitychange', tick);
      }
      return () => {
        watchers.delete(watcher);
        if (watchers.size > 0 || ticker.timer === null) return;
        clearInterval(ticker.timer);
        ticker.timer = null;
        document.removeEventListener('visibilitychange', tick);
      };
    },
  };
  tickers.set(stepMs, ticker);
  return ticker;
}

/** Now, in epoch milliseconds, renewed every `stepMs` (1,000 for seconds counting down, 30,000 for "5 min ago"). */
export function useNow(stepMs: number): number {
  const ticker = tickerOf(stepMs);
  return useSyncExternalStore(ticker.watch, () => ticker.nowMs);
}
