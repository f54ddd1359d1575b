// A brand with one source on a real database, and heard items to feed it: for tests of the flow.

import type { Json, Raw } from '../../channels/channel.ts';
import type { Heard } from '../../core/mention.ts';
import { aroundTheClock, defaultProtocol } from '../../core/protocol/default.ts';
import type { Protocol } from '../../core/protocol/protocol.ts';
import { openRules } from '../../core/triage/rules.ts';
import { createBrand } from '../../store/account/brands.ts';
import { addPerson } from '../../store/account/people.ts';
import type { Database } from '../../store/database.ts';
import { addSource } from '../../store/listen/sources.ts';
import { newId } from '../../store/new-id.ts';
import { shippedWeights } from '../weights.ts';
import type { PipelineInput } from './pipeline-input.ts';

export const connectedAt = new Date('2026-11-20T08:00:00Z');
export const heardAt = new Date('2026-11-20T10:00:00Z');
const wall = aroundTheClock(defaultProtocol());
/** Replies by the wall, no clock on the whole matter and no trees: a test that is about them makes its own. */
export const protocol: Protocol = {
  ...wall,
  targets: wall.targets.filter((one) => one.clock !== 'resolution'),
  trees: [],
};

/** A mention as a channel would hand it over; change what matters for the test. */
export function heard(overrides: Partial<Heard> = {}): Heard {
  const id = overrides.canonicalId ?? 'test:1';
  return {
    canonicalId: id,
    threadId: id,
    parentId: null,
    kind: 'post',
    visibility: 'public',
    author: { externalId: 'ana', handle: 'ana', name: 'Ana Lima', url: null, avatarUrl: null, followers: 120 },
    isOwn: false,
    text: 'My order has not arrived and nobody answers. Very disappointed.',
    title: null,
    url: `https://example.org/${encodeURIComponent(id)}`,
    languageHint: 'en',
    rating: null,
    publishedAt: new Date('2026-11-20T09:50:00Z'),
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: false,
    handle: {},
    ...overrides,
  };
}

/** The raw form of it; dates as ISO text, as a platform would send them. */
export function raw(overrides: Partial<Heard> = {}): Raw {
  const item = heard(overrides);
  return { externalId: item.canonicalId, body: JSON.parse(JSON.stringify(item)) as Json };
}

/** Reads `raw` back; refuses a body with `broken` in it. */
export function normalise({ body }: Raw): Heard {
  const item = body as unknown as Heard & { broken?: string };
  if (item.broken !== undefined) throw new Error(`it is broken: ${item.broken}`);
  const date = (value: unknown) => (typeof value === 'string' ? new Date(value) : null);
  return { ...item, publishedAt: date(item.publishedAt), revisedAt: date(item.revisedAt) };
}

export interface Desk {
  readonly brandId: string;
  readonly personId: string;
  readonly sourceId: string;
  readonly input: PipelineInput;
}

export async function makeDesk(database: Database, slug: string): Promise<Desk> {
  const personId = newId(connectedAt);
  const brandId = newId(connectedAt);
  const sourceId = newId(connectedAt);
  await addPerson(database.account, {
    id: personId,
    email: `${slug}@example.org`,
    name: 'Mara Lind',
    passwordHash: '-',
    at: connectedAt,
  });
  await createBrand(database, {
    id: brandId,
    slug,
    name: slug,
    isRehearsal: false,
    ownerId: personId,
    protocol,
    at: connectedAt,
  });
  const source = {
    id: sourceId,
    channel: 'test',
    kind: 'town',
    label: 'Test',
    sphere: 'owned_public' as const,
    config: {},
    profileId: null,
    everyMs: 60_000,
    connectedAt,
  };
  await database.brand(brandId, (tx) => addSource(tx, brandId, source));
  return {
    brandId,
    personId,
    sourceId,
    input: {
      database,
      source: { ...source, brandId, locationId: null, isFirstRead: false },
      channel: { normalise },
      ownIds: new Set(['brand']),
      rules: openRules(protocol, () => []),
      heardAt,
      weights: shippedWeights(),
      keepBlob: async () => '00'.repeat(32),
    },
  };
}
