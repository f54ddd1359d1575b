// The brand's webhooks and chats, and what became of deliveries. GET, POST …/hooks, PUT, DELETE …/hooks/:id,
// POST …/hooks/:id/secret, …/hooks/:id/test; GET …/deliveries, POST …/deliveries/:id/retry

import type { FastifyInstance } from 'fastify';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { newId } from '../../store/new-id.ts';
import { lockDelivery, requeueDelivery } from '../../store/triage/deliveries.ts';
import {
  addHook,
  endHook,
  type HookRow,
  hookById,
  hooksOf,
  rotateHook,
  setHookBegin,
} from '../../store/triage/hooks.ts';
import { deliveriesOf } from '../../store/triage/notice-list.ts';
import { tryHook } from '../../store/triage/notices.ts';
import {
  DeliveriesQuery,
  type DeliveryView,
  HookBody,
  HookChange,
  type HookMade,
  type HookView,
} from '../../wire/notices.ts';
import { newSecret, sealSecret, sealUrl } from '../notify/hook-secrets.ts';
import { mayHook } from '../policy.ts';
import { HeedError } from '../problem.ts';
import type { Workers } from '../workers.ts';
import type { World } from '../world.ts';
import { type Asked, brandRoute } from './route.ts';

const mostHooks = 20;
const mostShown = 100;

export function addHookRoutes(app: FastifyInstance, world: World, workers: Pick<Workers, 'notifier'>): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/hooks',
    may: mayHook,
    do: async ({ brand }) => ({
      hooks: (await world.database.brand(brand.id, (tx) => hooksOf(tx, brand.id))).map(presentHook),
    }),
  });
  brandRoute(app, world, { method: 'POST', path: '/hooks', may: mayHook, body: HookBody, do: makeHook });
  brandRoute(app, world, {
    method: 'PUT',
    path: '/hooks/:id',
    may: mayHook,
    body: HookChange,
    do: (asked) => change(asked, 'begin', (tx, id) => setHookBegin(tx, asked.brand.id, id, asked.body.beginsAt)),
  });
  brandRoute(app, world, {
    method: 'DELETE',
    path: '/hooks/:id',
    may: mayHook,
    do: (asked) => change(asked, 'ended', (tx, id) => endHook(tx, asked.brand.id, id, asked.now)),
  });
  brandRoute(app, world, { method: 'POST', path: '/hooks/:id/secret', may: mayHook, do: rotate });
  brandRoute(app, world, {
    method: 'POST',
    path: '/hooks/:id/test',
    may: mayHook,
    do: async ({ brand, person, part, now }) => {
      await world.database.brand(brand.id, async (tx) => {
        const { id, kind } = await hookAsked(tx, brand.id, part('id'));
        await tryHook(tx, brand.id, { id, kind, personId: person.id }, now);
      });
      workers.notifier.wake();
    },
  });
  addDeliveryRoutes(app, world, workers);
}

function addDeliveryRoutes(app: FastifyInstance, world: World, workers: Pick<Workers, 'notifier'>): void {
  brandRoute(app, world, {
    method: 'GET',
    path: '/deliveries',
    may: mayHook,
    query: DeliveriesQuery,
    do: async ({ brand, query }) => {
      const isFailed = query.failed === 'true';
      const lines = await world.database.brand(brand.id, (tx) => deliveriesOf(tx, brand.id, isFailed, mostShown));
      return {
        deliveries: lines.map(
          ({ createdAt, sentAt, retryAt, ...line }): DeliveryView => ({
            ...line,
            at: createdAt.toISOString(),
            sentAt: sentAt?.toISOString() ?? null,
            retryAt: retryAt?.toISOString() ?? null,
          }),
        ),
      };
    },
  });
  brandRoute(app, world, {
    method: 'POST',
    path: '/deliveries/:id/retry',
    may: mayHook,
    do: async ({ brand, part, now }) => {
      await world.database.brand(brand.id, async (tx) => {
        const found = await lockDelivery(tx, brand.id, part('id'));
        if (found === null) throw new HeedError('not_found', 'There is no such delivery.');
        if (!['failed', 'queued'].includes(found.state))
          throw new HeedError('not_now', 'It is under way or has arrived; there is nothing to try again.');
        await requeueDelivery(tx, brand.id, found.id, now);
      });
      workers.notifier.wake();
    },
  });
}

function makeHook({ world, brand, person, body, now }: Asked<HookBody, unknown>): Promise<HookMade> {
  const id = newId(now);
  const secret = body.kind === 'webhook' ? newSecret() : null;
  const { host } = new URL(body.url);
  return world.database.brand(brand.id, async (tx) => {
    if ((await hooksOf(tx, brand.id)).length >= mostHooks)
      throw new HeedError('too_many', 'Twenty places are told already. End one that is not needed any more.');
    const hook = {
      ...{ id, kind: body.kind, name: body.name, host, beginsAt: body.beginsAt, madeAt: now },
      sealedUrl: sealUrl(world, brand.id, id, body.url),
      sealedSecret: secret === null ? null : sealSecret(world, brand.id, id, secret),
    };
    await addHook(tx, brand.id, { ...hook, madeBy: person.id });
    await record(tx, brand.id, { at: now, personId: person.id, subjectId: id, what: 'made' });
    return { hook: presentHook(hook), secret };
  });
}

function rotate(asked: Asked<unknown, unknown>): Promise<{ secret: string }> {
  const { world, brand, now } = asked;
  const secret = newSecret();
  return change(asked, 'secret', async (tx, id, hook) => {
    if (hook.kind !== 'webhook')
      throw new HeedError('bad_request', 'A chat is sent to by its address; it has no secret.');
    await rotateHook(tx, brand.id, id, sealSecret(world, brand.id, id, secret), now);
  }).then(() => ({ secret }));
}

function change(
  { world, brand, person, part, now }: Asked<unknown, unknown>,
  what: string,
  work: (tx: Tx, id: string, hook: HookRow) => Promise<void>,
): Promise<void> {
  return world.database.brand(brand.id, async (tx) => {
    const hook = await hookAsked(tx, brand.id, part('id'));
    await work(tx, hook.id, hook);
    await record(tx, brand.id, { at: now, personId: person.id, subjectId: hook.id, what });
  });
}

async function hookAsked(tx: Tx, brandId: string, id: string): Promise<HookRow> {
  const hook = await hookById(tx, brandId, id);
  if (hook === null) throw new HeedError('not_found', 'There is no such hook.');
  return hook;
}

async function record(
  tx: Tx,
  brandId: string,
  {
    what,
    ...event
  }: { readonly at: Date; readonly personId: string; readonly subjectId: string; readonly what: string },
): Promise<void> {
  await appendEvents(tx, brandId, [
    { ...event, kind: 'hook.changed', caseId: null, detail: { what }, contentDigest: null },
  ]);
}

function presentHook({
  id,
  kind,
  name,
  host,
  beginsAt,
  madeAt,
}: Pick<HookRow, 'id' | 'kind' | 'name' | 'host' | 'beginsAt' | 'madeAt'>): HookView {
  return { id, kind, name, host, beginsAt, since: madeAt.toISOString() };
}
