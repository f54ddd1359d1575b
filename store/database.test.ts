// A connection that the server cuts, as at a restart of the database, costs the transaction it cuts and nothing else.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { all, isRetryable } from './database.ts';
import { openTestDatabase, type TestDatabase } from './testbed.ts';

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.drop());

test('a connection cut between two statements fails its transaction; the next one runs', async () => {
  const cut = database.shared(async (tx) => {
    const mine = await tx.row<{ pid: number }>('select pg_backend_pid() as pid');
    await database.owner.query('select pg_terminate_backend($1)', [mine?.pid]);
    // Nothing of ours waits for the server in this moment: the loss comes as an event, which must not end the process.
    await sleep(100);
    return tx.row('select 1 as one');
  });
  const lost = await cut.catch((error: unknown) => error);
  assert.equal(isRetryable(lost), true, String(lost));
  assert.deepEqual(await database.shared((tx) => tx.row('select 1 as one')), { one: 1 });
});

test('what a lost connection says is worth a second try, in whatever words; what is wrong with a statement is not', () => {
  const coded = (code: string) => Object.assign(new Error('-'), { code });
  for (const code of ['EPIPE', 'ECONNABORTED', 'ECONNRESET', 'ECONNREFUSED', '57P01', '57P03', '40P01']) {
    assert.equal(isRetryable(coded(code)), true, code);
  }
  for (const words of [
    'Connection terminated unexpectedly',
    'Connection terminated',
    'Client has encountered a connection error and is not queryable',
  ]) {
    assert.equal(isRetryable(new Error(words)), true, words);
  }
  for (const other of [coded('23505'), coded('22P02'), new Error('a connection error of another kind'), null]) {
    assert.equal(isRetryable(other), false, String(other));
  }
});

test('when one of several statements fails, the others are waited for before the transaction ends', async () => {
  const order: string[] = [];
  const failing = database.shared((tx) =>
    all([
      Promise.reject(new Error('overtaken')),
      tx
        .rows('select pg_sleep(0.05)')
        .then(() => tx.rows('select 1'))
        .then(() => order.push('the other one went on')),
    ]).finally(() => order.push('the transaction ends')),
  );
  await assert.rejects(failing, /overtaken/u);
  assert.deepEqual(order, ['the other one went on', 'the transaction ends']);
  assert.deepEqual(await database.shared((tx) => all([tx.row('select 1 as a'), tx.row('select 2 as b')])), [
    { a: 1 },
    { b: 2 },
  ]);
});

test('a transaction ended with its last statement keeps it, refuses what follows, and undoes all when it fails', async () => {
  const brandId = '01a00000-0000-7000-8000-0000000000cc';
  const insert = (id: string) =>
    `insert into heed.thread (brand_id, id, channel, external_id) values ('${brandId}', '${id}', 'test', '${id}')`;
  const count = () => database.brand(brandId, (tx) => tx.row<{ n: number }>('select count(*) as n from heed.thread'));
  const id = (n: number) => `01a00000-0000-7000-8000-00000000000${n}`;
  await database.brand(brandId, async (tx) => {
    await tx.rows(insert(id(1)));
    await tx.endWith(() => tx.rows(insert(id(2))));
    await assert.rejects(tx.rows(insert(id(3))), /has ended/);
  });
  assert.deepEqual(await count(), { n: 2 });
  const broken = database.brand(brandId, async (tx) => {
    await tx.rows(insert(id(3)));
    return tx.endWith(() => tx.rows(insert(id(2))));
  });
  await assert.rejects(broken, /duplicate key/);
  assert.deepEqual(await count(), { n: 2 });
});
