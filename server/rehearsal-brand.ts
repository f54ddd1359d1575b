// *Look around*: the brand of the rehearsal town, made once, alive from the first second. Everybody may visit.

import { defaultProtocol } from '../core/protocol.ts';
import { brandForPerson, createBrand } from '../store/account/brands.ts';
import { addMember, type PersonRow } from '../store/account/people.ts';
import { isUniqueViolation } from '../store/database.ts';
import { newId } from '../store/new-id.ts';
import type { BrandRef } from '../wire/account.ts';
import { connectProfile } from './connect-profile.ts';
import { HeedError } from './problem.ts';
import type { World } from './world.ts';

const slug = 'look-around';

export async function openRehearsalBrand(world: World, person: PersonRow): Promise<BrandRef> {
  const channel = [...world.manifests.values()].find((one) => one.isRehearsal);
  if (channel === undefined) throw new HeedError('not_found', 'This Heed was packed without its rehearsal town.');
  const at = world.now();
  const account = world.database.account;
  const there = await account.row<{ id: string }>('select id from account.brand where slug = $1 and is_rehearsal', [
    slug,
  ]);
  if (there === null) {
    const id = newId(at);
    const brand = {
      id,
      slug,
      name: 'Look around',
      isRehearsal: true,
      ownerId: person.id,
      protocol: defaultProtocol,
      at,
    };
    try {
      await createBrand(world.database, brand);
    } catch (error) {
      // Two people looked around in the same moment: the other one's is there now.
      if (!isUniqueViolation(error)) throw error;
      return openRehearsalBrand(world, person);
    }
    const profile = await connectProfile(world, {
      brandId: id,
      personId: person.id,
      channel: channel.id,
      credential: {},
    });
    await account.rows('update account.brand set name = coalesce($2, name) where id = $1', [id, profile.name]);
  } else {
    await addMember(account, there.id, person.id, 'agent', at);
  }
  const brand = await brandForPerson(account, slug, person.id);
  if (brand === null) throw new HeedError('not_found', 'The rehearsal brand could not be opened.');
  return brand;
}
