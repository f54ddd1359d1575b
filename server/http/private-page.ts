// The customer's side of a matter taken offline: GET /talk/:token, POST …/open, …/say, GET …/files/:id, GET /talk.css.
// No account, no script, no tracking. Looking opens nothing; opening is a press, and the first one has the page.

import { MIMEType } from 'node:util';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { maxFileBytes, maxFiles } from '../../core/respond/handover.ts';
import { fileById } from '../../store/respond/handovers.ts';
import { claimPage, type FoundPage, findPage, readTalk } from '../do/private-page.ts';
import { hearOnPage, type PageMessage, type SayFault } from '../flow/hear-on-page.ts';
import { HeedError, statusOf } from '../problem.ts';
import type { World } from '../world.ts';
import { addressKey, braked } from './brake.ts';
import { sendFile } from './page-file.ts';
import { privatePageStyle } from './private-page-style.ts';
import { doorPage, shutPage, talkPage, tooLargePage } from './private-page-view.ts';
import { isId } from './route.ts';

/** What a message may weigh with its files, before anything is read of it. */
const bodyLimit = maxFiles * maxFileBytes + 1_000_000;

const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
};

export async function addPrivatePage(app: FastifyInstance, world: World): Promise<void> {
  app.get('/talk.css', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type('text/css; charset=utf-8').send(privatePageStyle),
  );
  // Forms are understood here and nowhere else.
  await app.register(async (scope) => {
    const keep = (_request: FastifyRequest, body: Buffer, done: (error: null, body: Buffer) => void) =>
      done(null, body);
    scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit }, keep);
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer', bodyLimit: 1_000 }, keep);
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers(pageHeaders);
    });
    scope.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      const isTheirs = error instanceof HeedError || (error.statusCode ?? 500) < 500;
      if (!isTheirs) world.log.error({ err: error, method: request.method }, 'a private page failed');
      const status = error instanceof HeedError ? statusOf[error.code] : (error.statusCode ?? 500);
      const whose = { brand: '', language: tongueOf(request) };
      return show(reply, status, status === 413 ? tooLargePage(whose) : shutPage('nothing', whose));
    });
    addRoutes(scope, world);
  });
}

interface PageRequest {
  readonly Params: { readonly token: string; readonly id?: string };
  readonly Querystring: { readonly said?: string };
}

function addRoutes(scope: FastifyInstance, world: World): void {
  scope.get<PageRequest>('/talk/:token', async (request, reply) => {
    const found = await pageAsked(world, request);
    if (found === null) return show(reply, 404, shutPage('nothing', { brand: '', language: tongueOf(request) }));
    const { token } = request.params;
    if (found.is === 'door') return show(reply, 200, doorPage({ ...whose(found), token }));
    if (found.is !== 'mine') return shut(reply, found);
    return talk(world, request, reply, found, { said: request.query.said === '' ? 'heard' : null, draft: '' });
  });

  scope.post<PageRequest>('/talk/:token/open', async (request, reply) => {
    const found = await pageAsked(world, request);
    const browser = found?.is === 'door' ? await claimPage(world, found) : null;
    if (found !== null && browser !== null) setCookie(request, reply, browser, found.link.expiresAt, world.now());
    return reply.redirect(`/talk/${encodeURIComponent(request.params.token)}`, 303);
  });

  scope.route<PageRequest>({
    method: 'POST',
    url: '/talk/:token/say',
    bodyLimit,
    // Before the body is read: fifty megabytes are not taken from somebody who may not speak here.
    preParsing: async (request) => {
      if ((await pageAsked(world, request))?.is !== 'mine') throw new HeedError('not_found', 'There is no such page.');
    },
    handler: async (request, reply) => {
      const found = await pageAsked(world, request);
      if (found === null || found.is !== 'mine') throw new HeedError('not_found', 'There is no such page.');
      const message = await readMessage(request);
      const said = message === null ? 'empty' : await hearOnPage(world, onPage(found), message);
      if (said !== 'heard') return talk(world, request, reply, found, { said, draft: message?.text ?? '' });
      return reply.redirect(`/talk/${encodeURIComponent(request.params.token)}?said`, 303);
    },
  });

  scope.get<PageRequest>('/talk/:token/files/:id', async (request, reply) => {
    const found = await pageAsked(world, request);
    const id = request.params.id ?? '';
    const brandId = found?.brand.id;
    const file =
      brandId === undefined || found?.is !== 'mine' || !isId(id)
        ? null
        : await world.database.brand(brandId, (tx) => fileById(tx, brandId, id));
    if (file === null || file.handoverId !== found?.handover.id)
      throw new HeedError('not_found', 'There is no such file.');
    return sendFile(world, reply, file);
  });
}

