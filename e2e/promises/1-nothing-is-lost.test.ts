// Promise 1: nothing heard is lost. What cannot be read is kept as it came and read later; a listener killed anywhere in
// a page goes on where it stood; what could not be fetched is on record as a gap.

import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type MastodonDouble, startFake } from '../../channels/mastodon/fake.ts';
import { pollSource } from '../../server/flow/listen.ts';
import { replayUnread } from '../../server/flow/replay.ts';
import { type SourceRow, sourcesOf } from '../../store/listen/sources.ts';
import { type Brand, connectTo, type House, listen, makeBrand, openHouse } from './house.ts';
import type { DyingPlace, ListenerChild } from './listener-child.ts';

let double: MastodonDouble;
let house: House;

before(async () => {
  double = await startFake();
  house = await openHouse(double.allow);
});
after(async () => {
  await house?.close();
  await double?.stop();
});

async function listeningBrand(): Promise<{ brand: Brand; source: SourceRow }> {
  const brand = await makeBrand(house);
  await connectTo(house, brand, 'mastodon', double.credential ?? {});
  const [source] = await house.database.brand(brand.id, (tx) => sourcesOf(tx, brand.id));
  assert.ok(source);
  return { brand, source };
}

function rows<Row>(brand: Brand, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return house.database.brand(brand.id, (tx) => tx.rows<Row>(text, values));
}

test('what Heed cannot read is kept as it came, counted, and stands before a person once it can be read', async () => {
  const { brand, source } = await listeningBrand();
  await double.say({ by: 'ana', text: 'My parcel is a puddle now' });
  const good = await double.say({ by: 'ben', text: 'Are you open on Sunday?' });
  const isHardToRead = (body: unknown) => JSON.stringify(body).includes('puddle');
  const olderHeed = {
    ...house.world,
    loadChannel: async (id: string) => {
      const channel = await house.world.loadChannel(id);
      const normalise: typeof channel.normalise = (raw, context) => {
        if (isHardToRead(raw.body)) throw new Error('This Heed does not know puddles yet.');
        return channel.normalise(raw, context);
      };
      return { ...channel, normalise };
    },
  };
  const heardAt = house.world.now();
  await pollSource(olderHeed, brand.id, source.id, { signal: new AbortController().signal, rechecked: new Map() });
  const heard = await rows<{ canonical_id: string }>(brand, 'select canonical_id from heed.mention');
  assert.deepEqual(
    heard.map((one) => one.canonical_id),
    [good],
    'the others of its page stand',
  );
  assert.deepEqual(
    await rows(brand, "select error, body like '%puddle%' as is_whole from heed.raw where state = 'unread'"),
    [{ error: 'This Heed does not know puddles yet.', is_whole: true }],
  );
  assert.deepEqual(await rows(brand, 'select unread_count from heed.source'), [{ unread_count: 1 }]);

  house.wait(600_000);
  const [now] = await house.database.brand(brand.id, (tx) => sourcesOf(tx, brand.id));
  assert.ok(now);
  assert.equal(await replayUnread(house.world, brand.id, now), 1);
  const [replayed] = await rows<{ heard_at: Date; state: string; clock_started_at: Date }>(
    brand,
    `select m.heard_at, c.state, c.clock_started_at from heed.mention m
       join heed.case c on c.brand_id = m.brand_id and c.id = m.case_id where m.text like '%puddle%'`,
  );
  assert.equal(replayed?.state, 'open');
  assert.equal(replayed?.heard_at.toISOString(), heardAt.toISOString(), 'it was heard then, not now');
  assert.ok(replayed.clock_started_at <= heardAt, 'its clock has been running all along');
  assert.deepEqual(await rows(brand, 'select unread_count from heed.source'), [{ unread_count: 0 }]);
});

for (const place of ['while reading', 'before the commit', 'between pages'] satisfies DyingPlace[]) {
  test(`a listener killed ${place} loses nothing and hears nothing twice`, async () => {
    const own = await startFake({ brand: 'acme' });
    const here = await openHouse(own.allow);
    try {
      const brand = await makeBrand(here);
      await connectTo(here, brand, 'mastodon', own.credential ?? {});
      const said: string[] = [];
      for (let n = 0; n < 100; n += 1) said.push(await own.say({ by: `customer${n}`, text: `Order ${n} is late.` }));
      const [source] = await here.database.brand(brand.id, (tx) => sourcesOf(tx, brand.id));
      const asked = { databaseUrl: here.database.url, dataDir: here.dataDir, allow: own.allow, brandId: brand.id };
      const sourceId = source?.id ?? '';
      assert.equal(await runListener({ ...asked, sourceId, dieAt: place }), 'SIGKILL');
      const heard = () =>
        here.database.brand(brand.id, (tx) =>
          tx.rows<{ canonical_id: string }>('select canonical_id from heed.mention order by canonical_id'),
        );
      const half = (await heard()).length;
      assert.ok(half > 0 && half < 100, `it died in the middle, ${half} heard`);

      assert.equal(await runListener({ ...asked, sourceId, dieAt: null }), null);
      assert.deepEqual(
        (await heard()).map((one) => one.canonical_id),
        said.sort(),
      );
      const [counts] = await here.database.brand(brand.id, (tx) =>
        tx.rows(`select (select count(*) from heed.raw) as raws, (select count(*) from heed.case) as cases,
          (select count(*) from heed.event where kind = 'mention.heard') as events,
          (select max(number) - count(*) from heed.event) as holes`),
      );
      assert.deepEqual(counts, { raws: 100, cases: 100, events: 100, holes: 0 });
    } finally {
      await here.close();
      await own.stop();
    }
  });
}

test('a stretch that could not be fetched is on record as a gap, not passed over', async () => {
  const { brand } = await listeningBrand();
  await double.say({ by: 'first', text: 'Heard before the flood.' });
  await listen(house, brand);
  // More than a poll goes back for: twenty-five pages of forty.
  for (let n = 0; n < 1_100; n += 1) double.sayAside(`crowd${n}`, `@acme flood ${n}`);
  await listen(house, brand);
  const gaps = await rows<{ why: string }>(brand, 'select why from heed.gap');
  assert.equal(gaps.length, 1);
  assert.match(gaps[0]?.why ?? '', /the oldest of them were not fetched/);
  assert.deepEqual(await rows(brand, "select count(*) as n from heed.event where kind = 'source.gap'"), [{ n: 1 }]);
});

async function runListener(asked: ListenerChild): Promise<string | null> {
  const child = fork(join(import.meta.dirname, 'listener-child.ts'), [JSON.stringify(asked)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  assert.ok(code === 0 || signal !== null, said);
  return signal;
}
