// When the business is open: a card for each calendar, the first one the brand's own.

import type { Calendar } from '../../core/protocol/calendar.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconPlus } from '../parts/icons.tsx';
import { CalendarCard } from './CalendarCard.tsx';
import { useProtocolDesk } from './desk.ts';
import { freshName, freshSlug, numbered, removeAt, replaceAt } from './edit-list.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsAt, faultsWithin } from './fault-places.ts';
import './Hours.css';

export function HoursTab() {
  const { protocol, change, faults } = useProtocolDesk();
  const { calendars } = protocol;
  const put = (at: number, calendar: Calendar): void =>
    change((now) => ({ ...now, calendars: replaceAt(now.calendars, at, calendar) }));
  const remove = (at: number): void =>
    change((now) => {
      const slug = now.calendars[at]?.slug;
      const others = (kept: Readonly<Record<string, string>>) =>
        Object.fromEntries(Object.entries(kept).filter(([, calendar]) => calendar !== slug));
      const keeps = { locations: others(now.keeps.locations), teams: others(now.keeps.teams) };
      return { ...now, calendars: removeAt(now.calendars, at), keeps };
    });
  const add = (): void =>
    change((now) => {
      const name = freshName(
        say('protocol.newCalendar'),
        now.calendars.map((calendar) => calendar.name),
      );
      const slug = freshSlug(
        name,
        now.calendars.map((calendar) => calendar.slug),
      );
      const like = now.calendars[0];
      return like === undefined ? now : { ...now, calendars: [...now.calendars, { ...like, slug, name }] };
    });
  return (
    <>
      <FaultLines faults={[...faultsAt(faults, ['calendars']), ...faultsWithin(faults, ['keeps'])]} />
      {numbered(calendars).map(({ key, at, item }) => (
        <CalendarCard
          key={key}
          at={at}
          calendar={item}
          onCalendar={(calendar) => put(at, calendar)}
          onRemove={at === 0 ? null : () => remove(at)}
        />
      ))}
      <Button icon={<IconPlus />} onClick={add}>
        {say('protocol.addCalendar')}
      </Button>
    </>
  );
}
