// A case, a clock and acts to try the rules on: for tests of core.

import type { Hear, PersonAct } from './act.ts';
import { type Case, type Face, newCase, type Priority, type Unanswered } from './case.ts';
import type { CaseRules } from './rules.ts';

const start = Date.UTC(2026, 10, 20, 10);

/** That many minutes after ten o'clock. */
export function at(minutes: number): Date {
  return new Date(start + minutes * 60_000);
}

export const plainFace: Face = {
  firstLine: 'Where is my order?',
  title: null,
  feeling: 'neutral',
  kind: 'question',
  isUrgent: false,
  isAbusive: false,
  language: 'en',
  rating: null,
};

export function blankCase(overrides: Partial<Case> = {}): Case {
  const opened = newCase({
    id: 'case',
    channel: 'test',
    sphere: 'owned_public',
    visibility: 'public',
    sourceId: 'source',
    locationId: null,
    threadId: 'thread',
    identityId: 'identity',
    customerId: 'customer',
    openedAt: at(0),
  });
  return { ...opened, face: { ...plainFace, firstLine: null }, ...overrides };
}

/** A clock of an hour that warns after three quarters. */
export function clock(mentionId: string, startedAt: number, priority: Priority = 1, minutes = 60): Unanswered {
  return {
    mentionId,
    kind: 'first_reply',
    target: 'an hour',
    startedAt: at(startedAt),
    warnAt: at(startedAt + minutes * 0.75),
    deadlineAt: at(startedAt + minutes),
    priority,
    stage: 'running',
  };
}

/** A live mention said at that minute; `isHistory` for one without a clock. */
export function hears(
  mentionId: string,
  saidAt: number,
  more: Partial<Hear> & { readonly isHistory?: true } = {},
): Hear {
  const { isHistory, ...rest } = more;
  const priority = rest.priority ?? 1;
  return {
    act: 'hear',
    mentionId,
    face: { ...plainFace, firstLine: mentionId },
    clock: isHistory ? null : clock(mentionId, saidAt, priority),
    priority,
    saidAt: at(saidAt),
    reach: null,
    startsAt: isHistory ? null : at(saidAt),
    ...rest,
  };
}

/** A protocol that knows of reply clocks only. */
export const noRules: CaseRules = {
  resolution: () => ({ target: null, warnAt: null, deadlineAt: null }),
  openMs: (_, from, to) => to.getTime() - from.getTime(),
  promiseWarnsAt: (from, until) => new Date((from.getTime() + until.getTime()) / 2),
  begun: () => [],
  step: () => null,
};

type ActName = PersonAct['act'];
export type ActOf<Name extends ActName> = Extract<PersonAct, { act: Name }>;

export const person = { personId: 'mara' };
