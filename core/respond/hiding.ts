// Hiding a mention from the public on its platform: why, and who may confirm what another asked for (promise 7, law 14).

import type { Role } from '../role.ts';
import { aloneAfterMs, type Colleague, mayReview, reviewersOf, type WhyNoReview } from './approvals.ts';

/** Disagreeing with us is none of them. */
export const hideReasons = ['insult', 'threat', 'private_data', 'spam', 'illegal', 'other'] as const;
export type HideReason = (typeof hideReasons)[number];

const leastLength = 3;

/** The last of them says nothing by itself. */
export function lacksWords(code: HideReason, ownWords: string): boolean {
  return code === 'other' && ownWords.trim().length < leastLength;
}

export interface HideAsked {
  readonly isOpen: boolean;
  readonly askedBy: string;
  readonly askedAt: Date;
}

export interface HidePerson extends Colleague {
  readonly role: Role;
}

/** Why this person may not confirm it now; null when they may. Somebody else does, a lead or above; whoever is alone, later. */
export function whyNotConfirm(
  asked: HideAsked,
  people: readonly HidePerson[],
  personId: string,
  now: Date,
): WhyNoReview | null {
  return mayReview(
    {
      state: asked.isOpen ? 'asked' : 'approved',
      authorId: asked.askedBy,
      authorRole: people.find(({ id }) => id === asked.askedBy)?.role ?? 'observer',
      ...{ version: 1, needed: 1, reviews: [], askedAt: asked.askedAt },
      reviewers: reviewersOf({ role: 'lead' }, people, asked.askedBy),
    },
    personId,
    now,
  );
}

/** From when on they may; null: another has to. */
export function confirmFrom(asked: HideAsked, people: readonly HidePerson[], personId: string, now: Date): Date | null {
  const why = whyNotConfirm(asked, people, personId, now);
  if (why === null) return now;
  return why === 'too_soon' ? new Date(asked.askedAt.getTime() + aloneAfterMs) : null;
}

/** A process that was stopped while it asked the platform left no answer: after this it may be asked again. */
const patienceMs = 60_000;

export type HidingState = 'asked' | 'hiding' | 'hidden' | 'showing' | 'shown' | 'refused' | 'withdrawn';

/** Where it stands for whoever looks: what was begun and never answered stands where it stood before. */
export function standingOf(
  hiding: { readonly state: HidingState; readonly settledAt: Date | null },
  now: Date,
): HidingState {
  const { state, settledAt } = hiding;
  const isStuck = settledAt !== null && now.getTime() - settledAt.getTime() >= patienceMs;
  if (!isStuck) return state;
  return state === 'hiding' ? 'asked' : state === 'showing' ? 'hidden' : state;
}

export type HideStep = 'confirm' | 'refuse' | 'withdraw' | 'show';

/** Why this person may not take this step now; null when they may. Whoever cares for customers shows again what is hidden. */
export function whyNotSettle(
  hiding: Omit<HideAsked, 'isOpen'> & { readonly state: HidingState; readonly settledAt: Date | null },
  step: HideStep,
  people: readonly HidePerson[],
  personId: string,
  now: Date,
): WhyNoReview | 'under_way' | null {
  if (standingOf(hiding, now) !== (step === 'show' ? 'hidden' : 'asked')) return 'under_way';
  if (step === 'show') return null;
  if (step === 'withdraw') return hiding.askedBy === personId ? null : 'not_yours';
  return whyNotConfirm({ ...hiding, isOpen: true }, people, personId, now);
}
