// Sources, profiles and first run. GET/POST …/sources, …/profiles, …/hear; GET /api/channels

import type { FastifyInstance } from 'fastify';
import { loadManifests, readIcon } from '../../channels/registry.ts';
import type { Manifest, SourceKind } from '../../core/channel.ts';
import { monthOf } from '../../core/listen/budget.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { spendingIn, windowsOf } from '../../store/listen/budgets.ts';
import { profileById, profilesOf } from '../../store/listen/profiles.ts';
import {
  addSource,
  lockListening,
  pauseSource,
  placeSource,
  pulsesSince,
  sameSource,
  sourceById,
  sourcesOf,
  wakeSource,
} from '../../store/listen/sources.ts';
import { webhooksOf } from '../../store/listen/webhooks.ts';
import { newId } from '../../store/new-id.ts';
import { locationsOf } from '../../store/triage/teams.ts';
import { HearBody, ProfileBody, SourceAct, SourceBody, type SourceView } from '../../wire/sources.ts';
import { connectProfile } from '../connect-profile.ts';
import { discover } from '../discover.ts';
import { replayUnread } from '../flow/replay.ts';
import { mayConnect, maySee } from '../policy.ts';
import { presentProfile, presentPushes, presentSource, pulseLength } from '../present.ts';
import { presentSpending } from '../present-spending.ts';
import { HeedError } from '../problem.ts';
import type { Workers } from '../workers.ts';
import type { World } from '../world.ts';
import { fieldsAsked } from './form-fields.ts';
import { whoAsks } from './guard.ts';
import { type Asked, brandRoute } from './route.ts';

export function addSourceRoutes(app: FastifyInstance, world: World, workers: Workers): void {
  addChannelRoutes(app, world);

  brandRoute(app, world, {
    method: 'GET',
    path: '/sources',
    may: maySee,
    do: async ({ brand, now }) => {
      const { sources, pulses, profiles, webhooks, ...spent } = await world.database.brand(brand.id, async (tx) => ({
        sources: await sourcesOf(tx, brand.id),
        pulses: await pulsesSince(tx, brand.id, new Date(now.getTime() - pulseLength * 1_800_000)),
        profiles: await profilesOf(tx, brand.id),
        windows: await windowsOf(tx, brand.id),
        sums: await spendingIn(tx, brand.id, monthOf(now)),
        webhooks: await webhooksOf(tx, brand.id),
      }));
      return {
        sources: sources.map((one) => presentSource(one, pulses, now)),
        profiles: profiles.map((one) =>
          presentProfile(one, presentSpending(world.manifests.get(one.channel)?.budgets, one.id, spent, now)),
        ),
        pushes: webhooks.map(presentPushes),
      };
    },
  });

  brandRoute(app, world, {
    method: 'POST',
    path: '/sources',
    may: mayConnect,
    body: SourceBody,
    do: async (asked) => {
      const view = await startSource(asked);
      workers.listener.wake();
      return view;
    },
  });

  brandRoute(app, world, {
    method: 'POST',
    path: '/sources/:id',
    may: mayConnect,
    body: SourceAct,
    do: async ({ brand, person, body, part, now }) => {
      const id = part('id');
      const source = await world.database.brand(brand.id, (tx) => sourceById(tx, brand.id, id));
      if (source === null) throw new HeedError('not_found', 'There is no such source.');
      if (body.act === 'locate')
        await locate(world, { brandId: brand.id, personId: person.id, now }, id, body.locationId);
      else if (body.act === 'replay_unread') await replayUnread(world, brand.id, source);
      else {
        await world.database.brand(brand.id, async (tx) => {
          if (body.act === 'pause') await pauseSource(tx, brand.id, id);
          else await wakeSource(tx, brand.id, id, now);
          const isResumed = body.act === 'listen' && source.state === 'paused';
          const kind = body.act === 'pause' ? 'source.paused' : isResumed ? 'source.resumed' : null;
          if (kind !== null) {
            const event = {
              kind,
              at: now,
              personId: person.id,
              caseId: null,
              subjectId: id,
              detail: {},
              contentDigest: null,
            } as const;
            await appendEvents(tx, brand.id, [event]);
          }
        });
        workers.listener.wake();
      }
      return sourceView(world, brand.id, id);
    },
  });

  brandRoute(app, world, {
    method: 'POST',
    path: '/profiles',
    may: mayConnect,
    body: ProfileBody,
    do: async ({ brand, person, body }) => {
      const profiles = await connectProfile(world, { brandId: brand.id, personId: person.id, ...body });
      workers.listener.wake();
      return { profiles: profiles.map((one) => presentProfile(one)) };
    },
  });

  brandRoute(app, world, {
    method: 'POST',
    path: '/hear',
    may: mayConnect,
    body: HearBody,
    do: async ({ brand, body }) =>
      discover(world, brand.id, { name: body.name, page: body.page === '' ? null : body.page }),
  });
}

