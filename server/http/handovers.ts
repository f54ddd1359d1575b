// The desk's side of matters taken offline. POST …/cases/:id/offline, …/offline/link, …/offline/end; GET …/files/:id

import type { FastifyInstance } from 'fastify';
import { fileById } from '../../store/respond/handovers.ts';
import { BackBody, type HandoverDone, OfflineBody, type OfflineDone, PageLinkBody } from '../../wire/handovers.ts';
import { bringBack, changeLink, takeOffline } from '../do/take-offline.ts';
import { mayCare, maySee } from '../policy.ts';
import { HeedError } from '../problem.ts';
import type { Workers } from '../workers.ts';
import type { World } from '../world.ts';
import { originOf } from './guard.ts';
import { sendFile } from './page-file.ts';
import { actorOf, brandRoute } from './route.ts';
import { wakeWhenDue } from './wake-sender.ts';

export function addHandoverRoutes(app: FastifyInstance, world: World, workers: Pick<Workers, 'sender'>): void {
  brandRoute(app, world, {
    method: 'POST',
    path: '/cases/:id/offline',
    may: mayCare,
    body: OfflineBody,
    do: async (asked): Promise<OfflineDone> => {
      const done = await takeOffline(world, actorOf(asked), asked.body, originOf(asked.request));
      wakeWhenDue(workers, done.reply === null ? asked.now : new Date(done.reply.undoUntil), asked.now);
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
