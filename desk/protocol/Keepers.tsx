// Who keeps these hours: locations and teams, by switches. Whoever is named nowhere keeps the first calendar.

import type { Calendar } from '../../core/protocol/calendar.ts';
import { say } from '../messages/say.ts';
import { type Options, withChosen } from './criteria.ts';
import { useProtocolDesk } from './desk.ts';
import { Toggles } from './Toggles.tsx';

type Keeps = Readonly<Record<string, string>>;

export function Keepers({ at, calendar }: { readonly at: number; readonly calendar: Calendar }) {
  const { protocol, change, known } = useProtocolDesk();
  if (at === 0) {
    const isOnly = protocol.calendars.length === 1;
    return <p className="keepers">{say(isOnly ? 'protocol.keptByAll' : 'protocol.keptByOthers')}</p>;
  }
  const { locations, teams } = protocol.keeps;
  const kept = (sort: 'locations' | 'teams') => (chosen: readonly string[]) =>
    change((now) => ({ ...now, keeps: { ...now.keeps, [sort]: keeping(now.keeps[sort], calendar.slug, chosen) } }));
  const asOptions = (things: readonly { slug: string; name: string }[]): Options =>
    things.map(({ slug, name }) => [slug, name] as const);
  const placed = keepersOf(locations, calendar.slug);
  const teamed = keepersOf(teams, calendar.slug);
  const places = withChosen(asOptions(known.locations), placed);
  const groups = withChosen(asOptions(known.teams), teamed);
  return (
    <div className="keepers">
      {places.length + groups.length === 0 ? say('protocol.keptByNobody') : say('protocol.keptBy')}
      {places.length > 0 && (
        <Toggles label={say('protocol.locations')} options={places} chosen={placed} onChosen={kept('locations')} />
      )}
      {groups.length > 0 && (
        <Toggles label={say('protocol.teams')} options={groups} chosen={teamed} onChosen={kept('teams')} />
      )}
    </div>
  );
}

const keepersOf = (keeps: Keeps, calendar: string): readonly string[] =>
  Object.entries(keeps)
    .filter(([, kept]) => kept === calendar)
    .map(([keeper]) => keeper);

/** Exactly these keep it; one keeps but one calendar, so the others lose them. */
function keeping(keeps: Keeps, calendar: string, chosen: readonly string[]): Keeps {
  const others = Object.entries(keeps).filter(([keeper, kept]) => kept !== calendar && !chosen.includes(keeper));
  return Object.fromEntries([...others, ...chosen.map((keeper) => [keeper, calendar] as const)]);
}