function addChannelRoutes(app: FastifyInstance, world: World): void {
  app.get('/api/channels', async (request) => {
    await whoAsks(world, request);
    return { channels: [...(await loadManifests()).values()] };
  });
  app.get('/api/channels/:id/icon.svg', async (request, reply) => {
    const { id } = request.params as { id: string };
    if (!world.manifests.has(id)) throw new HeedError('not_found', 'There is no such channel.');
    return reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(readIcon(id));
  });
}

async function startSource({ world, brand, person, body, now }: Asked<SourceBody, unknown>): Promise<SourceView> {
  const { manifest, kind } = kindAsked(world, body);
  const config = fieldsAsked(kind.fields, body.config);
  const id = newId(now);
  const made = await world.database.brand(brand.id, async (tx) => {
    const profileId = kind.needsProfile ? body.profileId : null;
    if (
      kind.needsProfile &&
      (profileId === null || (await profileById(tx, brand.id, profileId))?.channel !== manifest.id)
    ) {
      throw new HeedError('bad_request', 'Connect a profile on this channel first.', { field: 'profileId' });
    }
    const source = { channel: manifest.id, kind: kind.kind, config, profileId };
    await lockListening(tx, brand.id, manifest.id);
    const there = await sameSource(tx, brand.id, source);
    if (there !== null) {
      await wakeSource(tx, brand.id, there.id, now);
      return there.id;
    }
    const label = body.label ?? ([kind.label, ...Object.values(config)].join(' · ').slice(0, 120) || kind.label);
    await addSource(tx, brand.id, {
      ...source,
      id,
      label,
      sphere: kind.sphere,
      everyMs: kind.everyMs,
      connectedAt: now,
    });
    const event = { kind: 'source.added', at: now, personId: person.id, caseId: null, subjectId: id } as const;
    await appendEvents(tx, brand.id, [{ ...event, detail: {}, contentDigest: null }]);
    return id;
  });
  return sourceView(world, brand.id, made);
}

function kindAsked(world: World, body: SourceBody): { manifest: Manifest; kind: SourceKind } {
  const manifest = world.manifests.get(body.channel);
  const kind = manifest?.sourceKinds.find((one) => one.kind === body.kind);
  if (manifest === undefined || kind === undefined) {
    throw new HeedError('bad_request', 'There is no such way of listening.', {
      field: manifest === undefined ? 'channel' : 'kind',
    });
  }
  return { manifest, kind };
}

async function locate(
  world: World,
  { brandId, personId, now }: { readonly brandId: string; readonly personId: string; readonly now: Date },
  sourceId: string,
  locationId: string | null,
): Promise<void> {
  await world.database.brand(brandId, async (tx) => {
    const isKnown = locationId === null || (await locationsOf(tx, brandId)).some(({ id }) => id === locationId);
    if (!isKnown) throw new HeedError('bad_request', 'There is no such location.', { field: 'locationId' });
    await placeSource(tx, brandId, sourceId, locationId);
    const event = { kind: 'location.changed', at: now, personId, caseId: null, subjectId: sourceId } as const;
    await appendEvents(tx, brandId, [{ ...event, detail: { what: 'source', locationId }, contentDigest: null }]);
  });
}

async function sourceView(world: World, brandId: string, id: string): Promise<SourceView> {
  const now = world.now();
  return world.database.brand(brandId, async (tx) => {
    const row = await sourceById(tx, brandId, id);
    if (row === null) throw new HeedError('not_found', 'There is no such source.');
    const pulses = await pulsesSince(tx, brandId, new Date(now.getTime() - pulseLength * 1_800_000));
    return presentSource(row, pulses, now);
  });
}
