// What is wrong with a protocol that has the right shape: names that lead nowhere, trees nobody hears, mentions without a
// clock. In: the protocol and what the brand has. Out: every fault with where it is and what to do; none: it may hold.

import type { Calendar } from '../protocol/calendar.ts';
import type { Fault } from '../protocol/fault.ts';
import type { Protocol } from '../protocol/protocol.ts';
import { conditionFaults } from './check-conditions.ts';
import { type Known, linkFaults } from './check-links.ts';
import { shareFaults, targetFaults } from './check-targets.ts';
import { rotaFaults, treeFaults } from './check-trees.ts';

export type CalendarFaults = (calendar: Calendar) => readonly Fault[];

/** `calendarFaults` is `core/triage/calendar-faults.ts`; its paths are relative to the calendar. */
export function protocolFaults(protocol: Protocol, known: Known, calendarFaults: CalendarFaults): readonly Fault[] {
  return [
    ...calendarsFaults(protocol, calendarFaults),
    ...namesTwice(protocol),
    ...linkFaults(protocol, known),
    ...conditionFaults(protocol, known),
    ...targetFaults(protocol),
    ...treeFaults(protocol),
    ...rotaFaults(protocol),
    ...limitFaults(protocol),
  ];
}

function calendarsFaults({ calendars }: Protocol, calendarFaults: CalendarFaults): readonly Fault[] {
  if (calendars.length === 0) {
    const remedy = 'Add one; the first is the brand’s own.';
    return [{ path: ['calendars'], code: 'no_calendar', words: 'There is no calendar.', remedy }];
  }
  return calendars.flatMap((calendar, at) =>
    calendarFaults(calendar).map((fault) => ({ ...fault, path: ['calendars', at, ...fault.path] })),
  );
}

function namesTwice(protocol: Protocol): readonly Fault[] {
  const lists: readonly (readonly [list: string, field: string, names: readonly string[]])[] = [
    ['calendars', 'slug', protocol.calendars.map(({ slug }) => slug)],
    ['targets', 'name', protocol.targets.map(({ name }) => name)],
    ['trees', 'name', protocol.trees.map(({ name }) => name)],
    ['rotas', 'slug', protocol.rotas.map(({ slug }) => slug)],
    ['routes', 'name', protocol.routes.map(({ name }) => name)],
    ['approvals', 'name', protocol.approvals.map(({ name }) => name)],
  ];
  return lists.flatMap(([list, field, names]) =>
    names.flatMap((name, at) =>
      names.indexOf(name) === at
        ? []
        : {
            path: [list, at, field],
            code: 'name_twice',
            words: `${name} is there twice among the ${list}.`,
            remedy: 'Give one of them another name: rules and the timeline tell them apart by it.',
          },
    ),
  );
}

/** The longest a reply is held back for its writer's second thoughts. */
const longestUndoSeconds = 300;

function limitFaults({ undoSeconds, notices, promiseWarnAtShare }: Protocol): readonly Fault[] {
  const faults: Fault[] = [...shareFaults(['promiseWarnAtShare'], promiseWarnAtShare)];
  if (undoSeconds > longestUndoSeconds) {
    faults.push({
      path: ['undoSeconds'],
      code: 'too_long',
      words: 'Every reply would wait for more than five minutes before it leaves.',
      remedy: 'Choose 0 to 300 seconds; 5 is usual.',
    });
  }
  if (notices.lateMinutes < 1 || notices.lateMinutes > 1440) {
    faults.push({
      path: ['notices', 'lateMinutes'],
      code: 'out_of_range',
      words: 'A notice is late after some minutes, not at once and not after more than a day.',
      remedy: 'Choose 1 minute to 1 day; 15 minutes are usual.',
    });
  }
  return faults;
}
