// The desk's side of matters taken offline. POST …/cases/:id/offline, …/offline/link, …/offline/end; GET …/files/:id

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fileById } from '../../store/respond/handovers.ts';
import { BackBody, type HandoverDone, OfflineBody, type OfflineDone, PageLinkBody } from '../../wire/handovers.ts';
import { bringBack, changeLink, takeOffline } from '../do/take-offline.ts';
import { mayCare, maySee } from '../policy.ts';
import { HeedError } from '../problem.ts';
import type { Workers } from '../workers.ts';
import type { World } from '../world.ts';
import { sendFile } from './page-file.ts';
import { type Asked, brandRoute } from './route.ts';

export function addHandoverRoutes(app: FastifyInstance, world: World, workers: Pick<Workers, 'sender'>): void {
  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/offline',
    may: mayCare,
    body: OfflineBody,
    do: async (asked): Promise<OfflineDone> => {
      const done = await takeOffline(world, actorOf(asked), asked.body, originOf(asked.request));
      const undoMs = done.reply === null ? 0 : Date.parse(done.reply.undoUntil) - asked.now.getTime();
      setTimeout(() => workers.sender.wake(), Math.max(0, undoMs) + 5).unref();
      return done;
    },
  });
  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/offline/link',
    may: mayCare,
    body: PageLinkBody,
    do: (asked): Promise<HandoverDone> => changeLink(world, actorOf(asked), asked.body, originOf(asked.request)),
  });
  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/offline/end',
    may: mayCare,
    body: BackBody,
    do: (asked): Promise<HandoverDone> => bringBack(world, actorOf(asked), asked.body),
  });
  brandRoute(app, world, {
    method: 'GET',
    path: '/files/:id',
    may: maySee,
    do: async ({ brand, part, reply }) => {
      const file = await world.database.brand(brand.id, (tx) => fileById(tx, brand.id, part('id')));
      if (file === null) throw new HeedError('not_found', 'There is no such file.');
      return sendFile(world, reply, file);
    },
  });
}

const originOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`;

function actorOf({ brand, person, part, now }: Asked<unknown, unknown>) {
  return { brandId: brand.id, personId: person.id, caseId: part('id'), now };
}
