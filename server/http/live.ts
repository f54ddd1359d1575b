// Live events over server-sent events. GET …/live, resumed by Last-Event-ID or ?lastEventId=

import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { LiveHub, Subscriber } from '../live/hub.ts';
import { maySee } from '../policy.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';
import { brandAsked, whoAsks } from './guard.ts';
import { brandRoute } from './route.ts';

/** A comment this often keeps proxies from closing a quiet stream. */
const beatMs = 20_000;
/** A client that reads no more than this is cut; it resumes by itself. */
const mostBuffered = 1_000_000;
/** One browser shares one stream; a person with more than this has something else running. */
const mostStreams = 30;
/** When Heed stops, a client that does not read its goodbye is cut after this. */
const goodbyeMs = 500;

const LiveQuery = z.object({ lastEventId: z.coerce.number().int().min(0).optional() });

export function addLiveRoute(app: FastifyInstance, world: World, hub: LiveHub): void {
  const open = new Map<ServerResponse, string>();
  app.addHook('preClose', async () => {
    for (const response of open.keys()) {
      response.end();
      setTimeout(() => response.destroy(), goodbyeMs);
    }
  });

  brandRoute(app, world, {
    method: 'GET',
    path: '/live',
    may: maySee,
    query: LiveQuery,
    do: async ({ brand, person, query, request, reply }) => {
      if ([...open.values()].filter((id) => id === person.id).length >= mostStreams)
        throw new HeedError('too_many', 'You have too many streams of live events open. Close some tabs.');
      const header = Number(request.headers['last-event-id']);
      const lastSeen = Number.isSafeInteger(header) && header >= 0 ? header : (query.lastEventId ?? null);
      const response = begin(reply);
      open.set(response, person.id);
      const isAllowed = async () => {
        const asks = await whoAsks(world, request);
        await brandAsked(world, brand.slug, asks);
      };
      await stream(response, {
        isAllowed,
        subscribe: (subscriber) => hub.subscribe(brand.id, lastSeen, subscriber),
        onEnd: () => open.delete(response),
      });
    },
  });
}

function begin(reply: FastifyReply): ServerResponse {
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
  return response;
}

interface Stream {
  /** Throws when whoever listens is signed out by now, or belongs to the brand no more. */
  readonly isAllowed: () => Promise<void>;
  readonly subscribe: (subscriber: Subscriber) => Promise<() => void>;
  readonly onEnd: () => void;
}

async function stream(response: ServerResponse, { isAllowed, subscribe, onEnd }: Stream): Promise<void> {
  const send = (text: string) => {
    if (response.writableEnded) return;
    if (response.writableLength > mostBuffered) response.destroy();
    else response.write(text);
  };
  const beat = setInterval(() => {
    send(': beat\n\n');
    isAllowed().catch(() => response.end());
  }, beatMs);
  let leave: () => void = () => {};
  response.on('error', () => {});
  response.on('close', () => {
    clearInterval(beat);
    leave();
    onEnd();
  });
  try {
    leave = await subscribe({
      onEvents: (events) =>
        send(events.map((one) => `event: heed\nid: ${one.number}\ndata: ${JSON.stringify(one)}\n\n`).join('')),
      onReset: (number) => send(`event: reset\nid: ${number}\ndata: ${JSON.stringify({ number })}\n\n`),
      onPresence: (presence) => send(`event: presence\ndata: ${JSON.stringify(presence)}\n\n`),
    });
  } catch {
    // Better no stream than one that stays silent: the client comes back by itself.
    response.destroy();
  }
  if (response.closed) leave();
}
