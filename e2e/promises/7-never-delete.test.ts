// Promise 7: never delete. What a customer takes back is veiled and kept; the role Heed runs as has no right to delete;
// and whoever changes the record is found out.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type MastodonDouble, startFake } from '../../channels/mastodon/fake.ts';
import { sealNext, verifyRecord } from '../../server/flow/learn.ts';
import { casePage } from '../../server/http/case-page.ts';
import { queryOf, searchMentions } from '../../store/search.ts';
import { type Brand, connectTo, type House, listen, makeBrand, openHouse, whoWaits } from './house.ts';

let double: MastodonDouble;
let house: House;
let brand: Brand;

before(async () => {
  double = await startFake();
  house = await openHouse(double.allow);
  brand = await makeBrand(house);
  await connectTo(house, brand, 'mastodon', double.credential ?? {});
});
after(async () => {
  await house?.close();
  await double?.stop();
});

function rows<Row>(text: string): Promise<Row[]> {
  return house.database.brand(brand.id, (tx) => tx.rows<Row>(text));
}

function find(words: string) {
  const query = queryOf(words) ?? '';
  return house.database.brand(brand.id, (tx) =>
    searchMentions(tx, { brandId: brand.id, query, channel: null, beforeId: null, limit: 10 }),
  );
}

test('words that were changed and taken back are veiled on the desk, and every wording is kept', async () => {
  const said = await double.say({ by: 'ana', text: 'Your soup is poison.' });
  await listen(house, brand);
  const [waiting] = await whoWaits(house, brand);
  assert.ok(waiting);
  assert.equal((await find('poison')).length, 1);
  await double.edit(said, 'Your soup was cold.');
  await listen(house, brand);
  await double.remove(said);
  await listen(house, brand);

  const page = await house.database.brand(brand.id, (tx) =>
    casePage(tx, house.world, {
      brandId: brand.id,
      personId: brand.personId,
      caseId: waiting.caseId,
      now: house.world.now(),
    }),
  );
  const item = page?.thread[0];
  assert.equal(item?.text, null);
  assert.ok(item.removedAt);
  assert.equal(JSON.stringify(page).includes('poison'), false, 'no wording of it leaves the server');
  assert.deepEqual(await find('soup'), [], 'nor is it found');

  assert.deepEqual(await rows('select text from heed.mention where text is not null'), [
    { text: 'Your soup was cold.' },
  ]);
  const wordings = await rows('select text from heed.mention_revision order by revision');
  assert.deepEqual(wordings, [{ text: 'Your soup is poison.' }, { text: 'Your soup was cold.' }]);
  assert.ok((await rows("select from heed.raw where body like '%poison%'")).length > 0, 'as the platform gave it');
  const kinds = await rows<{ kind: string }>("select kind from heed.event where kind ~ '^mention' order by number");
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    ['mention.heard', 'mention.revised', 'mention.removed'],
  );
});

/** Tables whose rows come and go by their nature: work under way, drafts, leases, digests of a week, who works when,
 * counts of words. */
const comeAndGo = [
  ...['poll_due', 'outbox', 'delivery_due', 'retarget_due', 'draft', 'lease', 'credential', 'source_pulse', 'liked'],
  ...['shift', 'team_member', 'approval_due', 'draft_version', 'wording_key', 'consent', 'push_seen'],
  // Found anew in what was said: who says the same leaves with what they take back, and what fades is let go.
  ...['term_tally', 'voice', 'voice_group'],
];

test('the role that Heed runs as can delete nothing that was heard, said or decided', async () => {
  const { rows: tables } = await house.database.owner.query<{ relname: string }>(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'heed' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  );
  const kept = tables.map(({ relname }) => relname).filter((name) => !comeAndGo.includes(name));
  assert.ok(kept.includes('mention') && kept.includes('event') && kept.includes('reply'));
  for (const table of kept) {
    await assert.rejects(rows(`delete from heed.${table}`), /permission denied/, `heed.${table} can be emptied`);
    await assert.rejects(rows(`truncate heed.${table}`), /permission denied/, `heed.${table} can be emptied`);
  }
  for (const table of ['event', 'seal']) {
    await assert.rejects(rows(`update heed.${table} set brand_id = brand_id`), /permission denied/);
  }
});

test('a record that was changed, cut short or thinned out is found out', async () => {
  assert.ok((await sealNext(house.world, brand.id)) > 0);
  const intact = await verifyRecord(house.database, brand.id);
  assert.ok(intact.isIntact && intact.events >= 5 && intact.seals === 1);

  // As whoever owns the database could.
  const tamper = async (by: string) => {
    const client = await house.database.owner.connect();
    try {
      await client.query(`begin; ${by}`);
      await client.query('commit');
    } finally {
      client.release();
    }
    return verifyRecord(house.database, brand.id);
  };
  const of = `brand_id = '${brand.id}'`;
  const asItWas = await house.database.owner.query(`select detail from heed.event where ${of} and number = 3`);
  const detail = String(asItWas.rows[0]?.detail).replaceAll("'", "''");
  const changed = await tamper(`update heed.event set detail = '{}' where ${of} and number = 3`);
  assert.deepEqual(changed, { isIntact: false, at: 1, why: 'an event was changed' });
  await tamper(`update heed.event set detail = '${detail}' where ${of} and number = 3`);
  assert.deepEqual(await verifyRecord(house.database, brand.id), intact, 'put back to the letter, it is whole again');

  const thinned = await tamper(`delete from heed.event where ${of} and number = 4`);
  assert.deepEqual(thinned, { isIntact: false, at: 4, why: 'an event is missing' });
});
