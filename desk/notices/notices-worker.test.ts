// The worker that shows notices, run with a browser's part of it in memory: it always shows something, and opens the desk.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const code = readFileSync(`${import.meta.dirname}/../public/notices-worker.js`, 'utf8');

interface Seen {
  readonly shown: [string, { body: string; tag: string; data: { url: string } }][];
  readonly opened: string[];
  readonly told: unknown[];
}

type Handler = (event: object) => void;

function startWorker(hasWindow: boolean) {
  const handlers = new Map<string, Handler>();
  const seen: Seen = { shown: [], opened: [], told: [] };
  const window = { focus: async () => {}, postMessage: (message: unknown) => seen.told.push(message) };
  const self = {
    addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
    location: { origin: 'https://desk.example.org' },
    registration: { showNotification: async (...shown: Seen['shown'][number]) => seen.shown.push(shown) },
    clients: {
      matchAll: async () => (hasWindow ? [window] : []),
      openWindow: async (url: string) => seen.opened.push(url),
    },
  };
  runInNewContext(code, { self, URL });
  const happen = async (name: string, event: object): Promise<void> => {
    let work: Promise<unknown> = Promise.resolve();
    handlers.get(name)?.({ ...event, waitUntil: (given: Promise<unknown>) => (work = given) });
    await work;
  };
  const press = (url?: string) =>
    happen('notificationclick', { notification: { close: () => {}, data: url === undefined ? null : { url } } });
  return { seen, happen, press };
}

test('a push is shown under its tag; one that cannot be read is shown all the same', async () => {
  const { seen, happen } = startWorker(false);
  const said = { title: 'Late: Ana waits', body: 'Where?', url: '/b/x/case/1', tag: 'd1' };
  await happen('push', { data: { json: () => said } });
  await happen('push', { data: null });
  const [first, second] = seen.shown;
  assert.deepEqual([first?.[0], first?.[1].tag, first?.[1].data.url], [said.title, 'd1', said.url]);
  assert.equal(second?.[0], 'Heed');
});

test('a press opens the case: in the window that is there, else in a new one, and never elsewhere', async () => {
  const closed = startWorker(false);
  await closed.press('/b/x/case/1');
  await closed.press('https://evil.example/');
  await closed.press('//evil.example/');
  assert.deepEqual(closed.seen.opened, ['https://desk.example.org/b/x/case/1']);
  const open = startWorker(true);
  await open.press('/b/x/case/1');
  assert.deepEqual([open.seen.opened, JSON.stringify(open.seen.told)], [[], '[{"open":"/b/x/case/1"}]']);
});
