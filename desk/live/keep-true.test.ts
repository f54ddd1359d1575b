// What was heard reaches every kept snapshot, also when a fetch and an event overtake each other.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryClient } from '@tanstack/react-query';
import type { CasePage } from '../../wire/case.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import type { LiveEvent } from '../../wire/live.ts';
import { type LoadedPage, loaded } from './apply.ts';
import { catchUp, type Keeping, keepRow, keepTrue } from './keep-true.ts';
import { keepRecent } from './recent.ts';
import { type KeptCase, keyOf } from './snapshots.ts';

const slug = 'bakery';

function row(id: string, version: number, more: Partial<CaseRow> = {}): CaseRow {
  const minute = Number(id.slice(1));
  const deadlineAt = new Date(Date.UTC(2026, 10, 22, 8, minute)).toISOString();
  return {
    id,
    version,
    state: 'open',
    isHistory: false,
    assignee: null,
    deadlineAt,
    kind: 'other',
    ...more,
  } as CaseRow;
}

const event = (number: number, of: CaseRow): LiveEvent => ({
  number,
  at: '2026-11-22T08:00:00Z',
  kind: 'mention.heard',
  by: null,
  detail: {},
  caseId: of.id,
  row: of,
});

function desk(rows: CaseRow[], asOf: number) {
  const client = new QueryClient();
  let recounts = 0;
  const recount = (): void => {
    recounts += 1;
  };
  const keeping: Keeping = { client, slug, personId: 'p1', recent: keepRecent(), recount };
  keeping.recent.startAfter(asOf);
  const put = (fetched: CaseRow[], at: number): void => {
    const pages: LoadedPage[] = [loaded({ rows: fetched, next: null, asOf: at })];
    client.setQueryData(keyOf.inbox(slug, 'due'), { pages, pageParams: [undefined] });
  };
  put(rows, asOf);
  const shown = (): string[] => {
    const data = client.getQueryData<{ pages: LoadedPage[] }>(keyOf.inbox(slug, 'due'));
    return (data?.pages ?? []).flatMap((page) => page.rows.map((one) => `${one.id}v${one.version}`));
  };
  return { client, keeping, put, shown, recounts: () => recounts };
}

test('an event puts a row in its place and asks for the counts', () => {
  const { keeping, shown, recounts } = desk([row('c1', 1), row('c5', 1)], 10);
  keepTrue({ type: 'heed', event: event(11, row('c3', 1)) }, keeping);
  assert.deepEqual(shown(), ['c1v1', 'c3v1', 'c5v1']);
  assert.equal(recounts(), 1);
});

test('a fetch that was overtaken by an event does not bring the old state back', () => {
  const { client, keeping, put, shown } = desk([row('c1', 1)], 10);
  keepTrue({ type: 'heed', event: event(11, row('c1', 2, { state: 'resolved' })) }, keeping);
  assert.deepEqual(shown(), []);
  put([row('c1', 1)], 10);
  const key = keyOf.inbox(slug, 'due');
  catchUp(key, client.getQueryData(key), keeping);
  assert.deepEqual(shown(), []);
});

test('a published protocol reaches the case somebody is writing in', () => {
  const { client, keeping } = desk([row('c1', 1)], 10);
  client.setQueryData(keyOf.case(slug, 'c1'), {});
  const of: LiveEvent = { ...event(11, row('c1', 1)), caseId: null, row: null };
  keepTrue({ type: 'heed', event: { ...of, kind: 'person.away' } }, keeping);
  assert.equal(client.getQueryState(keyOf.case(slug, 'c1'))?.isInvalidated, false);
  keepTrue({ type: 'heed', event: { ...of, number: 12, kind: 'protocol.pushed' } }, keeping);
  assert.equal(client.getQueryState(keyOf.case(slug, 'c1'))?.isInvalidated, true);
});

test('a fetch older than everything still known is fetched again', () => {
  const { client, keeping, put } = desk([], 10);
  put([row('c1', 1)], 4);
  const key = keyOf.inbox(slug, 'due');
  catchUp(key, client.getQueryData(key), keeping);
  assert.equal(client.getQueryState(key)?.isInvalidated, true);
});

test('the row of an own act shows before the stream tells of it, and an older one never wins', () => {
  const { keeping, shown } = desk([row('c1', 1), row('c2', 1)], 10);
  keepRow(row('c2', 3), keeping);
  assert.deepEqual(shown(), ['c1v1', 'c2v3']);
  keepTrue({ type: 'heed', event: event(11, row('c2', 2, { state: 'resolved' })) }, keeping);
  assert.deepEqual(shown(), ['c1v1', 'c2v3']);
});

test('an open case shows the new row and is fetched for the words behind it; others are left alone', () => {
  const { client, keeping } = desk([], 10);
  const page = (id: string) => ({ row: row(id, 1), events: [], asOf: 10 }) as unknown as CasePage;
  for (const id of ['c1', 'c2']) client.setQueryData(keyOf.case(slug, id), page(id));
  keepTrue({ type: 'heed', event: event(11, row('c1', 2)) }, keeping);
  assert.equal(client.getQueryData<CasePage>(keyOf.case(slug, 'c1'))?.row.version, 2);
  assert.equal(client.getQueryState(keyOf.case(slug, 'c1'))?.isInvalidated, true);
  assert.equal(client.getQueryState(keyOf.case(slug, 'c2'))?.isInvalidated, false);
});

test('what the stream changes does not make a case look freshly fetched: its draft is as old as it was', () => {
  const { client, keeping } = desk([], 10);
  const key = keyOf.case(slug, 'c1');
  client.setQueryData(key, { row: row('c1', 1), events: [], draft: null, asOf: 10 }, { updatedAt: 5_000 });
  keepTrue({ type: 'heed', event: event(11, row('c1', 2)) }, keeping);
  keepRow(row('c1', 3), keeping);
  assert.equal(client.getQueryData<CasePage>(key)?.row.version, 3);
  assert.equal(client.getQueryState(key)?.dataUpdatedAt, 5_000);
});

test('a reset marks every snapshot of the brand, and of no other', () => {
  const { client, keeping } = desk([], 10);
  client.setQueryData(keyOf.counts(slug), { views: {}, asOf: 10 });
  client.setQueryData(keyOf.counts('other'), { views: {}, asOf: 10 });
  keepTrue({ type: 'reset', number: 99 }, keeping);
  assert.equal(client.getQueryState(keyOf.inbox(slug, 'due'))?.isInvalidated, true);
  assert.equal(client.getQueryState(keyOf.counts(slug))?.isInvalidated, true);
  assert.equal(client.getQueryState(keyOf.counts('other'))?.isInvalidated, false);
});

test("an act of one's own counts as seen, unless something lay between that is still to be shown", () => {
  const { client, keeping } = desk([], 10);
  const key = keyOf.case(slug, 'c1');
  const seen = () => client.getQueryData<KeptCase>(key)?.seenVersion;
  client.setQueryData(key, { row: row('c1', 5), seenVersion: 5, events: [], asOf: 10 });
  keepRow(row('c1', 6), keeping);
  assert.equal(seen(), 6);
  keepTrue({ type: 'heed', event: event(11, row('c1', 7)) }, keeping);
  assert.equal(seen(), 6, 'the stream brings a row, not its words');
  keepRow(row('c1', 8), keeping);
  assert.equal(seen(), 6, 'what lay between has not been shown');
});
