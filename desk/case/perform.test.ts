// What an act tells the server that the person saw: what stood on the screen, not what the stream brought since.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { QueryClient } from '@tanstack/react-query';
import type { ActBody } from '../../wire/acts.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { undo } from '../keys/undo.ts';
import type { Keeping } from '../live/keep-true.ts';
import { keepRecent } from '../live/recent.ts';
import { keyOf } from '../live/snapshots.ts';
import type { ToastHandle } from '../parts/toasts.ts';
import { performer, type Shown } from './perform.ts';

const slug = 'bakery';
const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

const row = (version: number) => ({ id: 'c1', version, state: 'open', assignee: null, deadlineAt: null }) as CaseRow;

/** A desk with one open case, whose words are those of `seenVersion`, and a server that answers in this order. */
function desk({ row: shownRow, seenVersion }: Shown, answers: readonly (CaseRow | 'conflict')[]) {
  const asked: ActBody[] = [];
  const toasts: Parameters<ToastHandle['show']>[0][] = [];
  const left = [...answers];
  globalThis.fetch = async (_, init) => {
    asked.push(JSON.parse(String(init?.body)));
    const answer = left.shift();
    return answer === 'conflict'
      ? Response.json({ code: 'conflict', message: 'The customer wrote.', facet: 'words' }, { status: 409 })
      : Response.json({ row: answer, event: 1 });
  };
  const client = new QueryClient();
  client.setQueryData(keyOf.case(slug, 'c1'), { row: shownRow, seenVersion, events: [], asOf: 1 });
  const keeping: Keeping = { client, slug, personId: 'p1', recent: keepRecent(), recount: () => {} };
  const toast: ToastHandle = {
    show: (one) => {
      toasts.push(one);
      return toasts.length;
    },
    dismiss: () => {},
  };
  return { perform: performer(keeping, toast), asked, toasts, client };
}

const told = { message: 'done' };
const saw = (asked: readonly ActBody[]) => asked.map((body) => body.saw);

test('every act says the version whose words stood there, also when the row is newer already', async () => {
  const shown = { row: row(6), seenVersion: 5 };
  const { perform, asked } = desk(shown, [row(7), row(8), row(9)]);
  await perform(shown, { act: 'resolve' }, told);
  await perform(shown, { act: 'let_be', reason: 'spam' }, told);
  await perform(shown, { act: 'assign', assigneeId: 'p2' }, told);
  assert.deepEqual(saw(asked), [5, 5, 5]);
});

test('taking an act back goes from the row it gave', async () => {
  const shown = { row: row(6), seenVersion: 5 };
  const { perform, asked } = desk(shown, [row(7), row(8)]);
  await perform(shown, { act: 'assign', assigneeId: 'p2' }, { ...told, back: { act: 'assign', assigneeId: null } });
  assert.equal(await undo(), true);
  assert.deepEqual(saw(asked), [5, 7]);
});

test('after a conflict, "anyway" goes from what is shown by then', async () => {
  const shown = { row: row(6), seenVersion: 5 };
  const { perform, asked, toasts, client } = desk(shown, ['conflict', row(8)]);
  assert.equal(await perform(shown, { act: 'let_be', reason: 'spam' }, told), false);
  client.setQueryData(keyOf.case(slug, 'c1'), { row: row(7), seenVersion: 7, events: [], asOf: 2 });
  toasts[0]?.action?.onAct();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(saw(asked), [5, 7]);
  assert.equal(asked[1]?.act === 'let_be' && asked[1].isAnyway, true);
});
