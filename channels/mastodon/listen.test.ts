// One poll after another: long silences, bursts, hiccups, cursors of another age. Nothing is lost without a word.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Json, Page } from '../channel.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { failureOf, first, hands, hear, poll, sourceOf, start } from './testbed.ts';

describe('polling', () => {
  it('puts on record what a poll after a long silence could not fetch', async () => {
    const double = await start();
    const source = sourceOf(double, 'hashtag');
    const old = await double.say({ by: 'ada', text: 'first' });
    const { cursor } = await poll(source);
    for (let n = 0; n < 1_050; n += 1) await double.say({ by: 'ada', text: `number ${n}` });
    const { heard, pages } = await poll(source, cursor);
    assert.equal(heard.length, 1_000);
    const gap = pages.at(-1)?.gap;
    assert.equal(gap?.from, double.find(old)?.createdAt.toISOString());
    assert.ok(gap?.until);
  });

  it('hears all of a burst that follows a quiet first read', async () => {
    for (const kind of ['account', 'hashtag']) {
      const double = await start();
      const source = sourceOf(double, kind);
      const { cursor } = await poll(source);
      for (let n = 0; n < 130; n += 1) await double.say({ by: `customer${n}`, text: `number ${n}` });
      const { heard, pages } = await poll(source, cursor);
      assert.equal(heard.length, 130, kind);
      assert.deepEqual(
        pages[0]?.raws.map((raw) => hear(raw, source).text?.replace('@acme ', '')),
        Array.from({ length: 40 }, (_, n) => `number ${90 + n}`),
        'a page is handed over oldest first',
      );
    }
  });

  it('knows when to come back, from a date as from Unix seconds', async () => {
    for (const kin of [false, true]) {
      const double = await start({ kin });
      double.misbehave({ how: 'rate_limited', retryAfterS: 120 });
      const error = await failureOf(poll(sourceOf(double, 'account')));
      assert.equal(error.code, 'rate_limited');
      const waitMs = (error.retryAt?.getTime() ?? 0) - Date.now();
      assert.ok(waitMs > 110_000 && waitMs <= 121_000, String(waitMs));
    }
  });

  it('keeps the thread through a hiccup of the server', async () => {
    const double = await start();
    const source = sourceOf(double, 'account');
    const root = await double.say({ by: 'ada', text: 'My mug broke.' });
    const middle = await double.say({ by: 'acme', text: 'Which one?', to: root });
    const { cursor } = await poll(source);
    await double.say({ by: 'ada', text: 'The blue one', to: middle });
    const hiccup = { how: 'server_error' } as const;
    let asked = 0;
    const listening = handsForTests({
      fetch: async (url, request) => {
        if (url.includes('/context') && asked++ === 0) double.misbehave(hiccup);
        return hands.fetch(url, request);
      },
    });
    const threads: string[] = [];
    for await (const page of channel.listen({ ...source, cursor }, listening)) {
      threads.push(...page.raws.map((raw) => hear(raw, source).threadId));
    }
    assert.equal(asked, 2);
    assert.deepEqual(threads, [root]);
  });

  it('keeps what it cannot read, as unread', async () => {
    const double = await start();
    await double.say({ by: 'ada', text: 'My mug broke.' });
    const spoiled = handsForTests({
      fetch: async (url, request) => {
        const response = await hands.fetch(url, request);
        if (!url.includes('/notifications')) return response;
        const broken = (response.json() as { status?: { account?: unknown } }[]).map((notification) => ({
          ...notification,
          status: { id: 'x', content: 'no author' },
        }));
        return { ...response, json: () => broken };
      },
    });
    const pages: Page[] = [];
    for await (const page of channel.listen({ ...sourceOf(double, 'account'), cursor: null }, spoiled))
      pages.push(page);
    const raws = pages.flatMap((page) => page.raws);
    assert.equal(raws.length, 1);
    assert.throws(() => hear(first(raws), sourceOf(double, 'account')), /without an id or an author/);
  });

  it('takes a strange cursor for none', async () => {
    const double = await start();
    await double.say({ by: 'ada', text: 'My mug broke.' });
    for (const cursor of ['x', 7, { notifications: { known: 'no' } }, []] as Json[]) {
      assert.equal((await poll(sourceOf(double, 'account'), cursor)).heard.length, 1);
    }
  });
});
