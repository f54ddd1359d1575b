// "This mention, now: who would hear of it, when." POST …/protocol/dry-run; and the holidays of a place, GET …/holidays

import type { FastifyInstance } from 'fastify';
import { type Case, newCase } from '../../core/case.ts';
import type { Protocol } from '../../core/protocol/protocol.ts';
import { type Foreseen, foresee } from '../../core/triage/foresee.ts';
import type { Worker } from '../../core/triage/route.ts';
import { routeAll, type WouldTake } from '../../core/triage/route-all.ts';
import { casesOpenedSince } from '../../store/triage/cases.ts';
import { newestProtocol, placesOf } from '../../store/triage/protocols.ts';
import { type DryRun, DryRunBody, type RoutesDryRun, RoutesDryRunBody } from '../../wire/dry-run.ts';
import { type HolidaysFound, HolidaysQuery } from '../../wire/holidays.ts';
import { ProtocolShape } from '../../wire/protocol.ts';
import { whoWorks } from '../flow/who-works.ts';
import { maySee } from '../policy.ts';
import { iso } from '../present.ts';
import { HeedError } from '../problem.ts';
import { tryRules } from '../rules.ts';
import type { World } from '../world.ts';
import { brandRoute } from './route.ts';

const dayMs = 86_400_000;
const mostCases = 500;

type Asked = ReturnType<typeof DryRunBody.parse>;

export function addDryRunRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'POST',
    path: '/protocol/dry-run',
    may: maySee,
    body: DryRunBody,
    do: async ({ brand, body }): Promise<DryRun> => {
      const at = new Date(body.at);
      const { workers, rules } = await world.database.brand(brand.id, async (tx) => {
        const protocol = draftIn(body) ?? (await newestProtocol(tx, brand.id)).protocol;
        const opened = await openDraft(protocol, await placesOf(tx, brand.id));
        return { rules: opened, workers: await whoWorks(tx, brand.id, at, opened) };
      });
      const location = [...rules.places.locations].find(([, slug]) => slug === body.about.location);
      const blank = imaginedCase(body, location?.[0] ?? null, at);
      const foreseen = foresee({ blank, face: blank.face, reach: body.about.reach, at }, rules, workers);
      return present(foreseen, workers);
    },
  });

  brandRoute(app, world, {
    method: 'POST',
    path: '/protocol/routes/dry-run',
    may: maySee,
    body: RoutesDryRunBody,
    do: ({ brand, body, now }): Promise<RoutesDryRun> =>
      world.database.brand(brand.id, async (tx) => {
        const protocol = draftIn(body) ?? (await newestProtocol(tx, brand.id)).protocol;
        const rules = await openDraft(protocol, await placesOf(tx, brand.id));
        const workers = await whoWorks(tx, brand.id, now, rules);
        const since = new Date(now.getTime() - dayMs);
        const opened = await casesOpenedSince(tx, brand.id, since, mostCases);
        const names = new Map(opened.map((one) => [one.case.id, one.customerName]));
        return presentTurns(
          routeAll(
            opened.map((one) => one.case),
            rules,
            workers,
            now,
          ),
          workers,
          names,
        );
      }),
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/holidays',
    may: maySee,
    query: HolidaysQuery,
    do: ({ query }) => holidaysFound(query),
  });
}

function draftIn({ protocol }: Pick<Asked, 'protocol'>): Protocol | null {
  if (protocol === undefined) return null;
  const read = ProtocolShape.safeParse(protocol);
  if (!read.success)
    throw new HeedError('bad_request', 'This is not a protocol: check it first.', { field: 'protocol' });
  return read.data;
}

/** A draft may name a place nobody knows; whoever tries it out is told so. */
async function openDraft(protocol: Protocol, places: Parameters<typeof tryRules>[1]) {
  try {
    return await tryRules(protocol, places);
  } catch (error) {
    if (error instanceof RangeError) throw new HeedError('bad_request', error.message, { field: 'protocol' });
    throw error;
  }
}

function imaginedCase({ about }: Asked, locationId: string | null, at: Date): Case {
  const { channel, sphere, language, rating, isUrgent, isAbusive, reach } = about;
  const nobody = { sourceId: '', threadId: '', identityId: '', customerId: '' };
  const opened = newCase({
    id: 'imagined',
    channel,
    sphere,
    visibility: 'public',
    locationId,
    ...nobody,
    openedAt: at,
  });
  const [kind, feeling] = [about.kind ?? opened.face.kind, about.feeling ?? opened.face.feeling];
  return { ...opened, face: { ...opened.face, kind, feeling, isUrgent, isAbusive, language, rating }, reach };
}

function present({ priority, routed, clocks, steps }: Foreseen, workers: readonly Worker[]): DryRun {
  const person = workers.find(({ id }) => id === routed?.personId);
  return {
    priority,
    route:
      routed === null
        ? null
        : { team: routed.team, person: person?.name ?? null, why: routed.why.map(({ code }) => code).join(' ') },
    clocks: clocks.map(({ kind, target, calendar, openMinutes, wallMinutes, ...clock }) => ({
      kind,
      target: target ?? '',
      startsAt: iso(clock.startedAt),
      warnAt: iso(clock.warnAt),
      deadlineAt: iso(clock.deadlineAt),
      calendar,
      openMinutes,
      wallMinutes,
    })),
    tells: steps.map(({ at, told, ...step }) => ({
      ...step,
      at: iso(at),
      recipients: told.map(({ worker, address, via }) => ({
        name: worker?.name ?? address ?? '',
        address: worker?.email ?? address,
        via,
      })),
    })),
  };
}

async function holidaysFound({
  country,
  state,
  region,
  year,
}: ReturnType<typeof HolidaysQuery.parse>): Promise<HolidaysFound> {
  const { countries, holidayNames, regionsOf, statesOf } = await import('../../core/triage/holidays.ts');
  const all = { countries: [...countries()], states: [], regions: [], days: [] };
  if (country === undefined) return all;
  try {
    const place = { country, state: state ?? null, region: region ?? null, open: [] };
    return {
      ...all,
      states: [...statesOf(country)],
      regions: state === undefined ? [] : [...regionsOf(country, state)],
      days: [...holidayNames(place, year)],
    };
  } catch (error) {
    if (error instanceof RangeError) throw new HeedError('bad_request', error.message, { field: 'country' });
    throw error;
  }
}

function presentTurns(
  found: readonly WouldTake[],
  workers: readonly Worker[],
  customers: ReadonlyMap<string, string>,
): RoutesDryRun {
  const nameOf = (id: string | null | undefined) => workers.find((one) => one.id === id)?.name ?? null;
  const taken = Map.groupBy(found, ({ routed }) => nameOf(routed?.personId));
  return {
    cases: found.map(({ case: one, routed }) => ({
      caseId: one.id,
      customerName: customers.get(one.id) ?? '',
      firstLine: one.face.firstLine,
      channel: one.channel,
      has: nameOf(one.assigneeId),
      route: routed?.route ?? null,
      team: routed?.team ?? null,
      person: nameOf(routed?.personId),
      how: routed?.how ?? null,
      why: routed?.why.map(({ code }) => code).join(' ') ?? '',
    })),
    turns: [...taken].flatMap(([name, all]) => (name === null ? [] : [{ name, cases: all.length }])),
  };
}
