// What a person does to a case, with its way back. In: the case as it stands on the screen. Out: each act by its name,
// told in words when it is done.

import { useMemo } from 'react';
import type { ActBody } from '../../wire/acts.ts';
import type { PersonRef } from '../../wire/basics.ts';
import { useKeeping } from '../live/LiveProvider.tsx';
import { sayWhen } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { useToast } from '../parts/Toast.tsx';
import { type Doing, type Perform, performer, type Shown } from './perform.ts';

export interface Acts {
  /** True when it happened. What nobody has replied to is not resolved: `onUnanswered` asks for the reason instead. */
  readonly resolve: (shown: Shown, onUnanswered: () => void) => Promise<boolean>;
  readonly reopen: (shown: Shown) => Promise<boolean>;
  readonly letBe: (shown: Shown, reason: string) => Promise<boolean>;
  readonly assign: (shown: Shown, to: PersonRef | null) => Promise<boolean>;
  /** Said to the customer: by then. */
  readonly promise: (shown: Shown, until: Date) => Promise<boolean>;
  /** "I see to it": what climbs stops climbing. */
  readonly acknowledge: (shown: Shown) => Promise<boolean>;
  readonly note: (shown: Shown, text: string) => Promise<boolean>;
  readonly like: (shown: Shown, mentionId: string) => Promise<boolean>;
  readonly correct: (shown: Shown, mentionId: string, to: Correction) => Promise<boolean>;
}

export type Correction = Pick<Extract<ActBody, { act: 'correct' }>, 'feeling' | 'kind' | 'isAbusive'>;

export function useActs(): Acts {
  const keeping = useKeeping();
  const toast = useToast();
  return useMemo(() => actsOf(performer(keeping, toast)), [keeping, toast]);
}

function actsOf(perform: Perform): Acts {
  const nameOf = ({ row }: Shown) => ({ name: row.customer.name });
  return {
    resolve: (shown, onUnanswered) => {
      const message = say('case.doneResolved', nameOf(shown));
      return perform(shown, { act: 'resolve' }, { message, back: { act: 'reopen' }, onUnanswered });
    },
    reopen: (shown) => perform(shown, { act: 'reopen' }, { message: say('case.doneReopened', nameOf(shown)) }),
    letBe: (shown, reason) =>
      perform(
        shown,
        { act: 'let_be', reason },
        { message: say('case.doneLetBe', nameOf(shown)), back: { act: 'reopen' } },
      ),
    assign: (shown, to) => {
      const message =
        to === null
          ? say('case.doneUnassigned', nameOf(shown))
          : say('case.doneAssigned', { ...nameOf(shown), person: to.name });
      const back: Doing = { act: 'assign', assigneeId: shown.row.assignee?.id ?? null };
      return perform(shown, { act: 'assign', assigneeId: to?.id ?? null }, { message, back });
    },
    promise: (shown, until) => {
      const message = say('clocks.donePromised', { ...nameOf(shown), time: sayWhen(until, new Date()) });
      return perform(shown, { act: 'promise', until: until.toISOString() }, { message });
    },
    acknowledge: (shown) =>
      perform(shown, { act: 'acknowledge' }, { message: say('clocks.acknowledged', nameOf(shown)) }),
    note: (shown, text) => perform(shown, { act: 'note', text }, { message: say('case.doneNote') }),
    like: (shown, mentionId) => perform(shown, { act: 'like', mentionId }, { message: say('case.doneLiked') }),
    correct: (shown, mentionId, to) =>
      perform(shown, { act: 'correct', mentionId, ...to }, { message: say('case.doneCorrected') }),
  };
}
