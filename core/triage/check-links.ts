// Does every name in a protocol lead somewhere: calendars, teams, locations, people, rotas, trees, channels.

import type { Fault } from '../protocol/fault.ts';
import { didYouMean } from '../protocol/nearest.ts';
import type { Protocol, Recipient, Step } from '../protocol/protocol.ts';

/** What the brand has, for a protocol to name. */
export interface Known {
  /** Slugs. */
  readonly teams: readonly string[];
  readonly locations: readonly string[];
  /** Addresses of those who belong to the brand. */
  readonly people: readonly string[];
  /** Ids. */
  readonly channels: readonly string[];
  /** Who stands in for whom while they are away: address by address. */
  readonly deputies: Readonly<Record<string, string>>;
}

export type Path = readonly (string | number)[];

export function linkFaults(protocol: Protocol, known: Known): readonly Fault[] {
  const find = finder(protocol, known);
  return [
    ...protocol.targets.flatMap(({ calendar }, at) => find.calendar(['targets', at, 'calendar'], calendar)),
    ...Object.entries(protocol.keeps.locations).flatMap(([location, calendar]) => [
      ...find.location(['keeps', 'locations', location], location),
      ...find.calendar(['keeps', 'locations', location], calendar),
    ]),
    ...Object.entries(protocol.keeps.teams).flatMap(([team, calendar]) => [
      ...find.team(['keeps', 'teams', team], team),
      ...find.calendar(['keeps', 'teams', team], calendar),
    ]),
    ...protocol.trees.flatMap((tree, at) => [
      ...[...tree.steps, tree.last].flatMap((step, index) => {
        const path = ['trees', at, ...(index < tree.steps.length ? ['steps', index] : ['last'])];
        return stepFaults(find, path, step);
      }),
      ...find.tree(['trees', at, 'thenTree'], tree.thenTree),
    ]),
    ...protocol.rotas.flatMap(({ people }, at) =>
      people.flatMap((person, turn) => find.person(['rotas', at, 'people', turn], person)),
    ),
    ...protocol.routes.flatMap(({ to }, at) => recipientFaults(find, ['routes', at, 'to'], to)),
    ...Object.keys(protocol.purposes).flatMap((profile) => purposeFaults(find, profile)),
  ];
}

type Find = ReturnType<typeof finder>;

function stepFaults(find: Find, path: Path, step: Step): readonly Fault[] {
  return [
    ...step.tell.flatMap((recipient, at) => recipientFaults(find, [...path, 'tell', at], recipient)),
    ...find.calendar([...path, 'calendar'], step.calendar),
  ];
}

function recipientFaults(find: Find, path: Path, recipient: Recipient): readonly Fault[] {
  if ('person' in recipient) return find.person([...path, 'person'], recipient.person);
  if ('team' in recipient) return find.team([...path, 'team'], recipient.team);
  if ('rota' in recipient) return find.rota([...path, 'rota'], recipient.rota);
  return [];
}

function purposeFaults(find: Find, profile: string): readonly Fault[] {
  const [channel = '', ...handle] = profile.split(':');
  const path = ['purposes', profile];
  if (handle.join(':').trim() !== '') return find.channel(path, channel);
  const words = `${profile} names no profile.`;
  return [{ path, code: 'no_profile', words, remedy: 'Write the channel, a colon and the handle: channel:handle.' }];
}

/** One question per kind of name; null asks for nothing. */
function finder(protocol: Protocol, known: Known) {
  const calendar = look(
    'calendar',
    protocol.calendars.map(({ slug }) => slug),
  );
  const rota = look(
    'rota',
    protocol.rotas.map(({ slug }) => slug),
  );
  const tree = look(
    'tree',
    protocol.trees.map(({ name }) => name),
  );
  return {
    calendar,
    rota,
    tree,
    team: look('team', known.teams),
    location: look('location', known.locations),
    channel: look('channel', known.channels),
    person: lookForPerson(known),
  };
}

type Look = (path: Path, name: string | null) => readonly Fault[];

function look(kind: string, names: readonly string[]): Look {
  const there = new Set(names);
  return (path, name) =>
    name === null || there.has(name)
      ? []
      : [{ path, code: `unknown_${kind}`, words: `There is no ${kind} ${name}.`, remedy: didYouMean(name, names) }];
}

/** Somebody who left hears nothing, and neither does who stands in for somebody when they have left. */
function lookForPerson({ people, deputies }: Known): Look {
  const there = new Set(people);
  return (path, name) => {
    if (name === null) return [];
    if (!there.has(name)) {
      const words = `${name} does not belong to this brand.`;
      return [
        {
          path,
          code: 'unknown_person',
          words,
          remedy: `Invite them, or name somebody else. ${didYouMean(name, people)}`,
        },
      ];
    }
    const deputy = Object.hasOwn(deputies, name) ? deputies[name] : undefined;
    if (deputy === undefined || there.has(deputy)) return [];
    const words = `${deputy}, who stands in for ${name}, does not belong to this brand any more.`;
    return [{ path, code: 'dead_deputy', words, remedy: `Give ${name} another deputy, or name somebody else here.` }];
  };
}
