// One day of a person's week: its spans as times to type, a way to add one and to take each away.

import type { Weekday } from '../../core/protocol/calendar.ts';
import { minuteOf } from '../../core/triage/shifts.ts';
import { say } from '../messages/say.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose, IconPlus } from '../parts/icons.tsx';
import { dayName } from './day-words.ts';
import { type Week, withoutSpan, withSpan, withTimes } from './week.ts';

interface DayHoursProps {
  readonly day: Weekday;
  readonly week: Week;
  /** Runs into another one. */
  readonly isWrong: boolean;
  readonly onWeek: (week: Week) => void;
}

export function DayHours({ day, week, isWrong, onWeek }: DayHoursProps) {
  const name = dayName(day, 'long');
  const spans = week[day].map((span, at) => ({ span, at, key: `${day} ${at}` }));
  return (
    <li className="hours-day">
      <span className="hours-name">{name}</span>
      <div className="hours-spans">
        {spans.length === 0 && <span className="row-about">{say('people.dayOff')}</span>}
        {spans.map(({ span, at, key }) => (
          <span key={key} className="hours-span">
            <input
              type="time"
              required
              className="field-input hours-time"
              aria-label={say('people.from', { day: name })}
              value={span.from}
              onChange={({ currentTarget: { value: from } }) =>
                onWeek(withTimes(week, { day, at, span: { ...span, from } }))
              }
            />
            <span aria-hidden="true">–</span>
            <input
              type="time"
              required
              className="field-input hours-time"
              aria-label={say('people.to', { day: name })}
              value={span.to}
              onChange={({ currentTarget: { value: to } }) =>
                onWeek(withTimes(week, { day, at, span: { ...span, to } }))
              }
            />
            {isNextDay(span) && <span className="row-about">{say('people.nextDay')}</span>}
            <IconButton
              label={say('people.removeShift', { from: span.from, to: span.to, day: name })}
              icon={<IconClose size={14} />}
              onClick={() => onWeek(withoutSpan(week, day, at))}
            />
          </span>
        ))}
        {isWrong && (
          <p className="field-error" role="alert">
            {say('people.overlap')}
          </p>
        )}
      </div>
      <IconButton
        label={say('people.addShift', { day: name })}
        icon={<IconPlus size={16} />}
        onClick={() => onWeek(withSpan(week, day))}
      />
    </li>
  );
}

/** Midnight itself is the end of the day. */
function isNextDay({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return from !== '' && to !== '' && to !== '00:00' && minuteOf(to) <= minuteOf(from);
}
