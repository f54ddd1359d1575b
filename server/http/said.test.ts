// What was said in public comes back as signatures, grows with every reply sent or heard, and shows its words to its own
// brand only.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SaidBefore } from '../../core/respond/freshness/said-before.ts';
import { openSaid, saidMake } from '../../core/respond/freshness/said-shelf.ts';
import { newId } from '../../store/new-id.ts';
import type { SaidWords } from '../../wire/said.ts';
import { openSaidShelves } from '../said-shelves.ts';
import { rowsOf } from '../testbed.ts';
import { cookieFor, hear, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
before(async () => {
  desk = await openTestApp();
});
after(() => desk.close());

const person = (handle: string) => ({
  ...{ externalId: handle, handle, name: handle },
  ...{ url: null, avatarUrl: null, followers: null },
});

let n = 0;
/** A reply that was sent; its id. */
async function say(
  brand: TestBrand,
  text: string,
  how: { visibility?: string; canonicalId?: string; to?: string } = {},
) {
  n += 1;
  const { caseId, mentionId } = await hear(desk, brand, { canonicalId: `said:${n}`, author: person(how.to ?? 'ana') });
  const id = newId(desk.world.now());
  await desk.world.database.brand(brand.brandId, (tx) =>
    tx.rows(
      `insert into heed.reply (brand_id, id, case_id, to_mention_id, person_id, text, visibility, via, state, client_key,
         created_at, undo_until, sent_at, canonical_id, salt)
       values ($1, $2::uuid, $3, $4, $5, $6, $7, 'interface', 'sent', $2::text, $8, $8, $8, $9, '')`,
      [
        brand.brandId,
        id,
        caseId,
        mentionId,
        brand.personId,
        text,
        how.visibility ?? 'public',
        desk.world.now(),
        how.canonicalId ?? null,
      ],
    ),
  );
  return { id, caseId };
}

async function load(brand: TestBrand) {
  const response = await desk.app.inject({
    url: `/api/brands/${brand.slug}/said`,
    headers: { cookie: await cookieFor(desk.world, brand.personId) },
  });
  assert.equal(response.statusCode, 200);
  const said = openSaid(new Uint8Array(response.rawPayload));
  assert.ok(said);
  return { said, etag: String(response.headers.etag), headers: response.headers };
}

const heating =
  'Hi Tove, the heating in carriage 4 gave up at Malmö. Claim the whole fare on our site, it takes two minutes.';
const again =
  'Hi Rashid, the heating in carriage 11 gave up at Lund. Claim the whole fare on our site, it takes three minutes.';
const guard = (brand: TestBrand, shelves = desk.world.said) =>
  desk.world.database.brand(brand.brandId, (tx) => shelves.before(tx, brand.brandId, desk.world.now()));

test('what was sent and what was heard is held against drafts, private words and echoes are not', async () => {
  const brand = await makeBrand(desk);
  assert.equal((await load(brand)).said.size, 0);
  const { id, caseId } = await say(brand, heating, { canonicalId: 'said:echo' });
  await say(
    brand,
    'Your voucher for the missed connection is in this message, please keep it to yourself until Friday.',
    {
      visibility: 'private',
    },
  );
  await hear(desk, brand, { canonicalId: 'said:asked' });
  const own = { isOwn: true, parentId: 'said:asked' } as const;
  const roof = 'The roof terrace stays closed while swallows nest under the beams, so we moved all tables to the yard.';
  for (const [canonicalId, text] of [
    ['said:echo', heating],
    ['said:by-hand', roof],
  ] as const) {
    await hear(desk, brand, { ...own, canonicalId, text });
  }
  const { said, headers } = await load(brand);
  assert.equal(said.size, 2);
  assert.equal(headers['content-type'], 'application/octet-stream');
  assert.match(String(headers['cache-control']), /private, max-age=0, must-revalidate/u);
  const found = said.closest(again);
  assert.equal(found?.key, id);
  const words = (await brand.at<SaidWords>('GET', `/said/${id}`)).body;
  assert.deepEqual([words.text, words.by, words.caseId], [heating, 'Mara Lind', caseId]);
  const heardKey = said.closest(roof)?.key ?? '';
  assert.deepEqual((await brand.at<SaidWords>('GET', `/said/${heardKey}`)).body.text, roof);
});

test('unchanged it is not sent again, and a new reply changes it', async () => {
  const brand = await makeBrand(desk);
  await say(brand, heating);
  const { etag } = await load(brand);
  const ask = () => brand.at('GET', '/said', undefined, { 'if-none-match': etag });
  assert.equal((await ask()).status, 304);
  await say(brand, 'Two lifeguards were ill, so the deep pool stayed shut and we should have said so at the till.');
  assert.equal((await ask()).status, 200);
});

test('the guard knows a reply as soon as it is sent, also after a restart, and stores nothing itself', async () => {
  const brand = await makeBrand(desk);
  assert.equal((await guard(brand))?.closest(again) ?? null, null);
  const { id } = await say(brand, heating);
  assert.equal((await guard(brand))?.closest(again)?.key, id);
  const stored = () => rowsOf<{ id: string }>(desk.world, brand.brandId, 'select id from heed.said');
  assert.equal((await stored()).length, 0);
  await load(brand);
  assert.equal((await stored()).length, 1);
  assert.equal((await guard(brand, openSaidShelves()))?.closest(again)?.key, id);
});

const lorry = (place: string) => `Two crates fell off the lorry at ${place}, so nothing could be sorted all day.`;
const draft = `Hi Ana, how lovely that it fits. ${lorry('Visby')}`;
const marked = (said: SaidBefore | null) =>
  said?.repeated(draft).map(({ start, end, customers, key }) => [draft.slice(start, end), customers, key]);

test('a sentence told to a third customer reaches the browser and the guard, and is still known after a restart', async () => {
  const brand = await makeBrand(desk);
  await say(brand, `Your lamp is packed. ${lorry('Lund')}`, { to: 'ana' });
  await say(brand, lorry('Ystad'), { to: 'ben' });
  await say(brand, `Ben: ${lorry('Kalmar')}`, { to: 'ben' });
  await say(brand, lorry('Malmö'), { to: 'cleo', visibility: 'private' });
  assert.deepEqual(marked((await load(brand)).said), []);
  assert.deepEqual(marked(await guard(brand)), []);
  desk.world.clock.pass(1000);
  const third = await say(brand, `${lorry('Kiruna')} We found your vase.`, { to: 'cleo' });
  const told = [[lorry('Visby'), 3, third.id]];
  assert.deepEqual(marked(await guard(brand)), told);
  assert.deepEqual(marked((await load(brand)).said), told);
  assert.deepEqual(marked(await guard(brand, openSaidShelves())), told);
});

test('what was signed in an older way is signed anew, with its sentences', async () => {
  const brand = await makeBrand(desk);
  for (const to of ['ana', 'ben', 'cleo']) await say(brand, lorry('Lund'), { to });
  await load(brand);
  await desk.world.database.owner.query(
    'update heed.said set make = $2, sentences = null, customer_id = null where brand_id = $1',
    [brand.brandId, saidMake - 1],
  );
  const { bytes } = await openSaidShelves().file(desk.world.database, brand.brandId, desk.world.now());
  assert.equal(marked(openSaid(bytes))?.length, 1);
});

test('of a long past the newest ten thousand are kept, a reply that came late among them', async () => {
  const brand = await makeBrand(desk);
  const { id } = await say(brand, heating);
  const old = new Uint8Array(32);
  await desk.world.database.owner.query(
    `insert into heed.said (brand_id, id, at, make, signature)
     select $1, gen_random_uuid(), $2::timestamptz - n * interval '1 minute', $4, $3 from generate_series(1, 10050) n`,
    [brand.brandId, desk.world.now(), Buffer.from(old), saidMake],
  );
  const shelves = openSaidShelves();
  const { bytes } = await shelves.file(desk.world.database, brand.brandId, desk.world.now());
  const said = openSaid(bytes);
  assert.equal(said?.size, 10_000);
  assert.equal(said?.closest(again)?.key, id);
  assert.ok(bytes.length < 500_000);
});

test('another brand’s words are not to be had', async () => {
  const [brand, other] = [await makeBrand(desk), await makeBrand(desk)];
  const { id } = await say(brand, heating);
  await load(brand);
  assert.equal((await load(other)).said.size, 0);
  assert.equal((await other.at('GET', `/said/${id}`)).status, 404);
  assert.equal((await other.at('GET', '/said/no-id')).status, 404);
  const hidden = await say(brand, heating, { visibility: 'private' });
  assert.equal((await brand.at('GET', `/said/${hidden.id}`)).status, 404);
});