/** Guessing is hopeless with 256 bits, and braked all the same. */
async function pageAsked(world: World, request: FastifyRequest<PageRequest>): Promise<FoundPage | null> {
  const browser = request.cookies[cookieName(request)] ?? null;
  try {
    return await braked(world, [`talk:${addressKey(request.ip)}`], async () => {
      const found = await findPage(world, request.params.token, browser);
      if (found === null) throw new HeedError('not_allowed', 'There is no such page.');
      return found;
    });
  } catch (error) {
    if (error instanceof HeedError && error.code === 'not_allowed') return null;
    throw error;
  }
}

async function talk(
  world: World,
  request: FastifyRequest<PageRequest>,
  reply: FastifyReply,
  found: FoundPage,
  told: { readonly said: SayFault | 'heard' | null; readonly draft: string },
): Promise<FastifyReply> {
  const { checkWords, expiresAt } = found.link;
  const view = {
    ...whose(found),
    ...(await readTalk(world, found)),
    token: request.params.token,
    person: found.handover.personName,
    checkWords,
    expiresAt,
    ...told,
  };
  return show(reply, told.said === null || told.said === 'heard' ? 200 : 422, talkPage(view));
}

/** The files, one more so that too many can be told, and the words, with room. */
const mostParts = 100;

/** Counted before the form is read: a million empty parts would hold the whole process for many seconds. */
function partsIn(body: Buffer, type: string): number {
  const mark = `--${boundaryIn(type)}`;
  let parts = 0;
  for (let at = body.indexOf(mark); at >= 0 && parts <= mostParts; at = body.indexOf(mark, at + mark.length))
    parts += 1;
  return parts;
}

/** Read by the rules the form is read by, so that none can name one here and another there. */
function boundaryIn(type: string): string {
  try {
    return new MIMEType(type).params.get('boundary') ?? '';
  } catch {
    // No such type: nor is it a form.
    return '';
  }
}

/** Null for a body that is no form, or one of more parts than ours has. */
async function readMessage(request: FastifyRequest): Promise<PageMessage | null> {
  const type = request.headers['content-type'] ?? '';
  if (!Buffer.isBuffer(request.body) || partsIn(request.body, type) > mostParts) return null;
  const form = await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null);
  if (form === null) return null;
  const text = form.get('text');
  const files = form.getAll('files').filter((one) => typeof one !== 'string');
  return {
    text: typeof text === 'string' ? text.replaceAll('\r\n', '\n').trim() : '',
    files: await Promise.all(
      // A form without a chosen file sends one without name and bytes.
      files
        .filter(({ size, name }) => size > 0 || name !== '')
        .map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    ),
  };
}

function onPage({ brand, handover, link }: FoundPage) {
  const { id: handoverId, caseId } = handover;
  return { brandId: brand.id, brandSlug: brand.slug, caseId, handoverId, linkId: link.id };
}

const whose = ({ brand, language }: FoundPage) => ({ brand: brand.name, language });

function shut(reply: FastifyReply, found: FoundPage): FastifyReply {
  const isClosed = found.is === 'closed';
  return show(reply, isClosed ? 410 : 403, shutPage(isClosed ? 'closed' : 'elsewhere', whose(found)));
}

function show(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(html);
}

/** The first language the browser asks for; where there is no case, nothing else is known. */
function tongueOf({ headers }: FastifyRequest): string | null {
  return /^\s*([a-z]{2})\b/iu.exec(headers['accept-language'] ?? '')?.[1]?.toLowerCase() ?? null;
}

const cookieName = ({ protocol }: FastifyRequest): string => (protocol === 'https' ? '__Secure-talk' : 'talk');

/** Only for this very page, and gone with it. A link followed from elsewhere brings it along, a form from elsewhere not. */
function setCookie(
  request: FastifyRequest<PageRequest>,
  reply: FastifyReply,
  word: string,
  until: Date,
  now: Date,
): void {
  reply.setCookie(cookieName(request), word, {
    path: `/talk/${encodeURIComponent(request.params.token)}`,
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: Math.max(1, Math.floor((until.getTime() - now.getTime()) / 1000)),
  });
}
