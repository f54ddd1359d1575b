// What slugs, addresses and ids are called. In: what the brand has. Out: a name for each, or the slug itself for what
// is not there (any more), so that a rule always reads as something.

import type { Protocol } from '../../core/protocol/protocol.ts';

interface Named {
  readonly slug: string;
  readonly name: string;
}

/** What rules can name. */
export interface Known {
  readonly people: readonly { readonly email: string; readonly name: string }[];
  readonly teams: readonly Named[];
  readonly locations: readonly Named[];
  readonly channels: readonly { readonly id: string; readonly label: string }[];
}

export interface Naming {
  readonly person: (email: string) => string;
  readonly team: (slug: string) => string;
  readonly location: (slug: string) => string;
  readonly channel: (id: string) => string;
  readonly calendar: (slug: string) => string;
  readonly rota: (slug: string) => string;
}

export function namingOf(known: Known, protocol: Protocol): Naming {
  return {
    person: (email) => known.people.find((person) => person.email === email)?.name ?? email,
    team: named(known.teams),
    location: named(known.locations),
    channel: (id) => known.channels.find((channel) => channel.id === id)?.label ?? id,
    calendar: named(protocol.calendars),
    rota: named(protocol.rotas),
  };
}

function named(things: readonly Named[]): (slug: string) => string {
  return (slug) => things.find((thing) => thing.slug === slug)?.name || slug;
}
