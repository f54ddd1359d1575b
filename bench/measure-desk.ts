// A brand with an owner and sources, each a town of the bench's own, on a database: ready to take pages in.

import { normalise } from '../channels/rehearsal/normalise.ts';
import { brand } from '../channels/rehearsal/world/brand.ts';
import { defaultProtocol } from '../core/protocol/default.ts';
import { openRules } from '../core/triage/rules.ts';
import type { PipelineInput } from '../server/flow/pipeline-input.ts';
import { shippedWeights } from '../server/weights.ts';
import { createBrand } from '../store/account/brands.ts';
import { addPerson } from '../store/account/people.ts';
import type { Database } from '../store/database.ts';
import { addSource } from '../store/listen/sources.ts';
import { newId } from '../store/new-id.ts';

export interface BenchDesk {
  readonly brandId: string;
  readonly slug: string;
  readonly personId: string;
  /** What the pipeline is given, by source. */
  readonly inputs: readonly PipelineInput[];
}

const everyMs = 86_400_000;
const protocol = defaultProtocol('Europe/Madrid');
const rules = openRules(protocol, () => []);

export async function openDesk(
  database: Database,
  slug: string,
  { now, sources }: { readonly now: Date; readonly sources: number },
): Promise<BenchDesk> {
  const [brandId, personId] = [newId(now), newId(now)];
  const person = { id: personId, email: `${slug}@example.org`, name: 'Mara Lind', passwordHash: '-', at: now };
  await addPerson(database.account, person);
  const made = { id: brandId, slug, name: brand.name, isRehearsal: false, ownerId: personId };
  await createBrand(database, { ...made, protocol, at: now });
  const inputs: PipelineInput[] = [];
  for (let i = 0; i < sources; i += 1) inputs.push(await openSource(database, brandId, now));
  return { brandId, slug, personId, inputs };
}

async function openSource(database: Database, brandId: string, now: Date): Promise<PipelineInput> {
  const source = {
    id: newId(now),
    channel: 'rehearsal',
    kind: 'town',
    label: 'The square',
    sphere: 'owned_public' as const,
    config: {},
    profileId: null,
    everyMs,
    connectedAt: new Date(now.getTime() - 7 * 86_400_000),
  };
  await database.brand(brandId, (tx) => addSource(tx, brandId, source));
  return {
    database,
    source: { ...source, brandId, locationId: null, isFirstRead: false },
    channel: { normalise },
    ownIds: new Set([brand.handle]),
    rules,
    weights: shippedWeights(),
    heardAt: now,
    keepBlob: async () => {
      throw new Error('nothing in the town is that long');
    },
  };
}
