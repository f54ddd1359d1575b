// Whether somebody is here, in words beside a dot: on shift, off shift, away and who stands in; and their week.

import type { PersonView } from '../../wire/people.ts';
import { sayDay } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { runWords } from './day-words.ts';
import { runsIn, weekOf } from './week.ts';

interface PresenceProps {
  readonly person: PersonView;
  readonly people: readonly PersonView[];
}

export function Presence({ person, people }: PresenceProps) {
  const { away, shifts, isOnShift } = person;
  const week = runsIn(weekOf(shifts)).map(runWords).join(', ');
  const isAway = away?.isNow === true;
  const state = isAway ? 'away' : isOnShift ? 'on' : 'off';
  const here = say(`people.here.${shifts.length === 0 ? 'team' : 'shift'}.${isOnShift ? 'on' : 'off'}`);
  const deputy = people.find((one) => one.id === (away?.deputyId ?? person.deputyId));
  return (
    <span className="presence">
      <span className={`presence-dot presence-${state}`} aria-hidden="true" />
      <span className="presence-words">
        <span>{isAway ? say('people.awayUntil', { day: sayDay(new Date(away.until)) }) : here}</span>
        {isAway && deputy !== undefined && (
          <span className="row-about">{say('people.standsIn', { name: deputy.name })}</span>
        )}
        {away !== null && !isAway && (
          <span className="row-about">{say('people.awayFrom', { day: sayDay(new Date(away.from)) })}</span>
        )}
        {!isAway && week !== '' && <span className="row-about">{week}</span>}
      </span>
    </span>
  );
}
