// What platforms push: only what is signed is heard, each thing once, and 200 is said when it is kept.

import assert from 'node:assert/strict';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Json, PushedThing, Raw, Webhook } from '../../channels/channel.ts';
import { saveApp } from '../../store/listen/apps.ts';
import { endPoll, sourceById, takeDueSources } from '../../store/listen/sources.ts';
import { webhooksOf, webhookTokenOf } from '../../store/listen/webhooks.ts';
import { sealApp } from '../flow/app-secrets.ts';
import { replayUnread } from '../flow/replay.ts';
import { heard, raw } from '../flow/testbed.ts';
import { rowsOf } from '../testbed.ts';
import { digestOf, newToken } from '../token.ts';
import { connect, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
/** A platform that signs bytes, and the hour it says it signed them in. */
const webhook: Webhook & { broken: boolean } = {
  broken: false,
  handshake: ({ query }) => {
    const echo = query.get('challenge');
    return echo === null ? null : { status: 200, body: echo };
  },
  verify: ({ bytes, headers }, app, now) => {
    const given = Buffer.from(headers.get('x-signature') ?? '', 'hex');
    const due = Buffer.from(sign(bytes, app['secret'] ?? ''), 'hex');
    if (given.length !== due.length || !timingSafeEqual(given, due)) return 'forged';
    const at = Date.parse(headers.get('x-at') ?? now.toISOString());
    return now.getTime() - at > 300_000 ? 'stale' : 'genuine';
  },
  read: ({ bytes }) => {
    if (webhook.broken) throw new Error('this release reads nothing at all');
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as PushedThing[];
  },
};

before(async () => {
  desk = await openTestApp();
  Object.assign(desk.world.channel, { webhook });
});
after(() => desk.close());

const sign = (bytes: Uint8Array, secret: string) => createHmac('sha256', secret).update(bytes).digest('hex');

const fresh = () => {
  const token = newToken();
  return { token, digest: digestOf(token), at: desk.world.now() };
};

interface Address {
  readonly brand: TestBrand;
  readonly token: string;
  readonly secret: string;
}

/** A brand that listens as the platform's own profile, and has its app registered. */
async function listening(): Promise<Address> {
  const brand = await makeBrand(desk);
  await connect(brand);
  const secret = `secret of ${brand.slug}`;
  const { world } = desk;
  const token = await world.database.brand(brand.brandId, async (tx) => {
    const sealed = sealApp(world, brand.brandId, 'test', { secret });
    await saveApp(tx, brand.brandId, { channel: 'test', sealed, updatedBy: brand.personId, updatedAt: world.now() });
    return webhookTokenOf(tx, brand.brandId, 'test', fresh());
  });
  return { brand, token, secret };
}

const thing = (of: Raw | null, more: Partial<PushedThing> = {}): PushedThing => ({
  ...{ profileId: 'brand', kind: 'mentions', raw: of },
  ...more,
});

function push(
  { token, secret }: Address,
  things: readonly PushedThing[] | Buffer,
  headers: Record<string, string> = {},
) {
  const payload = Buffer.isBuffer(things) ? things : Buffer.from(JSON.stringify(things));
  return desk.app.inject({
    ...{ method: 'POST', url: `/hooks/in/${token}`, payload },
    headers: { 'content-type': 'application/json', 'x-signature': sign(payload, secret), ...headers },
  });
}

const textsOf = async ({ brand }: Address): Promise<string[]> =>
  (
    await rowsOf<{ text: string }>(
      desk.world,
      brand.brandId,
      `select text from heed.mention where brand_id = '${brand.brandId}' order by id`,
    )
  ).map(({ text }) => text);

const counted = async ({ brand }: Address) => {
  const [row] = await desk.world.database.brand(brand.brandId, (tx) => webhooksOf(tx, brand.brandId));
  assert.ok(row);
  return row;
};

test('a signed push is heard and becomes a case; the platform’s own question is answered', async () => {
  const at = await listening();
  const answer = await push(at, [thing(raw({ canonicalId: 'p:1', text: 'My parcel is lost' }))]);
  assert.deepEqual([answer.statusCode, answer.json()], [200, { kept: 1, unread: [], aside: 0, isRepeated: false }]);
  assert.deepEqual(await textsOf(at), ['My parcel is lost']);
  const cases = await rowsOf(
    desk.world,
    at.brand.brandId,
    `select id from heed.case where brand_id = '${at.brand.brandId}'`,
  );
  assert.equal(cases.length, 1);
  const pulse = `select heard from heed.source_pulse where brand_id = '${at.brand.brandId}'`;
  assert.deepEqual(await rowsOf(desk.world, at.brand.brandId, pulse), [{ heard: 1 }], 'the source is not called quiet');
  const asked = await desk.app.inject({ method: 'GET', url: `/hooks/in/${at.token}?challenge=%3Cb%3E42` });
  assert.deepEqual([asked.statusCode, asked.body], [200, '<b>42']);
  assert.match(String(asked.headers['content-type']), /^text\/plain/u);
  assert.equal((await desk.app.inject({ method: 'GET', url: `/hooks/in/${at.token}` })).statusCode, 404);
});

test('what is not signed, signed for another, or changed on its way is refused and counted', async () => {
  const at = await listening();
  const other = await listening();
  const things = [thing(raw({ canonicalId: 'p:2' }))];
  const payload = Buffer.from(JSON.stringify(things));
  const forged = [
    push(at, things, { 'x-signature': '' }),
    push({ ...at, secret: other.secret }, things),
    push(at, Buffer.concat([payload, Buffer.from(' ')]), { 'x-signature': sign(payload, at.secret) }),
  ];
  for (const answer of await Promise.all(forged)) assert.equal(answer.statusCode, 401);
  assert.deepEqual(await textsOf(at), []);
  const { forged: count, genuine, forgedAt } = await counted(at);
  assert.deepEqual([count, genuine, forgedAt], [3, 0, desk.world.now()]);
});

test('an address nobody has, and guesses at one, lead nowhere; a real one is not braked by them', async () => {
  const at = await listening();
  const guess = () => push({ ...at, token: 'x'.repeat(43) }, []);
  assert.equal((await guess()).statusCode, 404);
  for (let n = 0; n < 40; n += 1) await guess();
  assert.equal((await guess()).statusCode, 429);
  assert.equal((await push(at, [])).statusCode, 200);
});

test('the same bytes again are answered and not heard; too old by its own time is refused, and counted', async () => {
  const at = await listening();
  const things = [thing(raw({ canonicalId: 'p:3', text: 'Once' }))];
  await push(at, things);
  const again = await push(at, things);
  assert.deepEqual([again.statusCode, again.json().isRepeated], [200, true]);
  const late = await push(at, [thing(raw({ canonicalId: 'p:4' }))], { 'x-at': '2026-11-20T09:00:00Z' });
  assert.equal(late.statusCode, 401);
  assert.deepEqual(await textsOf(at), ['Once']);
  const { genuine, repeated, stale } = await counted(at);
  assert.deepEqual([genuine, repeated, stale], [2, 1, 1]);
});

test('digests are forgotten after a week, and what comes again then is still heard once', async () => {
  const at = await listening();
  const things = [thing(raw({ canonicalId: 'p:5', text: 'Long ago' }))];
  await push(at, things);
  const seen = () =>
    rowsOf<{ n: number }>(
      desk.world,
      at.brand.brandId,
      `select at from heed.push_seen where brand_id = '${at.brand.brandId}'`,
    );
  desk.world.clock.pass(8 * 86_400_000);
  await push(at, [thing(raw({ canonicalId: 'p:6', text: 'Today' }))]);
  assert.equal((await seen()).length, 1);
  assert.equal((await push(at, things)).json().isRepeated, false);
  assert.deepEqual(await textsOf(at), ['Long ago', 'Today']);
});

test('duplicated within a push and between two, at the same moment, it is one mention', async () => {
  const at = await listening();
  const one = thing(raw({ canonicalId: 'p:7', text: 'Twice told' }));
  const [first, second] = await Promise.all([push(at, [one, one]), push(at, [one])]);
  assert.deepEqual([first.statusCode, second.statusCode], [200, 200]);
  assert.deepEqual(await textsOf(at), ['Twice told']);
});

test('an old edit that comes after a newer one does not win', async () => {
  const at = await listening();
  const version = (text: string, minute: number) =>
    thing(raw({ canonicalId: 'p:8', text, revisedAt: new Date(Date.UTC(2026, 10, 20, 9, minute)) }));
  await push(at, [version('first', 0)]);
  await push(at, [version('third', 2)]);
  await push(at, [version('second', 1)]);
  assert.deepEqual(await textsOf(at), ['third']);
});

test('killed between keeping it and saying so, the platform sends again and it is heard once', async () => {
  const at = await listening();
  const things = [thing(raw({ canonicalId: 'p:9', text: 'Mind the gap' }))];
  const { world } = desk;
  // The commit stands; what remembers the bytes is lost with the process.
  await push(at, things);
  await world.database.owner.query('delete from heed.push_seen where brand_id = $1', [at.brand.brandId]);
  const again = await push(at, things);
  assert.deepEqual([again.statusCode, again.json()], [200, { kept: 1, unread: [], aside: 0, isRepeated: false }]);
  assert.deepEqual(await textsOf(at), ['Mind the gap']);
});

test('a database that fails is no 200: nothing is remembered, and the next try is heard', async () => {
  const at = await listening();
  const things = [thing(raw({ canonicalId: 'p:10', text: 'Patience' }))];
  const { owner } = desk.world.database;
  await owner.query('alter table heed.raw add constraint full_disk check (false) not valid');
  assert.equal((await push(at, things)).statusCode, 500);
  await owner.query('alter table heed.raw drop constraint full_disk');
  desk.world.errors.length = 0;
  assert.equal((await push(at, things)).statusCode, 200);
  assert.deepEqual(await textsOf(at), ['Patience']);
});

test('too much, or packed, is refused before it is read', async () => {
  const at = await listening();
  assert.equal((await push(at, Buffer.alloc(1_000_001, 'x'))).statusCode, 413);
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  assert.equal((await push(at, bomb, { 'content-encoding': 'gzip' })).statusCode, 400);
  assert.equal((await counted(at)).genuine, 0);
});

test('two brands with the same profile hear what is pushed to their own address alone', async () => {
  const [one, two] = [await listening(), await listening()];
  await push(one, [thing(raw({ canonicalId: 'p:11', text: 'For one' }))]);
  await push(two, [thing(raw({ canonicalId: 'p:11', text: 'For two' }))]);
  assert.deepEqual([await textsOf(one), await textsOf(two)], [['For one'], ['For two']]);
});

test('what nobody listens for is answered and counted; with it, what is listened for is heard', async () => {
  const at = await listening();
  const stranger = thing(raw({ canonicalId: 'p:12' }), { profileId: 'somebody else' });
  const mine = thing(raw({ canonicalId: 'p:13', text: 'Mine' }));
  const answer = await push(at, [stranger, thing(null, { kind: 'no_such_kind' }), mine]);
  assert.deepEqual(answer.json(), { kept: 1, unread: [], aside: 2, isRepeated: false });
  assert.deepEqual(await textsOf(at), ['Mine']);
  assert.equal((await counted(at)).aside, 1);
});

test('one of several that is not understood waits as unread, the others are heard', async () => {
  const at = await listening();
  const bad: Raw = { externalId: 'p:15', body: { ...(raw().body as { [key: string]: Json }), broken: 'no head' } };
  const answer = await push(at, [thing(raw({ canonicalId: 'p:14', text: 'Good' })), thing(bad)]);
  assert.deepEqual(answer.json().unread, [{ id: 'p:15', why: 'it is broken: no head' }]);
  assert.deepEqual(await textsOf(at), ['Good']);
});

test('one the database refuses is told as unread too, and the others are kept', async () => {
  const at = await listening();
  // A kind the schema does not know: a fault of the channel that only the database sees.
  const poison: Raw = { externalId: 'p:18', body: { ...(raw().body as { [key: string]: Json }), kind: 'poem' } };
  const answer = await push(at, [thing(raw({ canonicalId: 'p:19', text: 'Beside it' })), thing(poison)]);
  const { kept, unread } = answer.json();
  assert.deepEqual([kept, unread.length, unread[0].id], [1, 1, 'p:18']);
  assert.match(unread[0].why, /could not keep it/u);
  assert.deepEqual(await textsOf(at), ['Beside it']);
});

test('a push that cannot be read at all is kept, counted at a source, and read after a fix', async () => {
  const at = await listening();
  webhook.broken = true;
  const answer = await push(at, [thing(raw({ canonicalId: 'p:16', text: 'Kept for later' }))]);
  webhook.broken = false;
  assert.equal(answer.statusCode, 200);
  assert.match(answer.json().unread[0].why, /reads nothing/u);
  const { brandId } = at.brand;
  const [{ id } = { id: '' }] = await rowsOf<{ id: string }>(
    desk.world,
    brandId,
    `select id from heed.source where brand_id = '${brandId}' and unread_count = 1`,
  );
  const source = await desk.world.database.brand(brandId, (tx) => sourceById(tx, brandId, id));
  assert.ok(source);
  assert.equal(await replayUnread(desk.world, brandId, source), 1);
  assert.deepEqual(await textsOf(at), ['Kept for later']);
});

test('word that something is new polls the source at once, also when it comes during a poll', async () => {
  const at = await listening();
  const { brandId } = at.brand;
  const due = async () =>
    (
      await rowsOf<{ at: Date; kind: string }>(
        desk.world,
        brandId,
        `select d.at, s.kind from heed.poll_due d join heed.source s on s.brand_id = d.brand_id and s.id = d.source_id
       where d.brand_id = '${brandId}' and s.kind = 'mentions'`,
      )
    )[0]?.at;
  const { database, clock } = desk.world;
  await database.owner.query(`update heed.poll_due set at = at + interval '1 hour' where brand_id = $1`, [brandId]);
  await push(at, [thing(null)]);
  assert.deepEqual(await due(), clock.now);
  const later = new Date(clock.now.getTime() + 60_000);
  await database.shared((tx) => takeDueSources(tx, clock.now, later, 1000));
  await push(at, [thing(null), thing(raw({ canonicalId: 'p:17' }))]);
  const [row] = await rowsOf<{ isWoken: boolean }>(
    desk.world,
    brandId,
    `select woken_at is not null as "isWoken" from heed.poll_due d join heed.source s on s.brand_id = d.brand_id and s.id = d.source_id
     where s.kind = 'mentions' and d.brand_id = '${brandId}'`,
  );
  assert.deepEqual(row, { isWoken: true });
});

test('word that comes during a poll outlives its end; a source that fails keeps its own pace', async () => {
  const at = await listening();
  const { brandId } = at.brand;
  const { database, clock } = desk.world;
  const [{ id } = { id: '' }] = await rowsOf<{ id: string }>(
    desk.world,
    brandId,
    `select id from heed.source where brand_id = '${brandId}' and kind = 'mentions'`,
  );
  const due = async () => {
    const text = `select at from heed.poll_due where source_id = '${id}'`;
    const [row] = await rowsOf<{ at: Date }>(desk.world, brandId, text);
    return row?.at.getTime();
  };
  const now = clock.now;
  const [soon, later] = [30_000, 3_600_000].map((ms) => new Date(now.getTime() + ms));
  assert.ok(soon && later);
  const end = (error: { code: string; message: string } | null) =>
    database.brand(brandId, (tx) =>
      endPoll(tx, brandId, id, { ...{ at: now, nextAt: later, heard: 0 }, error, state: 'listening' }),
    );
  await database.shared((tx) => takeDueSources(tx, now, later, 1000));
  await end(null);
  assert.equal(await due(), later.getTime());
  await push(at, [thing(null)]);
  assert.equal(await due(), soon.getTime(), 'no sooner than the place likes');
  await end(null);
  assert.equal(await due(), soon.getTime());
  await end({ code: 'unreachable', message: 'It is away.' });
  assert.equal(await due(), later.getTime());
  await push(at, [thing(null), thing(null, { kind: 'mentions' })]);
  assert.equal(await due(), later.getTime());
});

test('without an app registered nothing is taken in, and the answer says what to do', async () => {
  const brand = await makeBrand(desk);
  const token = await desk.world.database.brand(brand.brandId, (tx) =>
    webhookTokenOf(tx, brand.brandId, 'test', fresh()),
  );
  const answer = await push({ brand, token, secret: '' }, [thing(raw(heard()))]);
  assert.equal(answer.statusCode, 409);
  assert.match(answer.json().message, /registered/u);
});

test('the address is made once, whoever asks for it first', async () => {
  const brand = await makeBrand(desk);
  const ask = () =>
    desk.world.database.brand(brand.brandId, (tx) => webhookTokenOf(tx, brand.brandId, 'test', fresh()));
  const tokens = await Promise.all(Array.from({ length: 5 }, ask));
  assert.equal(new Set(tokens).size, 1);
  assert.match(tokens[0] ?? '', /^[\w-]{43}$/u);
});
