// What a dry run found: priority and route in a line, then a timeline of clocks and of who is told.

import type { DryRun } from '../../wire/dry-run.ts';
import { saySpan } from '../messages/figures.ts';
import { say, spokenLocale } from '../messages/say.ts';
import { Chip } from '../parts/Chip.tsx';
import { useProtocolDesk } from './desk.ts';
import { type Moment, momentsOf } from './dry-run-moments.ts';
import { sayList, sayMinutes } from './list-words.ts';
import type { Naming } from './naming.ts';
import { routeReasons } from './route-reasons.ts';

interface FoundProps {
  readonly found: DryRun;
  readonly saidAt: string;
}

export function DryRunFound({ found, saidAt }: FoundProps) {
  const { protocol, naming } = useProtocolDesk();
  const zone = protocol.calendars[0]?.timeZone ?? 'UTC';
  const moments = momentsOf(found, saidAt);
  return (
    <>
      <p className="dry-run-sum">
        <Chip tone={found.priority >= 2 ? 'warn' : 'neutral'}>
          {say('protocol.dryPriority', { level: say(`protocol.priorities.${levelOf(found.priority)}`) })}
        </Chip>
        <span>{routeLine(found.route, naming)}</span>
      </p>
      <ol className="moments">
        {moments.map((moment) => (
          <li key={moment.key} className={`moment moment-${lookOf(moment)}`}>
            <span className="moment-when">
              <time dateTime={moment.at}>{sayWhen(moment.at, zone)}</time>
              {moment.what.sort !== 'said' && (
                <span className="moment-after">
                  {say('protocol.after', { span: saySpan(Date.parse(moment.at) - Date.parse(saidAt)) })}
                </span>
              )}
            </span>
            <MomentWords moment={moment} />
          </li>
        ))}
      </ol>
      <p className="dry-run-hint">
        {say(found.tells.length === 0 ? 'protocol.dryNobody' : 'protocol.dryIfNobodyActs', { zone })}
      </p>
    </>
  );
}

function MomentWords({ moment: { what } }: { readonly moment: Moment }) {
  const { naming } = useProtocolDesk();
  if (what.sort === 'said') return <p className="moment-words">{say('protocol.drySaid')}</p>;
  if (what.sort !== 'told') {
    const { clock } = what;
    const time =
      clock.calendar === null
        ? say('protocol.time.wall')
        : say('protocol.time.of', { calendar: naming.calendar(clock.calendar) });
    return (
      <p className="moment-words">
        {say(`protocol.dry.${what.sort}`, { clock: say(`protocol.clocks.${clock.kind}`), target: clock.target })}
        {what.sort === 'breaches' && (
          <span className="moment-about">
            {say(clock.calendar === null ? 'protocol.dryLength' : 'protocol.dryLengthOpen', {
              open: sayMinutes(Math.round(clock.openMinutes), false),
              wall: sayMinutes(Math.round(clock.wallMinutes), false),
              time,
            })}
          </span>
        )}
      </p>
    );
  }
  const { tell } = what;
  return (
    <div className="moment-words">
      <p>
        {say(tell.isLast ? 'protocol.dryLast' : 'protocol.dryStep', {
          tree: tell.tree,
          step: tell.step + 1,
          round: tell.round + 1,
        })}
      </p>
      {tell.recipients.length === 0 ? (
        <p className="moment-nobody">{say('protocol.dryTellsNobody')}</p>
      ) : (
        <ul className="moment-people">
          {tell.recipients.map(({ name, address, via }) => (
            <li key={`${name} ${address} ${via}`} className="recipient" title={address ?? undefined}>
              {name}
              {via !== '' && name !== address && <span className="moment-via">{via}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const levelOf = (priority: number): 0 | 1 | 2 | 3 => ([0, 1, 2, 3] as const).find((level) => level === priority) ?? 1;

function routeLine(route: DryRun['route'], naming: Naming): string {
  if (route === null) return say('protocol.dryNoRoute');
  const to = [route.person, route.team && say('protocol.recipient.team', { name: naming.team(route.team) })].filter(
    Boolean,
  );
  return say('protocol.dryRoute', {
    to: to.join(', '),
    why: sayList(routeReasons(route.why)),
    count: routeReasons(route.why).length,
  });
}

function lookOf({ what }: Moment): string {
  return what.sort === 'told' ? `told-${what.tell.severity}` : what.sort;
}

function sayWhen(at: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(spokenLocale(), {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
  return format.format(new Date(at));
}
