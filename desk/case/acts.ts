// What a person does to a case, with its way back. In: the row as it was seen. Out: the act on the server, the desk
// showing it at once, a notice with Undo; a conflict is said, never overwritten.

import { useMemo } from 'react';
import type { ActBody } from '../../wire/acts.ts';
import type { PersonRef } from '../../wire/basics.ts';
import type { CasePage } from '../../wire/case.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { act, isApiError } from '../api.ts';
import { canUndo, type Undoable, undo } from '../keys/undo.ts';
import { type Keeping, keepRow } from '../live/keep-true.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import { keyOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { type ToastHandle, useToast } from '../parts/Toast.tsx';
import { troubleOf } from '../trouble.ts';

type Doing = ActBody extends infer Body ? (Body extends ActBody ? Omit<Body, 'saw' | 'isAnyway'> : never) : never;

interface Told {
  readonly message: string;
  /** The act that takes it back, made of the row as it is then. */
  readonly back?: Doing;
  /** What to do instead of telling, when nobody has replied yet. */
  readonly onUnanswered?: () => void;
}

export interface Acts {
  /** True when it happened. What nobody has replied to is not resolved: `onUnanswered` asks for the reason instead. */
  readonly resolve: (row: CaseRow, onUnanswered: () => void) => Promise<boolean>;
  readonly reopen: (row: CaseRow) => Promise<boolean>;
  readonly letBe: (row: CaseRow, reason: string) => Promise<boolean>;
  readonly assign: (row: CaseRow, to: PersonRef | null) => Promise<boolean>;
  readonly note: (row: CaseRow, text: string) => Promise<boolean>;
  readonly like: (row: CaseRow, mentionId: string) => Promise<boolean>;
  readonly correct: (row: CaseRow, mentionId: string, to: Correction) => Promise<boolean>;
}

export type Correction = Pick<Extract<ActBody, { act: 'correct' }>, 'feeling' | 'kind' | 'isAbusive'>;

export function useActs(): Acts {
  const keeping = useKeeping();
  const toast = useToast();
  return useMemo(() => actsOf(performer(keeping, toast)), [keeping, toast]);
}

type Perform = (row: CaseRow, doing: Doing, told: Told) => Promise<boolean>;

function actsOf(perform: Perform): Acts {
  const nameOf = (row: CaseRow) => ({ name: row.customer.name });
  return {
    resolve: (row, onUnanswered) => {
      const message = say('case.doneResolved', nameOf(row));
      return perform(row, { act: 'resolve' }, { message, back: { act: 'reopen' }, onUnanswered });
    },
    reopen: (row) => perform(row, { act: 'reopen' }, { message: say('case.doneReopened', nameOf(row)) }),
    letBe: (row, reason) =>
      perform(row, { act: 'let_be', reason }, { message: say('case.doneLetBe', nameOf(row)), back: { act: 'reopen' } }),
    assign: (row, to) => {
      const message =
        to === null
          ? say('case.doneUnassigned', nameOf(row))
          : say('case.doneAssigned', { ...nameOf(row), person: to.name });
      const back: Doing = { act: 'assign', assigneeId: row.assignee?.id ?? null };
      return perform(row, { act: 'assign', assigneeId: to?.id ?? null }, { message, back });
    },
    note: (row, text) => perform(row, { act: 'note', text }, { message: say('case.doneNote') }),
    like: (row, mentionId) => perform(row, { act: 'like', mentionId }, { message: say('case.doneLiked') }),
    correct: (row, mentionId, to) =>
      perform(row, { act: 'correct', mentionId, ...to }, { message: say('case.doneCorrected') }),
  };
}

function performer(keeping: Keeping, toast: ToastHandle): Perform {
  const { client, slug } = keeping;

  async function perform(row: CaseRow, doing: Doing, told: Told, isAnyway = false): Promise<boolean> {
    try {
      const body = { ...doing, saw: row.version, ...(isAnyway ? { isAnyway } : {}) } as ActBody;
      const done = await act(slug, row.id, body);
      keepRow(done.row, keeping);
      void client.invalidateQueries({ queryKey: keyOf.case(slug, row.id) });
      tell(done.row, told);
      return true;
    } catch (thrown) {
      refuse(thrown, row, doing, told);
      return false;
    }
  }

  function tell(after: CaseRow, { message, back }: Told): void {
    if (back === undefined) {
      toast.show({ message, tone: 'good' });
      return;
    }
    const undoable: Undoable = {
      undo: async () => {
        toast.dismiss(shown);
        await perform(after, back, { message: say('case.undone') });
      },
    };
    canUndo(undoable);
    const onAct = (): void => void undo(undoable);
    const shown = toast.show({ message, tone: 'good', action: { label: say('case.undo'), onAct } });
  }

  /** A conflict is shown with what changed; the same act can then be done knowingly, on the case as it is now. */
  function refuse(thrown: unknown, row: CaseRow, doing: Doing, told: Told): void {
    if (told.onUnanswered !== undefined && isApiError(thrown, 'not_answered')) {
      told.onUnanswered();
      return;
    }
    if (!isApiError(thrown, 'conflict')) {
      toast.show({ message: troubleOf(thrown), tone: 'bad' });
      return;
    }
    const queryKey = keyOf.case(slug, row.id);
    void client.invalidateQueries({ queryKey });
    const onAct = (): void => {
      const now = client.getQueryData<CasePage>(queryKey)?.row ?? row;
      void perform(now, doing, told, doing.act === 'resolve' || doing.act === 'let_be');
    };
    const message = thrown.message === '' ? say('case.conflictElse') : thrown.message;
    toast.show({ message, tone: 'bad', action: { label: say('case.anyway'), onAct } });
  }

  return perform;
}
