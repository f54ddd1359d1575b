// Days of one's own: closed, or other hours than the weekday and the holidays say; once or every year.

import type { OwnDay } from '../../core/protocol/calendar.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose, IconPlus } from '../parts/icons.tsx';
import { useNow } from '../parts/ticker.ts';
import type { CalendarProps } from './calendar-props.ts';
import { useProtocolDesk } from './desk.ts';
import { numbered, removeAt, replaceAt } from './edit-list.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { TextBox } from './inline-fields.tsx';
import { SpanFields } from './SpanFields.tsx';

export function OwnDays({ at, calendar, onCalendar }: CalendarProps) {
  const { faults } = useProtocolDesk();
  const year = new Date(useNow(60_000)).getFullYear();
  const { days } = calendar;
  const put = (next: readonly OwnDay[]): void => onCalendar({ ...calendar, days: next });
  const path = ['calendars', at, 'days'];
  return (
    <details className="rule-more" open={faultsWithin(faults, path).length > 0 || undefined}>
      <summary>
        {say('protocol.ownDays')}
        <span className="rule-more-sum">{say('protocol.ownDaySum', { count: days.length })}</span>
      </summary>
      <ul className="own-days">
        {numbered(days).map(({ key, at: row, item }) => (
          <li key={key} className="own-day">
            <OwnDayFields day={item} year={year} onDay={(day) => put(replaceAt(days, row, day))} />
            <IconButton
              label={say('protocol.removeNamed', { name: item.name })}
              icon={<IconClose size={14} />}
              onClick={() => put(removeAt(days, row))}
            />
            <FaultLines faults={faultsWithin(faults, [...path, row])} />
          </li>
        ))}
      </ul>
      <Button
        size="s"
        icon={<IconPlus size={14} />}
        onClick={() => put([...days, { date: `${year}-12-24`, name: say('protocol.newOwnDay'), hours: [] }])}
      >
        {say('protocol.addOwnDay')}
      </Button>
    </details>
  );
}

interface FieldsProps {
  readonly day: OwnDay;
  /** Shown for a day of every year, whose own date has none. */
  readonly year: number;
  readonly onDay: (day: OwnDay) => void;
}

function OwnDayFields({ day, year, onDay }: FieldsProps) {
  const isYearly = day.date.length === 'MM-DD'.length;
  const whole = isYearly ? `${year}-${day.date}` : day.date;
  const dated = (date: string, yearly: boolean): OwnDay => ({ ...day, date: yearly ? date.slice(-5) : date });
  return (
    <>
      <TextBox label={say('protocol.ownDayName')} value={day.name} onValue={(name) => onDay({ ...day, name })} />
      <input
        type="date"
        className="inline-input"
        aria-label={say('protocol.dateOf', { name: day.name })}
        value={whole}
        onChange={({ currentTarget: { value } }) => value !== '' && onDay(dated(value, isYearly))}
      />
      <label className="own-day-yearly">
        <input
          type="checkbox"
          checked={isYearly}
          onChange={({ currentTarget }) => onDay(dated(whole, currentTarget.checked))}
        />
        {say('protocol.everyYear')}
      </label>
      <SpanFields of={day.name} spans={day.hours} onSpans={(hours) => onDay({ ...day, hours })} />
    </>
  );
}
