// What is registered at a platform, and consent. GET/PUT …/apps/:channel, POST …/consents, GET …/consents/:id,
// GET /connect/callback

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ChannelError, type Credential } from '../../channels/channel.ts';
import type { AppForm, Manifest } from '../../core/channel.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { appOf, saveApp } from '../../store/listen/apps.ts';
import { consentById } from '../../store/listen/consents.ts';
import { webhookTokenOf } from '../../store/listen/webhooks.ts';
import { AppBody, type AppView, ConsentBody, type ConsentView } from '../../wire/apps.ts';
import { askConsent, takeReturn } from '../do/consent.ts';
import { openApp, sealApp } from '../flow/app-secrets.ts';
import { mayConnect } from '../policy.ts';
import { iso } from '../present.ts';
import { HeedError } from '../problem.ts';
import { digestOf, newToken } from '../token.ts';
import type { Workers } from '../workers.ts';
import type { World } from '../world.ts';
import { consentTrouble } from './consent-trouble.ts';
import { fieldsAsked } from './form-fields.ts';
import { originOf, sessionDigest } from './guard.ts';
import { type Asked, brandRoute } from './route.ts';

/** `address`: where people open the desk, when the operator says so; else where this person has it open. */
export function addAppRoutes(app: FastifyInstance, world: World, workers: Workers, address: string | null): void {
  const deskAt = (request: FastifyRequest) => address ?? originOf(request);
  brandRoute(app, world, {
    method: 'GET',
    path: '/apps/:channel',
    may: mayConnect,
    do: ({ brand, part, request }) => appView(world, brand.id, part('channel'), deskAt(request)),
  });
  brandRoute(app, world, {
    method: 'PUT',
    path: '/apps/:channel',
    may: mayConnect,
    body: AppBody,
    do: async (asked) => {
      await keepApp(asked);
      return appView(world, asked.brand.id, asked.part('channel'), deskAt(asked.request));
    },
  });
  brandRoute(app, world, {
    method: 'POST',
    path: '/consents',
    may: mayConnect,
    body: ConsentBody,
    do: ({ brand, person, body, request }) => {
      refuseElsewhere(address, request);
      const session = sessionDigest(request);
      if (session === null) throw new HeedError('signed_out', 'Please sign in.');
      const ask = { brandId: brand.id, personId: person.id, sessionDigest: session, channel: body.channel };
      return askConsent(world, { ...ask, redirectUrl: redirectAt(deskAt(request)) });
    },
  });
  brandRoute(app, world, {
    method: 'GET',
    path: '/consents/:id',
    may: mayConnect,
    do: ({ brand, person, part }) => consentView(world, brand.id, person.id, part('id')),
  });
  addCallback(app, world, workers);
}

/** The platform sends the person back to the one address it was told: a session of another address is not known there. */
function refuseElsewhere(address: string | null, request: FastifyRequest): void {
  if (address === null || new URL(address).host === new URL(originOf(request)).host) return;
  throw new HeedError('not_now', `Open Heed at ${address} to connect: the platform sends you back there.`);
}

const callbackPath = '/connect/callback';
const redirectAt = (desk: string): string => `${desk}${callbackPath}`;

/** A platform's browser comes from elsewhere with a GET: the session's cookie travels along, and the state is the proof. */
function addCallback(app: FastifyInstance, world: World, workers: Workers): void {
  app.get(callbackPath, async (request, reply) => {
    const query = request.query as Readonly<Record<string, unknown>>;
    const back = {
      state: textIn(query, 'state') ?? '',
      code: textIn(query, 'code'),
      error: textIn(query, 'error'),
      errorWords: textIn(query, 'error_description'),
    };
    const returned = await takeReturn(world, back, sessionDigest(request));
    // The address holds a code: nobody keeps it, and no page is told where the person came from.
    reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    if ('fault' in returned) {
      return reply.code(400).type('text/html; charset=utf-8').send(consentTrouble(returned.fault));
    }
    workers.listener.wake();
    return reply.redirect(`/b/${encodeURIComponent(returned.slug)}/sources?consent=${returned.consentId}`, 303);
  });
}

function textIn(query: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = query[name];
  const isFit = typeof value === 'string' && value !== '' && value.length <= 4000 && value.isWellFormed();
  return isFit && !value.includes('\u0000') ? value : null;
}

function appFormOf(manifest: Manifest | undefined): { readonly manifest: Manifest; readonly form: AppForm } {
  const form = manifest?.credential?.app;
  if (manifest === undefined || form === undefined) {
    throw new HeedError('not_found', 'Nothing has to be registered for this channel.', { field: 'channel' });
  }
  return { manifest, form };
}

async function appView(world: World, brandId: string, channel: string, desk: string): Promise<AppView> {
  const { manifest, form } = appFormOf(world.manifests.get(channel));
  const app = await openOrNone(world, brandId, channel);
  const made = newToken();
  const fresh = { token: made, digest: digestOf(made), at: world.now() };
  const { row, token } = await world.database.brand(brandId, async (tx) => ({
    row: await appOf(tx, brandId, channel),
    token: manifest.hasWebhook === true ? await webhookTokenOf(tx, brandId, channel, fresh) : null,
  }));
  const filled = form.fields.filter(({ name }) => (app[name] ?? '') !== '');
  const open = filled.filter(({ kind }) => kind !== 'secret');
  return {
    channel,
    filled: filled.map(({ name }) => name),
    values: Object.fromEntries(open.map(({ name }) => [name, app[name] ?? ''])),
    updatedAt: row === null ? null : iso(row.updatedAt),
    redirectUrl: manifest.credential?.consent === undefined ? null : redirectAt(desk),
    webhookUrl: token === null ? null : `${desk}/hooks/in/${token}`,
  };
}

async function keepApp({ world, brand, person, body, part, now }: Asked<AppBody, unknown>): Promise<void> {
  const channel = part('channel');
  const { form } = appFormOf(world.manifests.get(channel));
  const app = fieldsAsked(form.fields, body.fields, await openOrNone(world, brand.id, channel));
  await world.database.brand(brand.id, async (tx) => {
    const sealed = sealApp(world, brand.id, channel, app);
    await saveApp(tx, brand.id, { channel, sealed, updatedBy: person.id, updatedAt: now });
    const event = { kind: 'app.changed', at: now, personId: person.id, caseId: null, subjectId: null } as const;
    await appendEvents(tx, brand.id, [{ ...event, detail: { channel }, contentDigest: null }]);
  });
}

/** What was sealed with a lost key is not kept on to: everything is to be filled in again. */
async function openOrNone(world: World, brandId: string, channel: string): Promise<Credential> {
  try {
    return (await openApp(world, brandId, channel)) ?? {};
  } catch (error) {
    if (error instanceof ChannelError) return {};
    throw error;
  }
}

async function consentView(world: World, brandId: string, personId: string, id: string): Promise<ConsentView> {
  const row = await world.database.brand(brandId, (tx) => consentById(tx, brandId, id));
  if (row === null || row.personId !== personId) throw new HeedError('not_found', 'There is no such consent.');
  const { channel, outcome } = row;
  return {
    channel,
    connected: outcome !== null && 'names' in outcome ? [...outcome.names] : null,
    refused: outcome !== null && 'refused' in outcome ? outcome.refused : null,
  };
}
