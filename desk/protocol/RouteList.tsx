// Routes: whom a case is proposed to, or given at once. The first that fits.

import type { Route } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconPlus } from '../parts/icons.tsx';
import { ConditionEditor } from './ConditionEditor.tsx';
import { useProtocolDesk } from './desk.ts';
import { freshName, numbered, removeAt, replaceAt, swap } from './edit-list.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { Choice, TextBox } from './inline-fields.tsx';
import { sentenceCase } from './list-words.ts';
import { OrderedRules } from './OrderedRules.tsx';
import { RouteTrial } from './RouteTrial.tsx';
import { routeWords } from './rule-words.ts';
import { sentence } from './sentence.tsx';

export function RouteList() {
  const { protocol, change, faults, naming, known } = useProtocolDesk();
  const edit = (next: (routes: readonly Route[]) => readonly Route[]): void =>
    change((now) => ({ ...now, routes: next(now.routes) }));
  const team = known.teams[0];
  const person = known.people[0];
  const first: Route['to'] | null = team ? { team: team.slug } : person ? { person: person.email } : null;
  const add = (to: Route['to']): void =>
    edit((routes) => {
      const name = freshName(
        say('protocol.newRoute'),
        routes.map((route) => route.name),
      );
      return [...routes, { name, when: { kinds: ['complaint'] }, to, how: 'propose' }];
    });
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('protocol.routes')}</h2>
      <p className="rule-about">{say('protocol.routesAbout')}</p>
      {protocol.routes.length === 0 && <p className="condition-none">{say('protocol.noRoutes')}</p>}
      <OrderedRules
        label={say('protocol.routes')}
        rules={numbered(protocol.routes).map(({ at, item }) => ({
          at,
          name: item.name,
          words: routeWords(item, naming),
          isFaulty: faultsWithin(faults, ['routes', at]).length > 0,
        }))}
        onSwap={(a, b) => edit((routes) => swap(routes, a, b))}
        onRemove={(at) => edit((routes) => removeAt(routes, at))}
        editor={(at) => <RouteEditor at={at} onRoute={(route) => edit((routes) => replaceAt(routes, at, route))} />}
      />
      {first !== null && (
        <Button size="s" icon={<IconPlus size={14} />} onClick={() => add(first)}>
          {say('protocol.addRoute')}
        </Button>
      )}
      {protocol.routes.length > 0 && <RouteTrial />}
    </section>
  );
}

function RouteEditor({ at, onRoute }: { readonly at: number; readonly onRoute: (route: Route) => void }) {
  const { protocol, faults } = useProtocolDesk();
  const route = protocol.routes[at];
  if (route === undefined) return null;
  return (
    <>
      <p className="named">
        <span aria-hidden="true">{say('protocol.name')}</span>
        <TextBox label={say('protocol.name')} value={route.name} onValue={(name) => onRoute({ ...route, name })} />
      </p>
      <p className="sentence">
        {sentence('protocol.routeForm', {
          how: (
            <Choice
              label={say('protocol.routeHow')}
              value={route.how}
              options={[
                ['propose', say('protocol.howPropose')],
                ['assign', say('protocol.howAssign')],
              ]}
              onValue={(how) => onRoute({ ...route, how })}
            />
          ),
          to: <RouteTo to={route.to} onTo={(to) => onRoute({ ...route, to })} />,
        })}
      </p>
      <FaultLines faults={faultsWithin(faults, ['routes', at])} />
      <h3 className="rule-small">{say('protocol.forWhom')}</h3>
      <ConditionEditor when={route.when} onWhen={(when) => onRoute({ ...route, when })} />
    </>
  );
}

function RouteTo({ to, onTo }: { readonly to: Route['to']; readonly onTo: (to: Route['to']) => void }) {
  const { known, naming } = useProtocolDesk();
  const all: readonly Route['to'][] = [
    ...known.teams.map(({ slug }) => ({ team: slug })),
    ...known.people.map(({ email }) => ({ person: email })),
  ];
  const value = JSON.stringify(to);
  const choices = all.some((one) => JSON.stringify(one) === value) ? all : [to, ...all];
  const words = (one: Route['to']): string =>
    'team' in one
      ? sentenceCase(say('protocol.recipient.team', { name: naming.team(one.team) }))
      : naming.person(one.person);
  return (
    <Choice
      label={say('protocol.routeTo')}
      value={value}
      options={choices.map((one) => [JSON.stringify(one), words(one)] as const)}
      onValue={(chosen) => onTo(choices.find((one) => JSON.stringify(one) === chosen) ?? to)}
    />
  );
}
