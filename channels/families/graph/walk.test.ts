// A storm under one post: what is read at once is bounded, and what had to be left is on record.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drain, type GraphList, walk } from './walk.ts';

const now = new Date('2026-11-22T12:00:00Z');
const since = now.getTime() - 3_600_000;
const atMs = (node: unknown) => (node as { at: number }).at;

/** A post with this many new comments, newest first, a hundred a page. */
function storm(comments: number): { readonly list: GraphList; readonly looks: () => number } {
  let looks = 0;
  const all = Array.from({ length: comments }, (_, n) => ({ at: now.getTime() - n * 10 }));
  const pageFrom = (from: number) => ({
    data: all.slice(from, from + 100),
    next: from + 100 < all.length ? String(from + 100) : null,
  });
  const list: GraphList = {
    look: async () => ({ data: [{ at: now.getTime() }], next: null }),
    sortedBy: atMs,
    found: async (_, floorMs, cut) => {
      const look = async (after: string) => {
        looks += 1;
        return pageFrom(Number(after));
      };
      const nodes = await drain(pageFrom(0), { floorMs, atMs, look, cut });
      return nodes.map((node, n) => ({ raw: { externalId: String(n), body: null }, atMs: atMs(node) }));
    },
  };
  return { list, looks: () => looks };
}

async function walked(list: GraphList) {
  const stretches = [];
  for await (const one of walk(list, { since, top: null, next: null }, now)) stretches.push(one);
  const [only] = stretches;
  assert.ok(only !== undefined && stretches.length === 1);
  return only;
}

test('what fits is read whole, and nothing is called missing', async () => {
  const { list, looks } = storm(2_100);
  const { raws, gap } = await walked(list);
  assert.deepEqual([raws.length, looks(), gap], [2_100, 20, undefined]);
});

test('what is left of a storm is on record, with how far it was read', async () => {
  const { list, looks } = storm(2_500);
  const { raws, gap } = await walked(list);
  assert.deepEqual([raws.length, looks()], [2_100, 20]);
  assert.equal(gap?.from?.getTime(), since - 120_000);
  assert.equal(gap?.until?.getTime(), now.getTime() - 2_099 * 10);
  assert.match(gap?.why ?? '', /not fetched/u);
});
