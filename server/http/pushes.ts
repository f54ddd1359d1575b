// Where platforms push to: GET, POST /hooks/in/:token. No session and no cookie: the end of the address says whose channel
// it is, and the signature that the platform sent it. 200 is said only when all of it is kept.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Pushed } from '../../channels/channel.ts';
import { findWebhook } from '../../store/listen/webhooks.ts';
import { openApp } from '../flow/app-secrets.ts';
import { hearPush, type PushedTo, type PushOutcome } from '../flow/hear-push.ts';
import { HeedError } from '../problem.ts';
import { digestOf } from '../token.ts';
import type { Workers } from '../workers.ts';
import type { World } from '../world.ts';
import { addressKey, braked } from './brake.ts';

const bodyLimit = 1_000_000;
const longestToken = 100;

interface PushRequest {
  readonly Params: { readonly token: string };
}

export async function addPushRoutes(app: FastifyInstance, world: World, workers: Pick<Workers, 'listener'>) {
  await app.register(async (scope) => {
    // Signatures are over bytes: nothing is read of them here, whatever they say they are.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
    scope.route<PushRequest>({
      method: ['GET', 'POST'],
      url: '/hooks/in/:token',
      bodyLimit,
      // Before the body is read: nothing is taken from somebody who knows no address.
      preParsing: async (request) => {
        await addressAsked(world, request);
        refusePacked(request);
      },
      handler: async (request, reply) => {
        const to = await addressAsked(world, request);
        const outcome = await take(world, to, request);
        if ('wakes' in outcome && outcome.wakes) workers.listener.wake();
        return answer(world, to, request, reply, outcome);
      },
    });
  });
}

/** Guessing is hopeless with 256 bits, and braked all the same; an address that is one is never braked. */
async function addressAsked(world: World, request: FastifyRequest<PushRequest>): Promise<PushedTo> {
  const { token } = request.params;
  const found = token.length > longestToken ? null : await findWebhook(world.database.account, digestOf(token));
  if (found !== null) return found;
  await braked(world, [`hooks:${addressKey(request.ip)}`], async () => {
    throw new HeedError('not_allowed', 'no such address');
  }).catch((error: unknown) => {
    if (error instanceof HeedError && error.code === 'not_allowed') return;
    throw error;
  });
  throw new HeedError('not_found', 'There is nothing at this address.');
}

/** What is packed could be a thousand times as much; no platform packs what it signs. */
function refusePacked({ headers }: FastifyRequest): void {
  const coding = headers['content-encoding'] ?? 'identity';
  if (coding.trim().toLowerCase() !== 'identity') throw new HeedError('bad_request', 'Send it unpacked: no encoding.');
}

async function take(world: World, to: PushedTo, request: FastifyRequest): Promise<PushOutcome> {
  const channel = await world.loadChannel(to.channel);
  const app = await openApp(world, to.brandId, to.channel);
  if (channel.webhook === undefined || app === null) {
    const words = 'This address is not in use: fill in what was registered at the platform first.';
    throw new HeedError('not_now', words);
  }
  return hearPush(world, to, pushedFrom(request), { channel, webhook: channel.webhook, app });
}

function pushedFrom(request: FastifyRequest): Pushed {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const query = new URL(request.url, 'http://here').searchParams;
  const method = request.method === 'GET' ? 'GET' : 'POST';
  return { method, query, headers, bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0) };
}

async function answer(
  world: World,
  { brandId, channel }: PushedTo,
  request: FastifyRequest,
  reply: FastifyReply,
  outcome: PushOutcome,
): Promise<FastifyReply> {
  switch (outcome.is) {
    case 'handshake': {
      // An echo is text and nothing else, whatever was asked to be echoed.
      const type = outcome.body.startsWith('{') ? 'application/json' : 'text/plain';
      return reply.code(outcome.status).type(`${type}; charset=utf-8`).send(outcome.body);
    }
    case 'no_question':
      throw new HeedError('not_found', 'There is nothing to see at this address; things are pushed to it.');
    case 'stale':
      world.log.warn({ brandId, channel }, 'a push was too old by the time it was signed with');
      return refused(reply, 'It is too old by the time it was signed with. Sign it anew.');
    case 'forged':
      world.log.warn({ brandId, channel, from: addressKey(request.ip) }, 'a push was not signed as it should be');
      return refused(reply, 'It is not signed as it should be. Nothing was taken in.');
    default:
      return reply.code(200).send({ ...outcome.told, isRepeated: outcome.is === 'repeated' });
  }
}

function refused(reply: FastifyReply, message: string): FastifyReply {
  return reply.code(401).send({ code: 'not_allowed', message });
}
