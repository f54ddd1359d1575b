// The protocol a brand begins with: good enough to work by on the first day, and meant to be changed.

import type { Calendar, Span } from './calendar.ts';
import type { Protocol, Recipient, Step, Target } from './protocol.ts';
import type { ApprovalRule, LetBeReason } from './voice.ts';

const office: readonly Span[] = [{ from: '09:00', to: '18:00' }];

/** Monday to Friday, and a short Saturday: weekends have leeway and are not silent. */
function officeHours(timeZone: string): Calendar {
  return {
    slug: 'office',
    name: 'Office hours',
    timeZone,
    hours: {
      mon: office,
      tue: office,
      wed: office,
      thu: office,
      fri: office,
      sat: [{ from: '10:00', to: '14:00' }],
      sun: [],
    },
    holidays: null,
    days: [],
  };
}

/**
 * What customers said they expect: 32 % an answer within 30 minutes and 42 % within 60 (The Social Habit, 2012);
 * half of those on Twitter within 2 hours (Lithium, 2013); a day is still accepted.
 */
const targets: readonly Target[] = [
  target('Urgent', 'first_reply', 30, { isUrgent: true }, 'wall'),
  target('Complaints', 'first_reply', 60, { kinds: ['complaint'] }),
  target('Questions', 'first_reply', 120, { kinds: ['question'] }),
  target('Everything else', 'first_reply', 1440, {}, 'wall'),
  target('Urgent again', 'next_reply', 30, { isUrgent: true }, 'wall'),
  target('Next reply', 'next_reply', 120, { kinds: ['complaint', 'question'] }),
  target('Next words', 'next_reply', 1440, {}, 'wall'),
  target('Complaints settled', 'resolution', 3 * 540, { kinds: ['complaint'] }),
];

function target(
  name: string,
  clock: Target['clock'],
  withinMinutes: number,
  when: Target['when'],
  time: Target['time'] = 'business',
): Target {
  return { name, clock, when, withinMinutes, time, calendar: null, warnAtShare: 0.75 };
}

const assignee: Recipient = { role: 'assignee' };
const leads: Recipient = { role: 'leads' };
const owners: Recipient = { role: 'owners' };

const secondPair: ApprovalRule = {
  name: 'A second pair of eyes',
  when: {},
  roles: [],
  onlyFindings: true,
  onlyPublic: false,
  by: { role: 'lead' },
  count: 1,
  withinMinutes: 30,
};

const letBeReasons: readonly LetBeReason[] = [
  { code: 'troll', words: 'Only wants to provoke; there is nothing to answer' },
  { code: 'spam', words: 'Advertising or a machine' },
  { code: 'not_us', words: 'Not about us' },
  { code: 'thanks', words: 'A thank-you that is complete in itself' },
  { code: 'elsewhere', words: 'Settled with the customer in another place' },
];

export function defaultProtocol(timeZone = 'UTC'): Protocol {
  return {
    version: 1,
    languages: ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl'],
    undoSeconds: 5,
    calendars: [officeHours(timeZone)],
    keeps: { locations: {}, teams: {} },
    targets,
    promiseWarnAtShare: 0.75,
    trees: [
      {
        name: 'Time is running out',
        on: 'warning',
        clocks: [],
        when: {},
        severity: 'normal',
        steps: [{ afterMinutes: 0, tell: [assignee], calendar: null }],
        repeats: 0,
        last: { afterMinutes: 30, tell: [leads], calendar: 'office' },
        thenTree: null,
      },
      {
        name: 'Too late',
        on: 'breach',
        clocks: [],
        when: {},
        severity: 'high',
        steps: [
          { afterMinutes: 0, tell: [assignee, leads], calendar: null },
          { afterMinutes: 30, tell: [leads], calendar: 'office' },
        ],
        repeats: 0,
        last: { afterMinutes: 60, tell: [owners], calendar: 'office' },
        thenTree: null,
      },
    ],
    rotas: [],
    routes: [],
    purposes: {},
    notices: { breaksQuietFrom: 'critical', lateMinutes: 15 },
    voice: { address: 'either', usesFirstNames: true, preferred: [], banned: [], emoji: 'few', signOff: null },
    guard: { levels: {}, offlineAfterReplies: 2, cannedFrom: 0.55 },
    approvals: [secondPair],
    letBe: { suggest: 'when_likely', otherComplaints: 1 },
    letBeReasons,
  };
}

/** The same targets by the wall: for a desk that never closes, such as the rehearsal's. */
export function aroundTheClock(protocol: Protocol): Protocol {
  const byTheWall = (step: Step): Step => ({ ...step, calendar: null });
  return {
    ...protocol,
    targets: protocol.targets.map((one) => ({ ...one, time: 'wall' })),
    trees: protocol.trees.map((one) => ({ ...one, steps: one.steps.map(byTheWall), last: byTheWall(one.last) })),
  };
}
