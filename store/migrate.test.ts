// Bringing a database to this version: once, by any number of processes, and never over something it does not know.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { ensurePartitions } from './partitions.ts';
import { openTestDatabase, type TestDatabase } from './testbed.ts';

let database: TestDatabase;
const now = new Date('2026-11-20T10:00:00Z');
before(async () => {
  database = await openTestDatabase();
});
after(() => database.drop());

/** Back to before the first start, but for the roles, which belong to the whole server. */
async function empty(): Promise<void> {
  await database.owner.query(
    'drop schema if exists heed cascade; drop schema if exists account cascade; drop table if exists public.heed_migration',
  );
}

test('a second start applies nothing', async () => {
  assert.deepEqual(await migrate(database.owner, now), { applied: [] });
});

test('several processes at once bring an empty database to this version once', async () => {
  await empty();
  const all = await Promise.all([1, 2, 3].map(() => migrate(database.owner, now)));
  const counts = all.map(({ applied }) => applied.length).sort((a, b) => a - b);
  assert.deepEqual(counts.slice(0, 2), [0, 0]);
  assert.ok((counts[2] ?? 0) >= 8);
});

test('a migration that was changed after it ran, and a database of a newer Heed, are refused in words', async () => {
  const { rows } = await database.owner.query<{ digest: string }>(
    `select digest from public.heed_migration where name like '0001%'`,
  );
  await database.owner.query(`update public.heed_migration set digest = 'other' where name like '0001%'`);
  await assert.rejects(migrate(database.owner, now), /0001-account\.sql was changed after it had been applied/u);
  await database.owner.query(`update public.heed_migration set digest = $1 where name like '0001%'`, [rows[0]?.digest]);
  await database.owner.query(`insert into public.heed_migration values ('9999-later.sql', 'x')`);
  await assert.rejects(migrate(database.owner, now), /newer Heed \(it has 9999-later\.sql\).*restore a backup/u);
  await database.owner.query(`delete from public.heed_migration where name = '9999-later.sql'`);
  assert.deepEqual(await migrate(database.owner, now), { applied: [] });
});

test('a server that is too old is refused in words', async () => {
  const old = { query: async () => ({ rows: [{ version: '140011' }] }), release: () => {} };
  const pool = { connect: async () => old } as unknown as pg.Pool;
  await assert.rejects(migrate(pool, now), /needs PostgreSQL 15 or later; this server is 14/u);
});

const months = async (table: string) => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select relname as name from pg_class where relispartition and relname like $1 and relnamespace = 'heed'::regnamespace and relkind = 'r' order by 1`,
    [`${table}_2%`],
  );
  return rows.map((row) => row.name);
};

test('there is a partition for last month and for each of the next twelve, and more as time goes', async () => {
  for (const table of ['mention', 'event']) {
    const names = await months(table);
    assert.deepEqual([names.length, names[0], names.at(-1)], [14, `${table}_2026_10`, `${table}_2027_11`]);
  }
  await ensurePartitions(database.owner, new Date('2027-03-31T23:59:59Z'));
  assert.equal((await months('event')).at(-1), 'event_2028_03');
  await ensurePartitions(database.owner, new Date('2027-03-31T23:59:59Z'));
  assert.equal((await months('mention')).length, 18);
});

test('what no month holds is kept all the same', async () => {
  const brand = '01a00000-0000-7000-8000-00000000000a';
  await database.brand(brand, (tx) =>
    tx.rows(
      `insert into heed.event (brand_id, number, at, kind, detail) values ('${brand}', 1, '2090-01-01', 'note.added', '{}')`,
    ),
  );
  const { rows } = await database.owner.query<{ n: number }>('select count(*) as n from heed.event_default');
  assert.equal(rows[0]?.n, 1);
});

test('a server that is not there is named, with what to look at', async () => {
  const pool = new pg.Pool({ connectionString: 'postgres://nobody:wrong@127.0.0.1:1/nowhere' });
  await assert.rejects(migrate(pool, new Date()), (error: Error) => {
    assert.equal(error.name, 'MigrationError');
    assert.match(error.message, /cannot be reached: .*ECONNREFUSED.*DATABASE_URL/u);
    return true;
  });
  await pool.end();
});
