// From whom a step names to who is told now: teams to those on shift, rotas to who is on duty, the absent to their
// deputies. It never comes out empty: where nobody is left, the owners are told.

import type { Recipient, Rota } from '../protocol/protocol.ts';
import { onDuty } from './rota.ts';
import type { Worker } from './route.ts';

/** Somebody of the brand, or an address outside it. */
export type Told = (
  | { readonly worker: Worker; readonly address: null }
  | { readonly worker: null; readonly address: string }
) & {
  /** How they come to be told: `team care`, `rota evenings`, `deputy of Ana`, `nobody else`. */
  readonly via: string;
};

export interface Around {
  readonly workers: readonly Worker[];
  readonly rotas: readonly Rota[];
  /** Who has the case, and whose matter it is. */
  readonly assigneeId: string | null;
  readonly team: string | null;
  readonly at: Date;
}

/** Each once, in the order they are named. */
export function recipientsOf(named: readonly Recipient[], around: Around): readonly Told[] {
  const found = named.flatMap((one) => find(one, around)).map((one) => inTheirStead(one, around));
  const told = found.length > 0 ? found : people(withRole(around, 'owner'), 'nobody else');
  return told.filter((one, i) => told.findIndex((other) => keyOf(other) === keyOf(one)) === i);
}

function find(named: Recipient, around: Around): readonly Told[] {
  if ('address' in named) return [{ worker: null, address: named.address, via: 'address' }];
  if ('person' in named)
    return people(
      around.workers.filter((one) => one.email === named.person),
      'by name',
    );
  if ('team' in named) return people(ofTeam(around, named.team), `team ${named.team}`);
  if ('rota' in named) return fromRota(named.rota, around);
  if (named.role === 'owners') return people(withRole(around, 'owner'), 'owner');
  return named.role === 'leads' ? leads(around) : assignee(around);
}

/** Whoever has the case; else the people of its team; else the leads. */
function assignee(around: Around): readonly Told[] {
  const has = around.workers.filter((one) => one.id === around.assigneeId);
  if (has.length > 0) return people(has, 'has the case');
  const team = around.team === null ? [] : ofTeam(around, around.team);
  return team.length > 0 ? people(team, `team ${around.team}`) : leads(around);
}

/** The team's leads, else all of them, else who rules in their place. */
function leads(around: Around): readonly Told[] {
  const all = withRole(around, 'lead');
  const ofTheTeam = all.filter((one) => around.team !== null && one.teams.includes(around.team));
  const found = [ofTheTeam, all, withRole(around, 'admin'), withRole(around, 'owner')].find((some) => some.length > 0);
  return people(found ?? [], found === ofTheTeam ? `lead of ${around.team}` : 'lead');
}

function fromRota(slug: string, around: Around): readonly Told[] {
  const rota = around.rotas.find((one) => one.slug === slug);
  const email = rota === undefined ? null : onDuty(rota, around.at);
  return people(
    around.workers.filter((one) => one.email === email),
    `rota ${rota?.name ?? slug}`,
  );
}

/** Of a team those who are here; when nobody is, all of them: somebody has to hear of it. */
function ofTeam({ workers }: Around, team: string): readonly Worker[] {
  const members = workers.filter((one) => one.teams.includes(team));
  const here = members.filter((one) => one.isOnShift && !one.isAway);
  return here.length > 0 ? here : members;
}

function withRole({ workers }: Around, role: Worker['role']): readonly Worker[] {
  return workers.filter((one) => one.role === role);
}

function people(workers: readonly Worker[], via: string): readonly Told[] {
  return workers.map((worker) => ({ worker, address: null, via }));
}

/** Whoever is away is told through their deputy, and a deputy who is away through theirs, as far as there is one. */
function inTheirStead(told: Told, { workers }: Around): Told {
  let { worker } = told;
  const passed = new Set<string>();
  while (worker?.isAway && worker.deputyId !== null && !passed.has(worker.id)) {
    passed.add(worker.id);
    const { deputyId } = worker;
    const deputy: Worker | undefined = workers.find((one) => one.id === deputyId);
    if (deputy === undefined) break;
    worker = deputy;
  }
  if (worker === null || worker === told.worker || worker.isAway) return told;
  return { worker, address: null, via: `deputy of ${told.worker?.name}` };
}

function keyOf({ worker, address }: Told): string {
  return worker?.id ?? `${address}`;
}
