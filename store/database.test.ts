// A connection that the server cuts, as at a restart of the database, costs the transaction it cuts and nothing else.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
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
  await assert.rejects(cut);
  assert.deepEqual(await database.shared((tx) => tx.row('select 1 as one')), { one: 1 });
});
