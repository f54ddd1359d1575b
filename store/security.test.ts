// What the running role may not do, whatever the code above it asks for: see another brand, or rewrite what happened.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestDatabase, type TestDatabase } from './testbed.ts';

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.drop());

const brand = '01a00000-0000-7000-8000-00000000000a';
const other = '01a00000-0000-7000-8000-00000000000b';
/** Scanned across brands by the workers; they hold ids only. */
const workersOwn = ['approval_due', 'delivery_due', 'outbox', 'poll_due', 'retarget_due'];

interface Table {
  readonly name: string;
  readonly isSecured: boolean;
  readonly columns: readonly string[];
}

async function tables(): Promise<Table[]> {
  const { rows } = await database.owner.query<Table>(
    `select c.relname as name, c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as "isSecured",
            array(select attname::text from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped order by attnum) as columns
     from pg_class c where c.relnamespace = 'heed'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  );
  return rows;
}

test('every table is led by its brand and secured by it, but for the workers’ own, which hold ids only', async () => {
  const all = await tables();
  assert.ok(all.length >= 25);
  for (const { name, isSecured, columns } of all) {
    assert.ok(columns.includes('brand_id'), `${name} has no brand`);
    assert.equal(isSecured, !workersOwn.includes(name), name);
    if (workersOwn.includes(name)) {
      assert.deepEqual(
        columns.filter((one) => !/(_id|^at|^held_until|^woken_at|^watched_until|^step)$/u.test(one)),
        [],
        name,
      );
    } else assert.equal(columns[0], 'brand_id', name);
  }
});

test('every index leads with the brand, or with the instant its worker scans by', async () => {
  const { rows } = await database.owner.query<{ name: string; first: string; how: string }>(
    `select i.relname as name, a.attname as first, am.amname as how from pg_index x
       join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid join pg_am am on am.oid = i.relam
       join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
     where t.relnamespace = 'heed'::regnamespace and not t.relispartition`,
  );
  assert.ok(rows.length > 30);
  for (const { name, first, how } of rows) {
    if (how === 'btree')
      assert.ok(
        first === 'brand_id' || (/^(at|next_at)$/u.test(first) && name.endsWith('_by_instant')),
        `${name} leads with ${first}`,
      );
  }
});

test('a partition cannot be asked past its table', async () => {
  for (const table of ['mention_default', 'event_default']) {
    await assert.rejects(
      database.brand(brand, (tx) => tx.rows(`select * from heed.${table}`)),
      /permission denied/u,
    );
  }
});

test('a brand neither sees nor writes rows of another, and without a brand there is nothing', async () => {
  const add = (as: string, of: string) =>
    database.brand(as, (tx) =>
      tx.rows(
        `insert into heed.location (brand_id, id, slug, name, created_at) values ('${of}', gen_random_uuid(), 'x', 'x', now())`,
      ),
    );
  await add(brand, brand);
  await assert.rejects(add(brand, other), /row-level security/u);
  const count = async (as: string) => (await database.brand(as, (tx) => tx.rows('select from heed.location'))).length;
  assert.deepEqual([await count(brand), await count(other)], [1, 0]);
  await database.brand(other, (tx) => tx.rows(`update heed.location set name = 'taken'`));
  await assert.rejects(
    database.brand(brand, (tx) => tx.rows(`update heed.location set brand_id = '${other}'`)),
    /row-level security/u,
  );
  assert.equal((await database.shared((tx) => tx.rows('select from heed.location'))).length, 0);
  await assert.rejects(
    database.shared((tx) =>
      tx.rows(
        `insert into heed.location (brand_id, id, slug, name, created_at) values ('${brand}', gen_random_uuid(), 'x', 'x', now())`,
      ),
    ),
    /row-level security/u,
  );
  assert.throws(() => database.brand(`${brand}'; select '`, async () => {}), /not a brand id/u);
});

test('the brand is put on for one transaction, not for the connection', async () => {
  await database.brand(brand, (tx) => tx.rows('select 1'));
  const all = await Promise.all(
    Array.from({ length: 12 }, () => database.shared((tx) => tx.rows('select from heed.location'))),
  );
  assert.deepEqual(all.flat(), []);
});

test('what happened cannot be unsaid by the running role', async () => {
  const neverDeleted = [
    'event',
    'seal',
    'raw',
    'mention',
    'mention_key',
    'mention_revision',
    'reading',
    'case',
    'reply',
    'customer',
    'identity',
    'thread',
    'source',
    'decision',
    'correction',
    'note',
    'gap',
    'attachment',
    'protocol',
    'profile',
    'event_number',
    'location',
    'own_reply',
    'team',
    'worker',
    'away',
    'notice',
    'notice_choice',
    'hook',
    'delivery',
    'delivery_notice',
    'approval',
    'approval_version',
    'approval_review',
    'approval_comment',
    'phrase',
    'phrase_use',
    'reply_media',
    'app',
    'budget',
    'spending',
  ];
  for (const name of neverDeleted) {
    await assert.rejects(
      database.brand(brand, (tx) => tx.rows(`delete from heed."${name}"`)),
      /permission denied/u,
      name,
    );
    await assert.rejects(
      database.brand(brand, (tx) => tx.rows(`truncate heed."${name}"`)),
      /permission denied/u,
      name,
    );
  }
  for (const name of ['event', 'seal', 'reply_media', 'approval_version', 'approval_review', 'approval_comment']) {
    await assert.rejects(
      database.brand(brand, (tx) => tx.rows(`update heed.${name} set brand_id = brand_id`)),
      /permission denied/u,
      name,
    );
  }
  for (const how of [
    'alter table heed.event disable trigger all',
    'drop table heed.event',
    'create table heed.mine ()',
    'alter table heed.mention disable row level security',
  ]) {
    await assert.rejects(
      database.brand(brand, (tx) => tx.rows(how)),
      /permission denied|must be owner/u,
      how,
    );
  }
});

test('a statement outside any transaction is not the owner of the tables either', async () => {
  const [who] = await database.account.rows<{ role: string }>('select current_user as role');
  assert.equal(who?.role, 'heed_app');
  await assert.rejects(database.account.rows('delete from heed.event'), /permission denied/u);
});
