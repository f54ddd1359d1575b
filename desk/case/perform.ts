// One act of a person on a case. In: the case as it stands on the screen, and the act. Out: the act on the server, the
// desk showing it at once, a notice with Undo; a conflict is said, never overwritten.

import type { ActBody } from '../../wire/acts.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { act, isApiError } from '../api.ts';
import { canUndo, type Undoable, undo } from '../keys/undo.ts';
import { type Keeping, keepRow } from '../live/keep-true.ts';
import { type KeptCase, keyOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import type { ToastHandle } from '../parts/toasts.ts';
import { troubleOf } from '../trouble.ts';

export type Doing = ActBody extends infer Body
  ? Body extends ActBody
    ? Omit<Body, 'saw' | 'isAnyway'>
    : never
  : never;

/** A case as a person sees it: its row may be newer than the words that stand under it. */
export type Shown = Pick<KeptCase, 'row' | 'seenVersion'>;

export interface Told {
  readonly message: string;
  /** The act that takes it back, made of the row as it is then. */
  readonly back?: Doing;
  /** What to do instead of telling, when nobody has replied yet. */
  readonly onUnanswered?: () => void;
  /** What to do instead of telling, when a matter taken offline has no closing line in public. */
  readonly onUntold?: (() => void) | undefined;
}

export type Perform = (shown: Shown, doing: Doing, told: Told) => Promise<boolean>;

export function performer(keeping: Keeping, toast: ToastHandle): Perform {
  const { client, slug } = keeping;

  async function perform(shown: Shown, doing: Doing, told: Told, isAnyway = false): Promise<boolean> {
    const { row, seenVersion } = shown;
    try {
      const body = { ...doing, saw: seenVersion, ...(isAnyway ? { isAnyway } : {}) } as ActBody;
      const done = await act(slug, row.id, body);
      keepRow(done.row, keeping);
      tell(done.row, told);
      return true;
    } catch (thrown) {
      refuse(thrown, shown, doing, told);
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
        toast.dismiss(notice);
        // What is taken back is one's own act, and the row it gave shows all that this depends on.
        await perform({ row: after, seenVersion: after.version }, back, { message: say('case.undone') });
      },
    };
    canUndo(undoable);
    const onAct = (): void => void undo(undoable);
    const notice = toast.show({ message, tone: 'good', action: { label: say('case.undo'), onAct } });
  }

  /** A conflict is shown with what changed; the same act can then be done knowingly, on the case as it is now. */
  function refuse(thrown: unknown, shown: Shown, doing: Doing, told: Told): void {
    if (told.onUnanswered !== undefined && isApiError(thrown, 'not_answered')) {
      told.onUnanswered();
      return;
    }
    if (told.onUntold !== undefined && isApiError(thrown, 'not_told')) {
      told.onUntold();
      return;
    }
    if (!isApiError(thrown, 'conflict')) {
      toast.show({ message: troubleOf(thrown), tone: 'bad' });
      return;
    }
    const queryKey = keyOf.case(slug, shown.row.id);
    void client.invalidateQueries({ queryKey });
    const onAct = (): void => {
      const now = client.getQueryData<KeptCase>(queryKey) ?? shown;
      void perform(now, doing, told, doing.act === 'resolve' || doing.act === 'let_be');
    };
    const message = thrown.message === '' ? say('case.conflictElse') : thrown.message;
    toast.show({ message, tone: 'bad', action: { label: say('case.anyway'), onAct } });
  }

  return perform;
}
