// Promise 5, between pressing send and leaving: what does not fit the platform is refused before it goes; there is time to
// think again; what was taken back is not answered.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startFake as startBluesky } from '../../channels/bluesky/fake.ts';
import { startFake as startMastodon } from '../../channels/mastodon/fake.ts';
import type { Double } from '../../channels/testbed.ts';
import { actOnReply } from '../../server/do/act-on-reply.ts';
import { HeedError } from '../../server/problem.ts';
import {
  answer,
  type Brand,
  connectTo,
  type House,
  listen,
  makeBrand,
  openHouse,
  send,
  type Waiting,
  whoWaits,
} from './house.ts';

const doubles = new Map<string, Double>();
let house: House;

before(async () => {
  doubles.set('mastodon', await startMastodon());
  doubles.set('bluesky', await startBluesky());
  house = await openHouse([...doubles.values()].flatMap(({ allow }) => allow));
});
after(async () => {
  await house?.close();
  for (const double of doubles.values()) await double.stop();
});

for (const [channel, limit] of [
  ['mastodon', 500],
  ['bluesky', 300],
] as const) {
  test(`${channel}: an answer that is too long is refused with the figure, and nothing of it is kept to be sent`, async () => {
    const { double, brand, to } = await oneWaits(channel);
    const posts = (await double.posts()).length;
    await assert.rejects(answer(house, brand, to, 'a'.repeat(limit + 1)), (error) => {
      assert.ok(error instanceof HeedError);
      assert.equal(error.code, 'may_not_go');
      assert.match(error.message, new RegExp(`over the ${limit}`));
      return true;
    });
    house.wait(60_000);
    await send(house);
    assert.equal((await double.posts()).length, posts);
    assert.deepEqual(await repliesOf(brand), []);
  });

  test(`${channel}: an answer taken back in time never leaves, and one that left cannot be taken back`, async () => {
    const { double, brand, to } = await oneWaits(channel);
    const hot = await answer(house, brand, to, 'Then eat somewhere else!');
    house.wait(4_900);
    await send(house);
    const act = (replyId: string) =>
      actOnReply(
        house.world,
        { brandId: brand.id, personId: brand.personId, caseId: to.caseId, now: house.world.now() },
        replyId,
        'undo',
      );
    assert.equal((await act(hot.reply.id)).reply.state, 'cancelled');
    house.wait(3_600_000);
    await send(house);
    const words = async () => (await double.posts()).map(({ text }) => text);
    assert.ok(!(await words()).some((text) => text.includes('somewhere else')));

    const calm = await answer(house, brand, to, 'We are sorry. Please come again as our guest.');
    house.wait(5_000);
    await send(house);
    assert.equal((await words()).filter((text) => text.includes('as our guest')).length, 1);
    await assert.rejects(act(calm.reply.id), /can no longer be taken back/);
    assert.deepEqual(await repliesOf(brand), ['cancelled', 'sent']);
  });

  test(`${channel}: what the customer took back meanwhile is not answered`, async () => {
    const { double, brand, to } = await oneWaits(channel);
    await double.remove?.(to.canonicalId);
    await listen(house, brand);
    await assert.rejects(answer(house, brand, to, 'You are wrong!'), (error) => {
      assert.ok(error instanceof HeedError);
      assert.equal(error.code, 'may_not_go');
      return true;
    });
    assert.deepEqual(await repliesOf(brand), []);
  });
}

let customers = 0;

async function oneWaits(channel: string): Promise<{ double: Double; brand: Brand; to: Waiting }> {
  const double = doubles.get(channel);
  assert.ok(double);
  const brand = await makeBrand(house);
  await connectTo(house, brand, channel, double.credential ?? {});
  customers += 1;
  const said = await double.say({ by: `customer${customers}`, text: 'Your food is a disgrace and so are you.' });
  await listen(house, brand);
  const to = (await whoWaits(house, brand)).find(({ canonicalId }) => canonicalId === said);
  assert.ok(to);
  return { double, brand, to };
}

async function repliesOf(brand: Brand): Promise<readonly string[]> {
  const found = await house.database.brand(brand.id, (tx) =>
    tx.rows<{ state: string }>('select state from heed.reply order by id'),
  );
  return found.map(({ state }) => state);
}
