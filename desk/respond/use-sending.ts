// Sends a reply once at a time. In: the case, what it replies to, the words. Out: `send`, and what stands in its way:
// newer words of the customer or a colleague's reply, which one more press waves through, or a trouble.

import { useEffect, useRef, useState } from 'react';
import type { Visibility } from '../../core/channel.ts';
import type { CasePage } from '../../wire/case.ts';
import { isApiError } from '../api.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { troubleOf } from '../trouble.ts';
import { judge } from './judge.ts';
import { useOutbox } from './send.ts';
import { drafts } from './use-draft.ts';

export interface Stop {
  readonly words: string;
  /** True when sending anyway is a person's to decide. */
  readonly isConflict: boolean;
  readonly atMs: number;
}

export interface SendingState {
  readonly stop: Stop | null;
  readonly isBusy: boolean;
  readonly send: (visibility: Visibility, via?: 'interface' | 'link_out') => Promise<void>;
  /** The words change: a trouble of the last try says nothing about the next. */
  readonly forget: () => void;
}

/** A press this soon after a conflict appeared was meant for what stood there before. */
const noticeMs = 600;

export function useSending(slug: string, page: KeptCase, toMentionId: string | null, text: string): SendingState {
  const outbox = useOutbox();
  const [stop, setStop] = useState<Stop | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isSending = useRef(false);
  const isEmpty = text.trim() === '';
  useNewerWords(page, isEmpty, setStop);

  async function send(visibility: Visibility, via: 'interface' | 'link_out' = 'interface'): Promise<void> {
    const canLeave = page.ways[visibility] === 'interface' && judge(text, visibility, page.ways).mayGo;
    const isPossible = via === 'link_out' || canLeave;
    const isUnseen = stop?.isConflict === true && Date.now() - stop.atMs < noticeMs;
    if (isSending.current || toMentionId === null || isEmpty || !isPossible || isUnseen) return;
    isSending.current = true;
    setBusy(true);
    try {
      const isAnyway = stop?.isConflict ?? false;
      await outbox.send({
        row: page.row,
        saw: page.seenVersion,
        toMentionId,
        text: text.trim(),
        visibility,
        via,
        isAnyway,
      });
      setStop(null);
    } catch (thrown) {
      drafts.write({ slug, caseId: page.row.id }, text, page.row.visibility);
      setStop(stopOf(thrown, page));
      outbox.look(page.row);
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  }

  return { stop, isBusy, send, forget: () => setStop((now) => (now?.isConflict === true ? now : null)) };
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

const conflict = (words: string): Stop => ({ words, isConflict: true, atMs: Date.now() });

function stopOf(thrown: unknown, page: CasePage): Stop {
  if (isApiError(thrown, 'conflict')) {
    return conflict(
      thrown.message === '' ? say('composer.changedWords', { name: page.row.customer.name }) : thrown.message,
    );
  }
  const words = isApiError(thrown, 'offline') ? say('composer.notReached') : troubleOf(thrown);
  return { words, isConflict: false, atMs: Date.now() };
}
