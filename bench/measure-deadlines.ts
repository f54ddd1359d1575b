// How many deadlines one core computes in a second, as the pipeline asks for them: the target chosen by the protocol's
// rules, then its warning and its end, in open time of an ordinary calendar.

import { defaultProtocol } from '../core/protocol/default.ts';
import type { Protocol } from '../core/protocol/protocol.ts';
import type { About } from '../core/triage/conditions.ts';
import { holidaysOf } from '../core/triage/holidays.ts';
import { openRules, timingFor } from '../core/triage/rules.ts';
import { median } from './measure.ts';

const rounds = 7;
const aRound = 100_000;
const year = Date.UTC(2026, 0, 1);
/** Of a complaint all three targets of the default protocol count open time. */
const clocks = ['first_reply', 'next_reply', 'resolution'] as const;
const complaint: About = {
  channel: 'rehearsal',
  sphere: 'owned_public',
  kind: 'complaint',
  feeling: 'negative',
  isUrgent: false,
  isAbusive: false,
  language: 'en',
  location: null,
  team: null,
  purpose: null,
  priority: 2,
  rating: null,
  reach: 120,
};

/** The median of several rounds over instants spread through a year; the first one, which reads the calendar, is left out. */
export function deadlinesPerSecond(): number {
  const rules = openRules(ordinary(), holidaysOf);
  const round = () => {
    const from = performance.now();
    for (let i = 0; i < aRound; i += 1) {
      const startsAt = new Date(year + ((i * 7_919_317) % 31_536_000) * 1000);
      const timing = timingFor(rules, clocks[i % clocks.length] ?? 'first_reply', complaint, startsAt);
      if (timing?.calendar !== 'office' || !(timing.deadlineAt > startsAt)) throw new Error('not in open time');
    }
    return (aRound / (performance.now() - from)) * 1000;
  };
  round();
  return median(Array.from({ length: rounds }, round));
}

/** Office hours with a lunch break, a short Saturday, and the holidays of a region. */
function ordinary(): Protocol {
  const protocol = defaultProtocol('Europe/Madrid');
  const day = [
    { from: '09:00', to: '13:30' },
    { from: '15:00', to: '18:30' },
  ];
  const calendars = protocol.calendars.map((calendar) => ({
    ...calendar,
    hours: { ...calendar.hours, mon: day, tue: day, wed: day, thu: day, fri: day },
    holidays: { country: 'ES', state: 'MD', region: null, open: [] },
  }));
  return { ...protocol, calendars };
}
