// The walk down a list that gives its newest first: where it ends, what it hears again, and what it must not lose.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json, Page } from '../../channel.ts';
import { walkNewest } from './walk.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const MINUTE_MS = 60_000;

/** A list of ten a page; each thing is as many minutes old as its number. */
class List {
  readonly things = new Map<number, string>();
  readonly read: string[] = [];

  add(from: number, to: number): void {
    for (let minutes = from; minutes <= to; minutes += 1) this.things.set(minutes, 'new');
  }

  async poll(cursor: Json, now = NOW): Promise<{ heard: number[]; gaps: string[]; cursor: Json }> {
    const pages: Page[] = [];
    for await (const page of walkNewest({ read: async (token) => this.page(token), deepPages: 3 }, cursor, now)) {
      pages.push(page);
    }
    const heard = pages.flatMap(({ raws }) => raws.map(({ externalId }) => Number(externalId)));
    const last = JSON.parse(JSON.stringify(pages.at(-1)?.cursor)) as Json;
    return { heard, gaps: pages.flatMap(({ gap }) => gap?.why ?? []), cursor: last };
  }

  private page(token: string | null) {
    this.read.push(token ?? 'top');
    const from = Number(token ?? 0);
    const ages = [...this.things.keys()].sort((a, b) => a - b);
    const entries = ages.slice(from, from + 10).map((age) => ({
      key: String(age),
      at: new Date(NOW.getTime() - age * MINUTE_MS),
      sign: this.things.get(age) ?? '',
      raws: async () => ({ raws: [{ externalId: String(age), body: age }] }),
    }));
    return { entries, next: from + 10 < ages.length ? String(from + 10) : null };
  }
}

test('the first poll is bounded; the next reads a little further back and hears only what is new or changed', async () => {
  const list = new List();
  list.add(60, 120);
  const first = await list.poll(null);
  assert.equal(first.heard.length, 30, 'three pages of ten');
  assert.equal(first.heard[0], 69, 'oldest of a page first');
  list.add(5, 6);
  list.things.set(61, 'changed');
  const second = await list.poll(first.cursor);
  assert.deepEqual(second.heard, [61, 6, 5]);
  assert.deepEqual(list.read.slice(3), ['top', '10'], 'ten minutes beyond the last poll');
});

test('it goes down to where the last poll ended, however much came, and says where it had to stop', async () => {
  const list = new List();
  list.add(500, 500);
  const { cursor } = await list.poll(null);
  list.add(300, 400);
  const some = await list.poll(cursor);
  assert.deepEqual([some.heard.length, some.gaps], [101, []]);
  list.add(1, 290);
  const many = await list.poll(some.cursor);
  assert.deepEqual([many.heard.length, many.gaps.length], [200, 1]);
  assert.match(many.gaps.join(), /More came at once/);
});

test('a change deep down is heard within the hour, and after a clock was set back', async () => {
  const list = new List();
  list.add(60, 100);
  const first = await list.poll(null);
  list.things.set(85, 'changed');
  const soon = await list.poll(first.cursor);
  assert.deepEqual(soon.heard, []);
  const later = await list.poll(soon.cursor, new Date(NOW.getTime() + 61 * MINUTE_MS));
  assert.deepEqual(later.heard, [85]);
  const back = await list.poll(soon.cursor, new Date(NOW.getTime() - MINUTE_MS));
  assert.deepEqual(back.heard, [85]);
});

test('a date to come does not keep it from going down', async () => {
  const list = new List();
  list.add(-5_000, -5_000);
  list.add(60, 100);
  const { cursor } = await list.poll(null);
  list.add(-50, -1);
  const next = await list.poll(cursor, new Date(NOW.getTime() + 55 * MINUTE_MS));
  assert.equal(next.heard.length, 50);
});
