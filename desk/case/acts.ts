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
  readonly resolve: (shown: Shown, onUnanswered: () => void, onUntold?: () => void) => Promise<boolean>;
  /** A matter taken offline ends without a closing line in public, for a reason. */
  readonly resolveUntold: (shown: Shown, withoutClosing: string) => Promise<boolean>;
  readonly reopen: (shown: Shown) => Promise<boolean>;
  readonly letBe: (shown: Shown, why: WhyLetBe) => Promise<boolean>;
  /** It goes on in that case. */
  readonly merge: (
    shown: Shown,
    into: { readonly id: string; readonly version: number; readonly name: string },
    isSameMatter: boolean,
  ) => Promise<boolean>;
  /** It is a case of its own again. */
  readonly separate: (shown: Shown) => Promise<boolean>;
  readonly split: (shown: Shown, mentionIds: readonly string[]) => Promise<boolean>;
  readonly assign: (shown: Shown, to: PersonRef | null) => Promise<boolean>;
  /** Said to the customer: by then. */
  readonly promise: (shown: Shown, until: Date) => Promise<boolean>;
  /** "I see to it": what climbs stops climbing. */
  readonly acknowledge: (shown: Shown) => Promise<boolean>;
  readonly note: (shown: Shown, text: string) => Promise<boolean>;
  readonly like: (shown: Shown, mentionId: string) => Promise<boolean>;
  /** Asks that it be hidden from the public on its platform. */
  readonly askToHide: (shown: Shown, mentionId: string, why: WhyHide) => Promise<boolean>;
  readonly settleHide: (shown: Shown, mentionId: string, how: HowHide) => Promise<boolean>;
  readonly correct: (shown: Shown, mentionId: string, to: Correction) => Promise<boolean>;
}

/** A reason of the protocol by its code, and the person's own words; one of the two is enough. */
export interface WhyLetBe {
  readonly reasonCode?: string;
  readonly reason: string;
}

type WhyHide = Pick<Extract<ActBody, { act: 'hide' }>, 'reasonCode' | 'reason'>;
type HowHide = Extract<ActBody, { act: 'settle_hide' }>['how'];

const settled = {
  confirm: 'hiding.doneConfirmed',
  refuse: 'hiding.doneRefused',
  withdraw: 'hiding.doneRefused',
  show: 'hiding.doneShown',
} as const;

export type Correction = Omit<Extract<ActBody, { act: 'correct' }>, 'act' | 'saw' | 'mentionId'>;

export function useActs(): Acts {
  const keeping = useKeeping();
  const toast = useToast();
  return useMemo(() => actsOf(performer(keeping, toast)), [keeping, toast]);
}

function actsOf(perform: Perform): Acts {
  const nameOf = ({ row }: Shown) => ({ name: row.customer.name });
  return {
    resolve: (shown, onUnanswered, onUntold) => {
      const message = say('case.doneResolved', nameOf(shown));
      return perform(shown, { act: 'resolve' }, { message, back: { act: 'reopen' }, onUnanswered, onUntold });
    },
    resolveUntold: (shown, withoutClosing) => {
      const message = say('case.doneResolved', nameOf(shown));
      return perform(shown, { act: 'resolve', withoutClosing }, { message, back: { act: 'reopen' } });
    },
    reopen: (shown) => perform(shown, { act: 'reopen' }, { message: say('case.doneReopened', nameOf(shown)) }),
    letBe: (shown, why) =>
      perform(
        shown,
        { act: 'let_be', ...why },
        { message: say('case.doneLetBe', nameOf(shown)), back: { act: 'reopen' } },
      ),
    merge: (shown, { id, version, name }, isSameMatter) =>
      perform(
        shown,
        { act: 'merge', intoId: id, sawInto: version, isSameMatter },
        { message: say('joining.mergeDone', { name }), back: { act: 'separate' } },
      ),
    separate: (shown) => perform(shown, { act: 'separate' }, { message: say('joining.separateDone', nameOf(shown)) }),
    split: (shown, mentionIds) =>
      perform(shown, { act: 'split', mentionIds: [...mentionIds] }, { message: say('joining.splitDone') }),
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
    askToHide: (shown, mentionId, why) =>
      perform(shown, { act: 'hide', mentionId, ...why }, { message: say('hiding.doneAsked') }),
    settleHide: (shown, mentionId, how) =>
      perform(shown, { act: 'settle_hide', mentionId, how }, { message: say(settled[how]) }),
    correct: (shown, mentionId, to) =>
      perform(shown, { act: 'correct', mentionId, ...to }, { message: say('case.doneCorrected') }),
  };
}
