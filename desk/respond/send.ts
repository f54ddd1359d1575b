// Sending a reply and what can be done with it afterwards. In: the case and the words. Out: the outbox's state in
// the desk at once; a reply taken back returns its words to the composer.

import { useMemo } from 'react';
import type { FindingCode } from '../../core/respond/finding.ts';
import type { ReplyAct } from '../../wire/acts.ts';
import type { ReplyView } from '../../wire/case.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { actOnReply, postReply } from '../api.ts';
import { canUndo, isPast, type Undoable, undo } from '../keys/undo.ts';
import { changeCase, type Keeping, keepRow } from '../live/keep-true.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import { keyOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { useToast } from '../parts/Toast.tsx';
import type { ToastHandle } from '../parts/toasts.ts';
import { troubleOf } from '../trouble.ts';
import { drafts } from './use-draft.ts';
import { pictures } from './use-pictures.ts';

export interface Sending {
  readonly row: CaseRow;
  /** The version whose words stood there. */
  readonly saw: number;
  readonly toMentionId: string;
  readonly text: string;
  readonly pictures: { readonly id: string; readonly alt: string }[];
  readonly visibility: ReplyView['visibility'];
  readonly via: 'interface' | 'link_out';
  readonly isAnyway: boolean;
  /** Notes that were shown and waved through. */
  readonly overruled: readonly FindingCode[];
  readonly phraseIds: string[];
  readonly answerIds: string[];
  readonly promiseUntil?: string | undefined;
  readonly sendAt?: string | undefined;
}

export interface Outbox {
  /** Throws the server's refusal; the words stay in the composer then. */
  readonly send: (sending: Sending) => Promise<void>;
  /** Fetches the case anew: what stopped a reply is shown. */
  readonly look: (row: CaseRow) => void;
  readonly undo: (row: CaseRow, reply: ReplyView) => void;
  readonly settle: (row: CaseRow, reply: ReplyView, act: Exclude<ReplyAct['act'], 'undo'>) => Promise<void>;
}

/** The way back of each reply in its undo window, so that the key and the button take back the same one. */
const waysBack = new Map<string, Undoable>();

export function useOutbox(): Outbox {
  const keeping = useKeeping();
  const toast = useToast();
  return useMemo(
    () => ({
      send: (sending) => send(sending, keeping, toast),
      look: (row) => void keeping.client.invalidateQueries({ queryKey: keyOf.case(keeping.slug, row.id) }),
      undo: (row, reply) => void takeBack(row, reply, keeping, toast),
      settle: (row, reply, act) => settle(row, reply, act, keeping, toast),
    }),
    [keeping, toast],
  );
}

async function send({ row, overruled, ...sending }: Sending, keeping: Keeping, toast: ToastHandle): Promise<void> {
  const place = { slug: keeping.slug, caseId: row.id };
  await drafts.settle(place);
  pictures.settle(place);
  const done = await postReply(keeping.slug, row.id, { ...sending, overruled: [...overruled] });
  drafts.clear(place);
  pictures.clear(place);
  showReply(done.reply, done.row, keeping);
  const leftMs = Date.parse(done.reply.undoUntil) - Date.now();
  if (done.reply.state !== 'queued' || leftMs <= 0) return;
  const wayBack: Undoable = { undo: () => callBack(done.row, done.reply, keeping, toast) };
  waysBack.set(done.reply.id, wayBack);
  canUndo(wayBack);
  window.setTimeout(() => {
    waysBack.delete(done.reply.id);
    isPast(wayBack);
  }, leftMs);
}

async function takeBack(row: CaseRow, reply: ReplyView, keeping: Keeping, toast: ToastHandle): Promise<void> {
  const wayBack = waysBack.get(reply.id);
  if (wayBack === undefined || !(await undo(wayBack))) await callBack(row, reply, keeping, toast);
}

async function callBack(row: CaseRow, reply: ReplyView, keeping: Keeping, toast: ToastHandle): Promise<void> {
  try {
    const done = await actOnReply(keeping.slug, row.id, reply.id, { act: 'undo' });
    showReply(done.reply, done.row, keeping);
    const place = { slug: keeping.slug, caseId: row.id };
    drafts.giveBack(place, reply.text, reply.visibility);
    pictures.giveBack(place, reply.pictures);
    toast.show({ message: say('composer.undone') });
  } catch (thrown) {
    toast.show({ message: troubleOf(thrown), tone: 'bad' });
  }
}

async function settle(
  row: CaseRow,
  reply: ReplyView,
  act: Exclude<ReplyAct['act'], 'undo'>,
  keeping: Keeping,
  toast: ToastHandle,
): Promise<void> {
  try {
    const done = await actOnReply(keeping.slug, row.id, reply.id, { act });
    showReply(done.reply, done.row, keeping);
  } catch (thrown) {
    toast.show({ message: troubleOf(thrown), tone: 'bad' });
  }
}

/** In its place at once. */
function showReply(reply: ReplyView, row: CaseRow, keeping: Keeping): void {
  changeCase(keeping, row.id, (page) => ({
    ...page,
    draft: null,
    pictures: [],
    replies: [...page.replies.filter((other) => other.id !== reply.id), reply],
  }));
  keepRow(row, keeping);
}
