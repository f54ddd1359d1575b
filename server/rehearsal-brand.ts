// *Look around*: the brand of the rehearsal town, made once, alive from the first second. Everybody may visit.

import { aroundTheClock, defaultProtocol } from '../core/protocol/default.ts';
import { brandsOf, createBrand, rehearsalBrand, renameBrand } from '../store/account/brands.ts';
import { addMember, type PersonRow } from '../store/account/people.ts';
import { isUniqueViolation } from '../store/database.ts';
import { profilesOnChannel } from '../store/listen/profiles.ts';
import { newId } from '../store/new-id.ts';
import type { BrandRef } from '../wire/account.ts';
import { connectProfile } from './connect-profile.ts';
import { HeedError } from './problem.ts';
import type { World } from './world.ts';

const slug = 'look-around';

export async function openRehearsalBrand(world: World, person: PersonRow): Promise<BrandRef> {
  const channel = [...world.manifests.values()].find((one) => one.isRehearsal);
  if (channel === undefined) throw new HeedError('not_found', 'This Heed was packed without its rehearsal town.');
  const account = world.database.account;
  const id = (await rehearsalBrand(account)) ?? (await makeRehearsalBrand(world, person));
  await addMember(account, id, person.id, 'agent', world.now());
  // Asked each time: whoever made it may have been stopped before the town was connected.
  const known = await world.database.brand(id, (tx) => profilesOnChannel(tx, id, channel.id));
  if (known.length === 0) {
    const ask = { brandId: id, personId: person.id, channel: channel.id, credential: {} };
    const [town] = await connectProfile(world, ask);
    if (town?.name) await renameBrand(account, id, town.name);
  }
  const brand = (await brandsOf(account, person.id)).find((one) => one.id === id);
  if (brand === undefined) throw new HeedError('not_found', 'The rehearsal brand could not be opened.');
  return brand;
}

async function makeRehearsalBrand(world: World, person: PersonRow): Promise<string> {
  const at = world.now();
  const id = newId(at);
  const brand = {
    id,
    name: 'Look around',
    isRehearsal: true,
    ownerId: person.id,
    protocol: aroundTheClock(defaultProtocol()),
    at,
  };
  // The short name may be that of a real brand; the second one is nobody else's.
  for (const free of [slug, `${slug}-${id.slice(-8)}`]) {
    try {
      await createBrand(world.database, { ...brand, slug: free });
      return id;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      // Two people looked around in the same moment: the other one's is there now.
      const there = await rehearsalBrand(world.database.account);
      if (there !== null) return there;
    }
  }
  throw new HeedError('taken', 'The rehearsal brand could not be made; try again.');
}
