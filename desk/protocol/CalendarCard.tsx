// One calendar: its name and zone, whether it is open now, its week, its holidays, its own days, who keeps it.

import type { Calendar } from '../../core/protocol/calendar.ts';
import { say, spokenLocale } from '../messages/say.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose } from '../parts/icons.tsx';
import { useNow } from '../parts/ticker.ts';
import type { CalendarProps } from './calendar-props.ts';
import { useProtocolDesk } from './desk.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsAt, faultsBeside } from './fault-places.ts';
import { HolidaysEditor } from './HolidaysEditor.tsx';
import { TextBox } from './inline-fields.tsx';
import { Keepers } from './Keepers.tsx';
import { OwnDays } from './OwnDays.tsx';
import { openNow, sayMoment } from './open-now.ts';
import { useHolidays } from './use-holidays.ts';
import { WeekEditor } from './WeekEditor.tsx';
import { ZoneBox } from './ZoneBox.tsx';

interface CardProps extends CalendarProps {
  /** Null for the brand's own. */
  readonly onRemove: (() => void) | null;
}

export function CalendarCard({ at, calendar, onCalendar, onRemove }: CardProps) {
  const { faults } = useProtocolDesk();
  const path = ['calendars', at];
  return (
    <section className="rule-card" aria-label={calendar.name}>
      <header className="rule-head">
        <TextBox
          label={say('protocol.calendarName')}
          className="rule-name"
          value={calendar.name}
          onValue={(name) => onCalendar({ ...calendar, name })}
        />
        <NowLine calendar={calendar} />
        {onRemove !== null && (
          <IconButton
            label={say('protocol.removeNamed', { name: calendar.name })}
            icon={<IconClose />}
            onClick={onRemove}
          />
        )}
      </header>
      <FaultLines faults={faultsAt(faults, [...path, 'name'])} />
      <ZoneBox zone={calendar.timeZone} onZone={(timeZone) => onCalendar({ ...calendar, timeZone })} />
      <FaultLines faults={faultsAt(faults, [...path, 'timeZone'])} />
      <WeekEditor at={at} calendar={calendar} onCalendar={onCalendar} />
      <HolidaysEditor at={at} calendar={calendar} onCalendar={onCalendar} />
      <OwnDays at={at} calendar={calendar} onCalendar={onCalendar} />
      <Keepers at={at} calendar={calendar} />
      <FaultLines faults={faultsBeside(faults, path, ['name', 'timeZone', 'hours', 'holidays', 'days'])} />
    </section>
  );
}

function NowLine({ calendar }: { readonly calendar: Calendar }) {
  const { slug } = useProtocolDesk();
  const now = new Date(useNow(30_000));
  const { holidaysOf, isReady } = useHolidays(slug, calendar, now.getUTCFullYear());
  const state = isReady ? openNow(calendar, now, holidaysOf) : null;
  if (state === null) return <span className="hours-now" />;
  const at = state.until && sayMoment(state.until, now, calendar.timeZone, spokenLocale());
  const place = calendar.timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
  const words = state.isOpen
    ? say(at === null ? 'protocol.openAlways' : 'protocol.openUntil', { at: at ?? '', place })
    : say(at === null ? 'protocol.neverOpens' : 'protocol.closedUntil', { at: at ?? '', place });
  return <span className={state.isOpen ? 'hours-now hours-open' : 'hours-now hours-closed'}>{words}</span>;
}
