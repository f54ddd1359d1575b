// Sends a reply once at a time, or asks for a second person's yes to it. In: the case, what it replies to, the words and
// the guard. Out: `send`, and what stands in its way: notes, newer words of the customer, a colleague's reply, which one
// more press waves through; or what no press does.

import { useEffect, useRef, useState } from 'react';
import type { Visibility } from '../../core/channel.ts';
import type { CasePage } from '../../wire/case.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { useApproving } from './ask-approval.ts';
import { judge } from './judge.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { isComing, type Lying, named } from './pictures.ts';
import { useOutbox } from './send.ts';
import { comingStop, conflict, type Stop, stopOf } from './stops.ts';
import { drafts } from './use-draft.ts';
import type { Judge } from './use-guard.ts';
import type { WrittenWith } from './written-with.ts';

export interface SendingState {
  readonly stop: Stop | null;
  readonly isBusy: boolean;
  readonly send: (visibility: Visibility, via?: 'interface' | 'link_out') => Promise<void>;
  /** Asks for a second person's yes, also where nothing asks for one. */
  readonly ask: (visibility: Visibility) => Promise<void>;
  /** The words change: a trouble of the last try says nothing about the next. */
  readonly forget: () => void;
}

type Via = 'interface' | 'link_out';

/** A press this soon after a stop appeared was meant for what stood there before. */
const noticeMs = 600;

export interface ToSend {
  readonly slug: string;
  readonly page: KeptCase;
  readonly toMentionId: string | null;
  readonly text: string;
  readonly pictures: readonly Lying[];
  /** Null while the guard is on its way: then the server says what it finds. */
  readonly judge: Judge | null;
  readonly standing: ReadonlySet<string>;
  /** A trainee's words leave only with somebody's yes. */
  readonly canSend: boolean;
  readonly written: WrittenWith;
}

export function useSending(given: ToSend): SendingState {
  const { slug, page, text } = given;
  const outbox = useOutbox();
  const approving = useApproving();
  const [stop, setStop] = useState<Stop | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isSending = useRef(false);
  useNewerWords(page, text.trim() === '', setStop);
  const coming = isComing(given);
  useEffect(() => {
    if (!coming) setStop((now) => (now?.isComing ? null : now));
  }, [coming]);

  const send = (visibility: Visibility, via: Via = 'interface'): Promise<void> =>
    press(visibility, via, given.canSend && !page.needsYes[visibility]);
  const ask = (visibility: Visibility): Promise<void> =>
    press(visibility, page.ways[visibility] === 'link_out' ? 'link_out' : 'interface', false);

  async function press(visibility: Visibility, via: Via, canSend: boolean): Promise<void> {
    const isUnseen = stop !== null && stop.waits !== null && Date.now() - stop.atMs < noticeMs;
    if (isSending.current || isUnseen) return;
    if (coming) return setStop(comingStop());
    if (!isPossible(given, visibility, via)) return;
    const outcome = outcomeOf({ ...given, canSend, visibility, stop });
    if (outcome.is === 'stop') setStop(outcome.stop);
    else await leave(outcome, visibility, via);
  }

  async function leave(
    { is, overruled, isAnyway }: Extract<Outcome, { is: 'send' | 'ask' }>,
    visibility: Visibility,
    via: Via,
  ): Promise<void> {
    const { row, seenVersion: saw } = page;
    const { toMentionId, written } = given;
    if (toMentionId === null) return;
    isSending.current = true;
    setBusy(true);
    try {
      const along = { pictures: named({ pictures: given.pictures }), ...written.body };
      const words = { row, saw, toMentionId, text: text.trim(), visibility, via, isAnyway, overruled };
      await (is === 'ask' ? approving.ask : outbox.send)({ ...words, ...along });
      written.clear();
      setStop(null);
    } catch (thrown) {
      drafts.write({ slug, caseId: row.id }, text, row.visibility);
      setStop(stopOf(thrown, page, isAnyway, is));
      outbox.look(row);
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  }

  // Whoever changes the words after being stopped has heard it; newer words of the customer stay newer.
  return { stop, isBusy, send, ask, forget: () => setStop((now) => (now?.waits === 'anyway' ? now : null)) };
}

function isPossible({ page, text, toMentionId, pictures }: ToSend, visibility: Visibility, via: string): boolean {
  if (toMentionId === null || text.trim() === '') return false;
  const canLeave = page.ways[visibility] === 'interface' && judge(text, visibility, page.ways, pictures).mayGo;
  return via === 'link_out' || canLeave;
}

/** What arrives live while somebody writes stops the reply just as it would have at the server. */
function useNewerWords(page: CasePage, isEmpty: boolean, setStop: (stop: Stop) => void): void {
  const { personId } = useKeeping();
  const newestSaid = page.thread.findLast((item) => item.isCustomer && item.removedAt === null)?.id;
  const newestReply = page.replies.findLast((reply) => reply.by.id !== personId && reply.state !== 'cancelled')?.id;
  const seen = useRef({ newestSaid, newestReply });
  const { name } = page.row.customer;
  useEffect(() => {
    const before = seen.current;
    seen.current = { newestSaid, newestReply };
    if (isEmpty) return;
    if (newestSaid !== before.newestSaid) setStop(conflict(say('composer.changedWords', { name })));
    else if (newestReply !== before.newestReply) setStop(conflict(say('composer.changedReply')));
  }, [newestSaid, newestReply, isEmpty, name, setStop]);
}
