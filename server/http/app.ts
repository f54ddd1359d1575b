// The HTTP server: guards, routes, the desk's files, and one way to say what went wrong.

import { existsSync } from 'node:fs';
import cookie from '@fastify/cookie';
import files from '@fastify/static';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { ChannelError } from '../../channels/channel.ts';
import type { LiveHub } from '../live/hub.ts';
import { HeedError, statusOf } from '../problem.ts';
import type { SetupLink } from '../setup-link.ts';
import type { Workers } from '../workers.ts';
import type { World } from '../world.ts';
import { addAccountRoutes } from './account.ts';
import { addAnswerRoutes } from './answers.ts';
import { addApprovalRoutes } from './approvals.ts';
import { addAppRoutes } from './apps.ts';
import { addCaseRoutes } from './case.ts';
import { addCustomerRoutes } from './customers.ts';
import { addDryRunRoutes } from './dry-run.ts';
import { addGuards } from './guard.ts';
import { addHandoverRoutes } from './handovers.ts';
import { addHookRoutes } from './hooks.ts';
import { addInboxRoutes } from './inbox.ts';
import { addInvitationRoutes } from './invitations.ts';
import { addLiveRoute } from './live.ts';
import { addNoticeRoutes } from './notices.ts';
import { addPeopleRoutes } from './people.ts';
import { addPhraseRoutes } from './phrases.ts';
import { addPictureRoutes } from './pictures.ts';
import { addPrivatePage } from './private-page.ts';
import { addProtocolRoutes } from './protocol.ts';
import { addPushRoutes } from './pushes.ts';
import { addReadingRoutes } from './readings.ts';
import { addSaidRoutes } from './said.ts';
import { addSilenceRoutes } from './silence.ts';
import { addSoundRoutes } from './sound.ts';
import { addSourceRoutes } from './sources.ts';
import { addTeamRoutes } from './teams.ts';
import { addTopicRoutes } from './topics.ts';
import { addVoiceRoutes } from './voices.ts';

export interface AppParts {
  readonly world: World;
  readonly workers: Workers;
  readonly hub: LiveHub;
  readonly setup: SetupLink;
  /** What browsers subscribe to notices with. */
  readonly pushKey: string;
  /** The built desk; null to serve the API alone. */
  readonly deskDir: string | null;
  /** Peers whose X-Forwarded-For, -Host and -Proto are believed: addresses, networks, or `loopback`. */
  readonly trustProxy: readonly string[];
  /** Where people open the desk, when the operator says so. */
  readonly address?: string | null;
}

const bodyLimit = 1_000_000;
/** Whoever takes longer to say what they want is cut: a request that trickles in holds a socket for nothing. */
const requestTimeoutMs = 120_000;

export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { world, workers, hub, setup, pushKey, deskDir, trustProxy } = parts;
  const app = Fastify({
    // What matters is logged by whoever knows what it means; a line a request is noise.
    logger: false,
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    trustProxy: [...trustProxy],
    forceCloseConnections: 'idle',
  });
  // JSON is the only form a body has: a plain form of a foreign page is never understood.
  app.removeContentTypeParser('text/plain');
  await app.register(cookie);
  addGuards(app);
  app.setErrorHandler((error: FastifyError, request, reply) => answerFailure(world, error, request, reply));
  addAccountRoutes(app, world, setup);
  addPeopleRoutes(app, world);
  addInvitationRoutes(app, world);
  addTeamRoutes(app, world);
  addProtocolRoutes(app, world);
  addDryRunRoutes(app, world);
  addSourceRoutes(app, world, workers);
  addAppRoutes(app, world, workers, parts.address ?? null);
  addSaidRoutes(app, world);
  addSoundRoutes(app, world);
  addNoticeRoutes(app, world, pushKey);
  addHookRoutes(app, world, workers);
  addPhraseRoutes(app, world);
  addInboxRoutes(app, world);
  addAnswerRoutes(app, world);
  addCaseRoutes(app, world, workers, hub);
  addHandoverRoutes(app, world, workers);
  await addPrivatePage(app, world);
  await addPictureRoutes(app, world);
  await addPushRoutes(app, world, workers);
  addApprovalRoutes(app, world, workers);
  addCustomerRoutes(app, world);
  addSilenceRoutes(app, world);
  addReadingRoutes(app, world);
  addVoiceRoutes(app, world);
  addTopicRoutes(app, world);
  addLiveRoute(app, world, hub);
  app.get('/api/health', async () => {
    await world.database.account.rows('select 1');
    return { ok: true };
  });
  await serveDesk(app, deskDir);
  return app;
}

async function serveDesk(app: FastifyInstance, deskDir: string | null): Promise<void> {
  const hasDesk = deskDir !== null && existsSync(`${deskDir}/index.html`);
  if (hasDesk) {
    await app.register(files, {
      root: deskDir,
      // The build writes .br and .gz beside every text file.
      preCompressed: true,
      setHeaders: (response, path) => {
        const isHashed = /\/assets\//u.test(path);
        response.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w+$/u.test(request.url.split('?')[0] ?? '');
    // The desk's own addresses are known to the desk alone; it is one page.
    if (hasDesk && isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.code(404).send({ code: 'not_found', message: 'There is nothing at this address.' });
  });
}

function answerFailure(world: World, error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof HeedError) {
    const field = error.field === null ? {} : { field: error.field };
    return reply
      .code(statusOf[error.code])
      .send({ code: error.code, message: error.message, ...field, ...error.detail });
  }
  if (error instanceof ChannelError) {
    return reply.code(422).send({ code: 'channel_refused', message: error.message, channelCode: error.code });
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    const code = error.statusCode === 413 ? 'too_large' : 'bad_request';
    return reply.code(error.statusCode).send({ code, message: error.message });
  }
  // Without what was asked there: codes of consent, and what people search for.
  const [path] = request.url.split('?');
  world.log.error({ err: error, method: request.method, url: path }, 'a request failed');
  return reply.code(500).send({
    code: 'failed',
    message: 'Heed failed at this. Nothing was changed; try again, and look into the log if it stays.',
  });
}
