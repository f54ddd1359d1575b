// Tabs share one stream: one listens, all hear, and when the listening one closes another takes over where it stopped.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveEvent } from '../../wire/live.ts';
import { type Heard, type Stream, shareStream, type World } from './shared-stream.ts';

/** An EventSource whose server is the test. */
class Line extends EventTarget {
  readonly url: string;
  readyState = 1;
  constructor(url: string) {
    super();
    this.url = url;
  }
  say(type: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }));
  }
  refuse(): void {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }
  close(): void {
    this.readyState = 2;
  }
}

class Browser {
  readonly lines: Line[] = [];
  readonly pauses: number[] = [];
  readonly canShare: boolean;
  constructor(canShare = true) {
    this.canShare = canShare;
  }
  get open(): Line[] {
    return this.lines.filter((line) => line.readyState !== 2);
  }
  world(): World {
    return {
      open: (url) => {
        const line = new Line(url);
        this.lines.push(line);
        return line as unknown as EventSource;
      },
      locks: this.canShare ? locks() : undefined,
      channel: this.canShare ? (name) => new BroadcastChannel(name) : undefined,
      wait: (ms, then) => {
        this.pauses.push(ms);
        queueMicrotask(then);
        return () => {};
      },
    };
  }
}

/** Web Locks, as far as one exclusive lock goes. */
const queues = new Map<string, Promise<unknown>>();
function locks(): Pick<LockManager, 'request'> {
  const request = (name: string, options: LockOptions, hold: () => Promise<void>): Promise<void> => {
    const turn = (queues.get(name) ?? Promise.resolve()).then(() => (options.signal?.aborted ? undefined : hold()));
    queues.set(name, turn);
    return turn;
  };
  return { request } as unknown as Pick<LockManager, 'request'>;
}

const event = (number: number): LiveEvent => ({
  number,
  at: '2026-11-22T08:00:00Z',
  kind: 'mention.heard',
  by: null,
  detail: {},
  caseId: null,
  row: null,
});

const streams: Stream[] = [];
let brands = 0;
function newBrand(): string {
  brands += 1;
  return `brand-${brands}`;
}
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

function tab(browser: Browser, brand: string): { stream: Stream; heard: Heard[]; numbers: () => number[] } {
  const heard: Heard[] = [];
  const stream = shareStream(brand, '/live', (one) => heard.push(one), browser.world());
  streams.push(stream);
  const numbers = (): number[] => heard.flatMap((one) => (one.type === 'heed' ? [one.event.number] : []));
  return { stream, heard, numbers };
}

test('two tabs, one line, and both hear everything once', async () => {
  const browser = new Browser();
  const brand = newBrand();
  const a = tab(browser, brand);
  const b = tab(browser, brand);
  a.stream.startAfter(4);
  b.stream.startAfter(4);
  await sleep(5);
  assert.equal(browser.open.length, 1);
  const [line] = browser.open;
  for (const number of [5, 6, 6, 7]) line?.say('heed', event(number));
  await sleep(20);
  assert.deepEqual(a.numbers(), [5, 6, 7]);
  assert.deepEqual(b.numbers(), [5, 6, 7]);
});

test('when the listening tab closes, another goes on after the last event heard', async () => {
  const browser = new Browser();
  const brand = newBrand();
  const a = tab(browser, brand);
  const b = tab(browser, brand);
  a.stream.startAfter(0);
  b.stream.startAfter(0);
  await sleep(5);
  browser.open[0]?.say('heed', event(1));
  await sleep(20);
  a.stream.close();
  await sleep(20);
  assert.equal(browser.open.length, 1);
  assert.equal(browser.open[0]?.url, '/live?lastEventId=1');
  browser.open[0]?.say('heed', event(2));
  await sleep(5);
  assert.deepEqual(b.numbers(), [1, 2]);
  assert.deepEqual(a.numbers(), [1]);
});

test('a jump in the numbers asks for fresh snapshots before the event is told', async () => {
  const browser = new Browser(false);
  const a = tab(browser, newBrand());
  a.stream.startAfter(1);
  browser.open[0]?.say('heed', event(9));
  assert.deepEqual(
    a.heard.map((one) => one.type),
    ['reset', 'heed'],
  );
});

test('a refused line is opened again, later each time, and from the last event', async () => {
  const browser = new Browser(false);
  const a = tab(browser, newBrand());
  a.stream.startAfter(3);
  browser.open[0]?.say('heed', event(4));
  for (let i = 0; i < 3; i += 1) {
    browser.open[0]?.refuse();
    await sleep(1);
  }
  assert.deepEqual(browser.pauses, [500, 1_000, 2_000]);
  assert.equal(browser.open[0]?.url, '/live?lastEventId=4');
});
