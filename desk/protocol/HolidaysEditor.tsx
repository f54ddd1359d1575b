// The holidays of a place, chosen by country and state; each with a switch, for those on which one works all the same.

import { useQuery } from '@tanstack/react-query';
import type { Holidays } from '../../core/protocol/calendar.ts';
import { say, spokenLocale } from '../messages/say.ts';
import { TroubleLine } from '../parts/Trouble.tsx';
import { useNow } from '../parts/ticker.ts';
import { troubleOf } from '../trouble.ts';
import type { CalendarProps } from './calendar-props.ts';
import { useProtocolDesk } from './desk.ts';
import { toggled } from './edit-list.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { Choice } from './inline-fields.tsx';
import { holidaysIn } from './snapshots.ts';

const nowhere = { country: null, state: null, region: null } as const;
type Places = readonly { readonly code: string; readonly name: string }[];

export function HolidaysEditor({ at, calendar, onCalendar }: CalendarProps) {
  const { slug, faults } = useProtocolDesk();
  const year = new Date(useNow(60_000)).getFullYear();
  const { holidays } = calendar;
  const found = useQuery(holidaysIn(slug, holidays ?? nowhere, year));
  const put = (next: Holidays | null): void => onCalendar({ ...calendar, holidays: next });
  const days = holidays === null ? [] : (found.data?.days ?? []);
  const closed = days.filter(({ name }) => !holidays?.open.includes(name));
  const own = faultsWithin(faults, ['calendars', at, 'holidays']);
  return (
    <details className="rule-more" open={own.length > 0 || undefined}>
      <summary>
        {say('protocol.holidays')}
        <span className="rule-more-sum">
          {holidays === null ? say('protocol.noHolidays') : say('protocol.holidaySum', { count: closed.length, year })}
        </span>
      </summary>
      <div className="holiday-place">
        <PlaceChoice
          label={say('protocol.country')}
          none={say('protocol.noHolidays')}
          code={holidays?.country ?? null}
          places={found.data?.countries ?? []}
          onCode={(country) => put(country === null ? null : { country, state: null, region: null, open: [] })}
        />
        {holidays !== null && (
          <>
            <PlaceChoice
              label={say('protocol.state')}
              none={say('protocol.wholeCountry')}
              code={holidays.state}
              places={found.data?.states ?? []}
              onCode={(state) => put({ ...holidays, state, region: null })}
            />
            <PlaceChoice
              label={say('protocol.region')}
              none={say('protocol.wholeState')}
              code={holidays.region}
              places={found.data?.regions ?? []}
              onCode={(region) => put({ ...holidays, region })}
            />
          </>
        )}
      </div>
      <TroubleLine words={found.isError ? troubleOf(found.error) : undefined} />
      <FaultLines faults={own} />
      {holidays !== null && (
        <ul className="holidays" aria-label={say('protocol.holidays')}>
          {days.map(({ date, name }) => (
            <li key={`${date} ${name}`}>
              <label className="holiday">
                <input
                  type="checkbox"
                  checked={!holidays.open.includes(name)}
                  onChange={() => put({ ...holidays, open: toggled(holidays.open, name) })}
                />
                <span className="holiday-name">{name}</span>
                <time className="holiday-date" dateTime={date}>
                  {sayDate(date)}
                </time>
                <span className="holiday-state">
                  {holidays.open.includes(name) ? say('protocol.openAllTheSame') : say('protocol.closed')}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

interface PlaceProps {
  readonly label: string;
  readonly none: string;
  readonly code: string | null;
  readonly places: Places;
  readonly onCode: (code: string | null) => void;
}

function PlaceChoice({ label, none, code, places, onCode }: PlaceProps) {
  if (places.length === 0 && code === null) return null;
  const known = places.some((place) => place.code === code);
  const options = places.map(({ code: value, name }) => [value, name] as const);
  const all = code === null || known ? options : [[code, code] as const, ...options];
  return (
    <Choice
      label={label}
      value={code ?? ''}
      options={[['', none] as const, ...all]}
      onValue={(value) => onCode(value === '' ? null : value)}
    />
  );
}

/** A date without a zone: it is that day wherever one looks from. */
function sayDate(date: string): string {
  const format = new Intl.DateTimeFormat(spokenLocale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}
