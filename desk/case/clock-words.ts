// A clock in words: what set it, how it stands, and why a case has none. In: what the server tells. Out: sentences.

import type { CasePage } from '../../wire/case.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { clocks } from '../messages/en/clocks.ts';
import { sayHours } from '../messages/figures.ts';
import { learn, say } from '../messages/say.ts';

learn(clocks);

type Clock = CasePage['clocks'][number];

/** `Complaints: 1h of Office hours (Europe/Madrid)` */
export function targetWords({ kind, target, calendar, openMinutes, wallMinutes }: Clock): string {
  if (kind === 'promise') return say('clocks.promised');
  const name = target ?? say('clocks.retired');
  if (calendar === null) return say('clocks.byWall', { target: name, span: sayHours(wallMinutes) });
  return say('clocks.byTarget', {
    target: name,
    span: sayHours(openMinutes),
    calendar: calendar.name,
    zone: calendar.timeZone,
  });
}

const stages = {
  running: 'clocks.stageRunning',
  warned: 'clocks.stageWarned',
  breached: 'clocks.stageBreached',
} as const satisfies Record<Clock['stage'], string>;

export const stageWord = (stage: Clock['stage']): string => say(stages[stage]);

/** Why nothing counts down here; a calm sentence, not an empty place. */
export function noClock({ state, isHistory }: Pick<CaseRow, 'state' | 'isHistory'>): string {
  if (state === 'resolved' || state === 'let_be') return say('clocks.over');
  if (state === 'waiting') return say('clocks.customerAwaited');
  return isHistory ? say('clocks.before') : say('clocks.nobodyWaits');
}
