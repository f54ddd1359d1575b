// Teams and locations. GET, POST …/teams, PUT …/teams/:id; GET, POST …/locations, PUT …/locations/:id

import type { FastifyInstance } from 'fastify';
import { membersOf } from '../../store/account/people.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import {
  addLocation,
  addTeam,
  locationsOf,
  lockPlaces,
  saveLocation,
  saveMembers,
  saveTeam,
  type TeamRow,
  teamsOf,
} from '../../store/triage/teams.ts';
import { isZone } from '../../store/triage/workers.ts';
import {
  LocationBody,
  type Locations,
  type LocationView,
  TeamBody,
  TeamChange,
  type Teams,
  type TeamView,
} from '../../wire/people.ts';
import { mayLead, maySee } from '../policy.ts';
import { presentTeam } from '../present-people.ts';
import { HeedError } from '../problem.ts';
import { freeSlug } from '../slug.ts';
import type { World } from '../world.ts';
import { type Asked, brandRoute } from './route.ts';

export function addTeamRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/teams',
    may: maySee,
    do: async ({ brand }): Promise<Teams> => {
      const teams = await world.database.brand(brand.id, (tx) => teamsOf(tx, brand.id));
      return { teams: teams.map(presentTeam) };
    },
  });
  brandRoute(app, world, { method: 'POST', path: '/teams', may: mayLead, body: TeamBody, do: makeTeam });
  brandRoute(app, world, { method: 'PUT', path: '/teams/:id', may: mayLead, body: TeamChange, do: changeTeam });

  brandRoute(app, world, {
    method: 'GET',
    path: '/locations',
    may: maySee,
    do: async ({ brand }): Promise<Locations> => ({
      locations: await world.database.brand(brand.id, (tx) => locationsOf(tx, brand.id)),
    }),
  });
  brandRoute(app, world, { method: 'POST', path: '/locations', may: mayLead, body: LocationBody, do: makeLocation });
  brandRoute(app, world, {
    method: 'PUT',
    path: '/locations/:id',
    may: mayLead,
    body: LocationBody,
    do: changeLocation,
  });
}

function makeTeam(asked: Asked<{ name: string; memberIds: string[] }, unknown>): Promise<TeamView> {
  const { world, brand, body, now } = asked;
  return world.database.brand(brand.id, async (tx) => {
    const teams = await teamsLocked(tx, brand.id);
    nameFree(teams, body.name);
    await membersAsked(tx, brand.id, body.memberIds);
    const id = newId(now);
    const slug = freeSlug(body.name, 'team', new Set(teams.map((one) => one.slug)));
    await addTeam(tx, brand.id, { id, slug, name: body.name, at: now });
    await saveMembers(tx, brand.id, { teamId: id, personIds: body.memberIds, at: now });
    await record(tx, asked, { kind: 'team.changed', subjectId: id, what: 'made' });
    return { id, slug, name: body.name, memberIds: body.memberIds, isArchived: false };
  });
}

function changeTeam(asked: Asked<TeamChange, unknown>): Promise<TeamView> {
  const { world, brand, body, part, now } = asked;
  return world.database.brand(brand.id, async (tx) => {
    const teams = await teamsLocked(tx, brand.id);
    const was = teams.find((one) => one.id === part('id'));
    if (was === undefined) throw new HeedError('not_found', 'There is no such team.');
    const { name = was.name, memberIds = was.memberIds, isArchived = was.archivedAt !== null } = body;
    nameFree(
      teams.filter((one) => one !== was),
      name,
    );
    const archivedAt = isArchived ? (was.archivedAt ?? now) : null;
    await saveTeam(tx, brand.id, { id: was.id, name, archivedAt });
    if (body.memberIds !== undefined) {
      await membersAsked(tx, brand.id, memberIds);
      await saveMembers(tx, brand.id, { teamId: was.id, personIds: memberIds, at: now });
    }
    const what = Object.keys(body).join(' ');
    await record(tx, asked, { kind: 'team.changed', subjectId: was.id, what });
    return presentTeam({ ...was, name, memberIds, archivedAt });
  });
}

function makeLocation(asked: Asked<LocationBody, unknown>): Promise<LocationView> {
  const { world, brand, body, now } = asked;
  return world.database.brand(brand.id, async (tx) => {
    await lockPlaces(tx, brand.id);
    if (body.timeZone !== null) await zoneAsked(tx, body.timeZone);
    const locations = await locationsOf(tx, brand.id);
    const slug = freeSlug(body.name, 'location', new Set(locations.map((one) => one.slug)));
    const location = { id: newId(now), slug, ...body };
    await addLocation(tx, brand.id, { ...location, at: now });
    await record(tx, asked, { kind: 'location.changed', subjectId: location.id, what: 'made' });
    return location;
  });
}

function changeLocation(asked: Asked<LocationBody, unknown>): Promise<LocationView> {
  const { world, brand, body, part } = asked;
  return world.database.brand(brand.id, async (tx) => {
    const was = (await locationsOf(tx, brand.id)).find((one) => one.id === part('id'));
    if (was === undefined) throw new HeedError('not_found', 'There is no such location.');
    if (body.timeZone !== null) await zoneAsked(tx, body.timeZone);
    await saveLocation(tx, brand.id, { id: was.id, ...body });
    await record(tx, asked, { kind: 'location.changed', subjectId: was.id, what: 'edited' });
    return { ...was, ...body };
  });
}

/** Refuses a time zone that nobody could count in: it has to be known here and to the database. */
export async function zoneAsked(tx: Tx, timeZone: string): Promise<void> {
  if (isKnownHere(timeZone) && (await isZone(tx, timeZone))) return;
  throw new HeedError('bad_request', 'This time zone is not known. Write it as Europe/Madrid.', { field: 'timeZone' });
}

function isKnownHere(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== null;
  } catch {
    return false;
  }
}

async function teamsLocked(tx: Tx, brandId: string): Promise<readonly TeamRow[]> {
  await lockPlaces(tx, brandId);
  return teamsOf(tx, brandId);
}

function nameFree(teams: readonly TeamRow[], name: string): void {
  const isTaken = teams.some((one) => one.name.toLowerCase() === name.toLowerCase());
  if (isTaken) throw new HeedError('taken', 'A team of this name is there already.', { field: 'name' });
}

async function membersAsked(tx: Tx, brandId: string, memberIds: readonly string[]): Promise<void> {
  const known = new Set((await membersOf(tx, brandId)).map((one) => one.id));
  if (memberIds.every((id) => known.has(id))) return;
  throw new HeedError('bad_request', 'Only people of this brand can be in its teams.', { field: 'memberIds' });
}

async function record(
  tx: Tx,
  { brand, person, now }: Asked<unknown, unknown>,
  { kind, subjectId, what }: { kind: 'team.changed' | 'location.changed'; subjectId: string; what: string },
): Promise<void> {
  const event = { kind, at: now, personId: person.id, caseId: null, subjectId, detail: { what } };
  await appendEvents(tx, brand.id, [{ ...event, contentDigest: null }]);
}
