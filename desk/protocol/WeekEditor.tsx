// The week as a picture that can be typed into: a bar for each span, its times beside it, what runs past midnight seen
// again on the next morning.

import { type Span, type Weekday, weekdays } from '../../core/protocol/calendar.ts';
import { sayNumber } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { IconChevronDown } from '../parts/icons.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import type { CalendarProps } from './calendar-props.ts';
import { useProtocolDesk } from './desk.ts';
import { canSplit, copied, splitForLunch, withSpan, workdays } from './edit-hours.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsAt, faultsWithin } from './fault-places.ts';
import { spansWords } from './rule-words.ts';
import { SpanFields } from './SpanFields.tsx';
import { type Bar, barsOf, openHours } from './week-bars.ts';

const marks = [0, 6, 12, 18, 24] as const;

export function WeekEditor({ at, calendar, onCalendar }: CalendarProps) {
  const { faults } = useProtocolDesk();
  const { hours } = calendar;
  const bars = barsOf(hours);
  const put = (day: Weekday, spans: readonly Span[]): void =>
    onCalendar({ ...calendar, hours: { ...hours, [day]: spans } });
  return (
    <div className="week">
      <div className="week-scale" aria-hidden="true">
        {marks.map((mark) => (
          <span key={mark} style={{ insetInlineStart: `${(mark / 24) * 100}%` }}>
            {mark}
          </span>
        ))}
      </div>
      <ul className="week-days">
        {weekdays.map((day) => (
          <li key={day} className="week-day">
            <span className="week-name">{say(`protocol.day.${day}`)}</span>
            <div className="week-track" role="img" aria-label={spansWords(hours[day])}>
              {bars[day].map((bar) => (
                <WeekBar key={bar.key} bar={bar} />
              ))}
            </div>
            <div className="week-fields">
              <SpanFields of={say(`protocol.day.${day}`)} spans={hours[day]} onSpans={(spans) => put(day, spans)} />
              <Menu
                label={say('protocol.dayMenu', { day: say(`protocol.day.${day}`) })}
                align="end"
                items={dayActs(hours, day, put, (next) => onCalendar({ ...calendar, hours: next }))}
                trigger={
                  <IconButton
                    label={say('protocol.dayMenu', { day: say(`protocol.day.${day}`) })}
                    icon={<IconChevronDown size={14} />}
                  />
                }
              />
            </div>
            <FaultLines faults={faultsWithin(faults, ['calendars', at, 'hours', day])} />
          </li>
        ))}
      </ul>
      <p className="week-sum">{say('protocol.weekSum', { hours: sayNumber(openHours(hours)) })}</p>
      <FaultLines faults={faultsAt(faults, ['calendars', at, 'hours'])} />
    </div>
  );
}

function WeekBar({ bar }: { readonly bar: Bar }) {
  const look = { within: '', over: ' week-bar-over', 'from before': ' week-bar-rest' } as const;
  return (
    <span
      className={`week-bar${look[bar.runs]}`}
      title={say(bar.runs === 'from before' ? 'protocol.restOfNight' : 'protocol.span', bar.span as Required<Span>)}
      style={{ insetInlineStart: `${(bar.from / 24) * 100}%`, inlineSize: `${((bar.to - bar.from) / 24) * 100}%` }}
    />
  );
}

function dayActs(
  hours: CalendarProps['calendar']['hours'],
  day: Weekday,
  put: (day: Weekday, spans: readonly Span[]) => void,
  putAll: (hours: CalendarProps['calendar']['hours']) => void,
): readonly MenuItem[] {
  const spans = hours[day];
  return [
    { id: 'add', label: say('protocol.addSpan'), onPick: () => put(day, withSpan(spans)) },
    {
      id: 'lunch',
      label: say('protocol.splitLunch'),
      isDisabled: !canSplit(spans),
      onPick: () => put(day, splitForLunch(spans)),
    },
    { id: 'all-day', label: say('protocol.allDay'), onPick: () => put(day, [{ from: '00:00', to: '24:00' }]) },
    { id: 'closed', label: say('protocol.closeDay'), isDisabled: spans.length === 0, onPick: () => put(day, []) },
    {
      id: 'workdays',
      label: say('protocol.copyWorkdays'),
      startsGroup: true,
      onPick: () => putAll(copied(hours, day, workdays)),
    },
    { id: 'all', label: say('protocol.copyAll'), onPick: () => putAll(copied(hours, day, weekdays)) },
  ];
}
