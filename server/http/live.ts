// Live events over server-sent events. GET …/live, resumed by Last-Event-ID or ?lastEventId=

import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { LiveHub } from '../live/hub.ts';
import { maySee } from '../policy.ts';
import type { World } from '../world.ts';
import { brandRoute } from './route.ts';

/** A comment this often keeps proxies from closing a quiet stream. */
const beatMs = 20_000;
/** A client that reads no more than this is cut; it resumes by itself. */
const mostBuffered = 1_000_000;

const LiveQuery = z.object({ lastEventId: z.coerce.number().int().min(0).optional() });

export function addLiveRoute(app: FastifyInstance, world: World, hub: LiveHub): void {
  const open = new Set<ServerResponse>();
  app.addHook('preClose', async () => {
    for (const response of open) response.end();
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/live',
    may: maySee,
    query: LiveQuery,
    do: async ({ brand, query, request, reply }) => {
      const header = Number(request.headers['last-event-id']);
      const lastSeen = Number.isSafeInteger(header) && header >= 0 ? header : (query.lastEventId ?? null);
      reply.hijack();
      const response = reply.raw;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) response.setHeader(name, value);
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write('retry: 2000\n\n');
      open.add(response);
      await stream(response, brand.id, lastSeen, hub, () => open.delete(response));
    },
  });
}

async function stream(
  response: ServerResponse,
  brandId: string,
  lastSeen: number | null,
  hub: LiveHub,
  onEnd: () => void,
) {
  const send = (text: string) => {
    if (response.writableLength > mostBuffered) response.destroy();
    else response.write(text);
  };
  const beat = setInterval(() => send(': beat\n\n'), beatMs);
  let leave: () => void = () => {};
  response.on('close', () => {
    clearInterval(beat);
    leave();
    onEnd();
  });
  leave = await hub.subscribe(brandId, lastSeen, {
    onEvents: (events) =>
      send(events.map((one) => `event: heed\nid: ${one.number}\ndata: ${JSON.stringify(one)}\n\n`).join('')),
    onReset: (number) => send(`event: reset\nid: ${number}\ndata: ${JSON.stringify({ number })}\n\n`),
    onPresence: (presence) => send(`event: presence\ndata: ${JSON.stringify(presence)}\n\n`),
  });
  if (response.closed) leave();
}
