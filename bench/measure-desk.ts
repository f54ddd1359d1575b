// A brand with an owner and one source of the bench's town on a database, ready to take pages in.

import { normalise } from '../channels/rehearsal/normalise.ts';
import { brand } from '../channels/rehearsal/world/brand.ts';
import { defaultProtocol } from '../core/protocol.ts';
import type { PipelineInput } from '../server/flow/pipeline-input.ts';
import { createBrand } from '../store/account/brands.ts';
import { addPerson } from '../store/account/people.ts';
import type { Database } from '../store/database.ts';
import { addSource } from '../store/listen/sources.ts';
import { newId } from '../store/new-id.ts';

export interface BenchDesk {
  readonly brandId: string;
  readonly slug: string;
  readonly personId: string;
  readonly input: PipelineInput;
}

const everyMs = 86_400_000;

export async function openDesk(database: Database, slug: string, now: Date): Promise<BenchDesk> {
  const connectedAt = new Date(now.getTime() - 7 * 86_400_000);
  const [brandId, personId, sourceId] = [newId(now), newId(now), newId(now)];
  const person = { id: personId, email: `${slug}@example.org`, name: 'Mara Lind', passwordHash: '-', at: now };
  await addPerson(database.account, person);
  const made = { id: brandId, slug, name: brand.name, isRehearsal: false, ownerId: personId };
  await createBrand(database, { ...made, protocol: defaultProtocol, at: now });
  const source = {
    id: sourceId,
    channel: 'rehearsal',
    kind: 'town',
    label: 'The square',
    sphere: 'owned_public' as const,
    config: {},
    profileId: null,
    everyMs,
    connectedAt,
  };
  await database.brand(brandId, (tx) => addSource(tx, brandId, source));
  const input: PipelineInput = {
    database,
    source: { ...source, brandId, locationId: null, isFirstRead: false },
    channel: { normalise },
    ownIds: new Set([brand.handle]),
    protocol: defaultProtocol,
    heardAt: now,
    keepBlob: async () => {
      throw new Error('nothing in the town is that long');
    },
  };
  return { brandId, slug, personId, input };
}
