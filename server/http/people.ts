// Who works at a desk, as what and when. GET …/people, PUT …/people/:id/role, …/work, …/shifts, POST and DELETE …/away,
// DELETE …/people/:id

import type { FastifyInstance } from 'fastify';
import type { EventKind } from '../../core/event.ts';
import { findOverlap } from '../../core/triage/shifts.ts';
import type { BrandRow } from '../../store/account/brands.ts';
import { isMember, membersOf, openInvitations } from '../../store/account/people.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import { awaysOf, endAway, noteAway } from '../../store/triage/away.ts';
import { teamsOf } from '../../store/triage/teams.ts';
import { saveShifts, saveWork, shiftsOf, worksOf } from '../../store/triage/workers.ts';
import { AwayBody, type People, RoleBody, ShiftsBody, WorkBody } from '../../wire/people.ts';
import { giveRole, removeMember } from '../do/change-member.ts';
import { whoWorks } from '../flow/who-works.ts';
import { mayLead, mayManage, maySee, maySeeAddresses } from '../policy.ts';
import { iso } from '../present.ts';
import { presentPerson } from '../present-people.ts';
import { HeedError } from '../problem.ts';
import { rulesOf } from '../rules.ts';
import type { World } from '../world.ts';
import { type Asked, brandRoute } from './route.ts';
import { zoneAsked } from './teams.ts';

export function addPeopleRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/people',
    may: maySee,
    do: ({ brand, person, now }) => people(world, { brand, personId: person.id, now }),
  });
  brandRoute(app, world, {
    method: 'PUT',
    path: '/people/:id/role',
    may: mayManage,
    body: RoleBody,
    do: ({ brand, person, part, body, now }) =>
      giveRole(world, { brandId: brand.id, personId: person.id, subjectId: part('id'), now }, body.role),
  });
  brandRoute(app, world, {
    method: 'DELETE',
    path: '/people/:id',
    may: mayManage,
    do: ({ brand, person, part, now }) =>
      removeMember(world, { brandId: brand.id, personId: person.id, subjectId: part('id'), now }),
  });
  addWork(app, world);
  addAway(app, world);
}

function addWork(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'PUT',
    path: '/people/:id/work',
    may: mayLead,
    body: WorkBody,
    do: (asked) =>
      changePerson(asked, async (tx, { brandId, personId }) => {
        await deputyAsked(tx, brandId, personId, asked.body.deputyId);
        await saveWork(tx, brandId, { personId, ...asked.body, languages: [...new Set(asked.body.languages)] });
        return { kind: 'person.shifts_changed', detail: { what: 'work', capacity: asked.body.capacity } };
      }),
  });
  brandRoute(app, world, {
    method: 'PUT',
    path: '/people/:id/shifts',
    may: mayLead,
    body: ShiftsBody,
    do: (asked) =>
      changePerson(asked, async (tx, { brandId, personId }) => {
        const { shifts, timeZone } = asked.body;
        const double = findOverlap(shifts);
        if (double !== null) {
          throw new HeedError('bad_request', 'This shift begins while another one runs. Let it begin later.', {
            field: `shifts.${double}`,
          });
        }
        await zoneAsked(tx, timeZone);
        await saveShifts(tx, brandId, { personId, timeZone, shifts });
        return { kind: 'person.shifts_changed', detail: { what: 'shifts', shifts: shifts.length, timeZone } };
      }),
  });
}

/** Everybody says of themselves that they are away; of others a lead does. */
function addAway(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'POST',
    path: '/people/:id/away',
    may: maySee,
    body: AwayBody,
    do: (asked) =>
      changePerson(asked, async (tx, { brandId, personId }) => {
        forSelfOrLead(asked, personId);
        const { now, body } = asked;
        const [from, until] = [body.from === undefined ? now : new Date(body.from), new Date(body.until)];
        if (until <= now || until <= from) {
          throw new HeedError('bad_request', 'This absence is over before it begins. Choose a later day.', {
            field: 'until',
          });
        }
        await deputyAsked(tx, brandId, personId, body.deputyId);
        await endAway(tx, brandId, personId, now);
        const { kind, deputyId } = body;
        const by = { id: newId(now), notedBy: asked.person.id, notedAt: now };
        await noteAway(tx, brandId, { ...by, personId, from, until, kind, deputyId });
        return { kind: 'person.away', detail: { from: iso(from), until: iso(until), deputyId } };
      }),
  });
  brandRoute(app, world, {
    method: 'DELETE',
    path: '/people/:id/away',
    may: maySee,
    do: (asked) =>
      changePerson(asked, async (tx, { brandId, personId }) => {
        forSelfOrLead(asked, personId);
        const wasAway = await endAway(tx, brandId, personId, asked.now);
        return wasAway ? { kind: 'person.away', detail: { until: iso(asked.now) } } : null;
      }),
  });
}

async function people(
  world: World,
  { brand, personId, now }: { brand: BrandRow; personId: string; now: Date },
): Promise<People> {
  const seesAll = maySeeAddresses(brand);
  const found = await world.database.brand(brand.id, async (tx) => ({
    members: await membersOf(tx, brand.id),
    invitations: await openInvitations(tx, brand.id, now),
    workers: await whoWorks(tx, brand.id, now, await rulesOf(tx, brand.id)),
    works: await worksOf(tx, brand.id),
    shifts: await shiftsOf(tx, brand.id),
    aways: await awaysOf(tx, brand.id, now),
    teams: await teamsOf(tx, brand.id),
  }));
  return {
    people: found.members.map((one) => {
      const view = presentPerson(one, found, now);
      return seesAll || one.id === personId ? view : { ...view, email: null };
    }),
    invitations: (seesAll ? found.invitations : []).map((one) => ({ ...one, expiresAt: iso(one.expiresAt) })),
  };
}

type Changed = { readonly kind: EventKind; readonly detail: Readonly<Record<string, string | number | null>> } | null;

/** Changes something about one person of the brand and puts it on the record; null when there was nothing to change. */
function changePerson<Body>(
  { world, brand, person, part, now }: Asked<Body, unknown>,
  change: (tx: Tx, of: { brandId: string; personId: string }) => Promise<Changed>,
): Promise<void> {
  return world.database.brand(brand.id, async (tx) => {
    const personId = part('id');
    if (!(await isMember(tx, brand.id, personId))) {
      throw new HeedError('not_found', 'There is no such person in this brand.');
    }
    const changed = await change(tx, { brandId: brand.id, personId });
    if (changed === null) return;
    await noteChange(tx, brand.id, { ...changed, personId: person.id, subjectId: personId, at: now });
  });
}

function forSelfOrLead({ brand, person }: Pick<Asked<unknown, unknown>, 'brand' | 'person'>, personId: string): void {
  if (person.id !== personId && !mayLead(brand)) throw new HeedError('not_allowed', mayLead.words);
}

async function deputyAsked(tx: Tx, brandId: string, personId: string, deputyId: string | null): Promise<void> {
  if (deputyId === null) return;
  if (deputyId === personId || !(await isMember(tx, brandId, deputyId))) {
    throw new HeedError('bad_request', 'Somebody else of this brand has to stand in.', { field: 'deputyId' });
  }
}

export async function noteChange(
  tx: Tx,
  brandId: string,
  event: {
    kind: EventKind;
    personId: string;
    subjectId: string;
    at: Date;
    detail?: Readonly<Record<string, string | number | null>>;
  },
): Promise<void> {
  await appendEvents(tx, brandId, [{ detail: {}, ...event, caseId: null, contentDigest: null }]);
}
