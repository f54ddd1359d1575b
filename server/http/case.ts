// One case and what a person does to it. GET …/cases/:id, POST …/acts, …/replies, PUT …/draft, GET …/draft/versions,
// POST …/lease

import type { FastifyInstance } from 'fastify';
import { draftVersions, saveDraft } from '../../store/respond/drafts.ts';
import { caseRowById } from '../../store/triage/cases.ts';
import { leaseOf, releaseLease, takeLease } from '../../store/triage/notes.ts';
import {
  ActBody,
  type ActDone,
  DraftBody,
  type DraftVersions,
  LeaseBody,
  ReplyAct,
  ReplyBody,
  type ReplyDone,
} from '../../wire/acts.ts';
import type { CasePage } from '../../wire/case.ts';
import { actOnCase } from '../do/act-on-case.ts';
import { actOnReply } from '../do/act-on-reply.ts';
import { queueReply } from '../do/reply-to-case.ts';
import type { LiveHub } from '../live/hub.ts';
import { mayActOn, mayCare, mayPractise, maySee } from '../policy.ts';
import { iso } from '../present.ts';
import { HeedError } from '../problem.ts';
import type { Workers } from '../workers.ts';
import type { World } from '../world.ts';
import { casePage } from './case-page.ts';
import { type Asked, actorOf, brandRoute } from './route.ts';
import { wakeWhenDue } from './wake-sender.ts';

/** The desk prolongs a lease while somebody writes; a closed laptop lets go after this. */
const leaseMs = 60_000;

export function addCaseRoutes(app: FastifyInstance, world: World, workers: Workers, hub: LiveHub): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/cases/:id',
    may: maySee,
    do: async (asked): Promise<CasePage> => {
      const page = await world.database.brand(asked.brand.id, (tx) => casePage(tx, world, actorOf(asked)));
      if (page === null) throw noSuchCase();
      return page;
    },
  });

  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/acts',
    may: mayPractise,
    body: ActBody,
    do: async (asked): Promise<ActDone> => {
      const { brand, person, body } = asked;
      if (!mayActOn(brand, person.id, body)) throw new HeedError('not_allowed', mayCare.words);
      return actOnCase(world, actorOf(asked), body);
    },
  });

  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/replies',
    may: mayCare,
    body: ReplyBody,
    do: async (asked): Promise<ReplyDone> => {
      const done = await queueReply(world, actorOf(asked), asked.body);
      wakeWhenDue(workers, new Date(done.reply.undoUntil), asked.now);
      return done;
    },
  });

  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/replies/:reply',
    may: mayCare,
    body: ReplyAct,
    do: async (asked): Promise<ReplyDone> => {
      const done = await actOnReply(world, actorOf(asked), asked.part('reply'), asked.body.act);
      workers.sender.wake();
      return done;
    },
  });

  addDraftRoutes(app, world);
  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/lease',
    may: mayPractise,
    body: LeaseBody,
    do: (asked) => lease(asked, hub),
  });
}

function addDraftRoutes(app: FastifyInstance, world: World): void {
  brandRoute(app, world, {
    method: 'PUT',
    path: '/cases/:id/draft',
    may: mayPractise,
    body: DraftBody,
    do: async ({ brand, person, part, body, now }) => {
      const writer = { brandId: brand.id, caseId: part('id'), personId: person.id };
      await world.database.brand(brand.id, async (tx) => {
        if ((await caseRowById(tx, brand.id, writer.caseId)) === null) throw noSuchCase();
        await saveDraft(tx, writer, { ...body, at: now });
      });
    },
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/cases/:id/draft/versions',
    may: mayPractise,
    do: async ({ brand, person, part }): Promise<DraftVersions> => {
      const writer = { brandId: brand.id, caseId: part('id'), personId: person.id };
      const versions = await world.database.brand(brand.id, (tx) => draftVersions(tx, writer));
      return {
        versions: versions.map(({ text, visibility, updatedAt }) => ({ text, visibility, at: iso(updatedAt) })),
      };
    },
  });
}

async function lease(asked: Asked<{ isTakeOver: boolean; isRelease: boolean }, unknown>, hub: LiveHub) {
  const { world, brand, person, part, body, now } = asked;
  const caseId = part('id');
  if (body.isRelease) {
    const wasHeld = await world.database.brand(brand.id, (tx) => releaseLease(tx, brand.id, caseId, person.id));
    if (wasHeld) hub.presence(brand.id, { caseId, by: null, until: null });
    return { lease: null };
  }
  const until = new Date(now.getTime() + leaseMs);
  const holder = await world.database.brand(brand.id, async (tx) => {
    if ((await caseRowById(tx, brand.id, caseId)) === null) throw noSuchCase();
    const isTaken = await takeLease(tx, brand.id, {
      caseId,
      personId: person.id,
      until,
      now,
      isTakeOver: body.isTakeOver,
    });
    return isTaken ? null : leaseOf(tx, brand.id, caseId, now);
  });
  if (holder !== null) {
    const held = { by: { id: holder.personId, name: holder.personName }, until: iso(holder.until) };
    throw new HeedError('lease_held', `${holder.personName} is writing here.`, { detail: { lease: held } });
  }
  const by = { id: person.id, name: person.name };
  hub.presence(brand.id, { caseId, by, until: iso(until) });
  return { lease: { by, until: iso(until) } };
}

function noSuchCase(): HeedError {
  return new HeedError('not_found', 'There is no such case.');
}
