// The embedded database through its bad days: killed parents, killed servers, two starts at once, data of another
// version, folders that cannot be written, root and nameless users. Real servers, each in a folder of its own.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Embedded, startEmbedded } from './embedded.ts';

const isRoot = process.getuid?.() === 0;
const root = mkdtempSync(join(tmpdir(), 'heed-embedded-'));
chmodSync(root, 0o755);
after(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
const newFolder = () => join(root, String(++folders));

/** One query on a connection of its own. */
async function ask(url: string, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

async function within(dir: string, work: (running: Embedded, lines: string[]) => Promise<void>): Promise<void> {
  const lines: string[] = [];
  const running = await startEmbedded({ dir, log: (line) => lines.push(line) });
  try {
    await work(running, lines);
  } finally {
    await running.stop();
  }
}

/** Starts the database in a process of its own; resolves with its address. */
async function startElsewhere(
  dir: string,
  as: { uid?: number; gid?: number } = {},
): Promise<{ child: ChildProcess; said: string }> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
    try {
      const running = await startEmbedded({ dir: ${JSON.stringify(dir)}, log: () => {} });
      console.log(running.url);
      process.on('SIGTERM', () => running.stop().then(() => process.exit(0)));
      setInterval(() => {}, 1000);
    } catch (error) { console.log(error.code + ' ' + error.message); process.exit(1); }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    ...as,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: String(said).trim() };
}

test('what is written is there after a stop and a start, on loopback, behind a password', async () => {
  const dir = newFolder();
  await within(dir, async ({ url }) => {
    await ask(url, 'create table kept as select 7 as n');
    const wrong = url.replace(/:[^:@]+@/, ':wrong@');
    await assert.rejects(ask(wrong, 'select 1'), /password authentication failed/);
    assert.deepEqual(JSON.parse(readFileSync(join(dir, 'connection.json'), 'utf8')), { url });
    assert.equal(statSync(join(dir, 'connection.json')).mode & 0o777, 0o600);
    assert.equal((await ask(url, 'show listen_addresses')).listen_addresses, '127.0.0.1');
    assert.equal((await ask(url, "select lower('ÄÖŠ') as l")).l, 'äöš');
  });
  await within(dir, async ({ url }) => assert.deepEqual(await ask(url, 'select n from kept'), { n: 7 }));
});

test('after kill -9 of Heed the orphaned server is adopted, and stopped with the adopter', async () => {
  const dir = newFolder();
  const first = await startElsewhere(dir);
  assert.match(first.said, /^postgres:/);
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  await within(dir, async ({ url }, lines) => {
    assert.equal(url, first.said);
    assert.match(lines.join('\n'), /running already/);
  });
  await assert.rejects(ask(first.said, 'select 1'), { code: 'ECONNREFUSED' });
});

test('a killed server comes back at the same address', async () => {
  const dir = newFolder();
  await within(dir, async ({ url }, lines) => {
    await ask(url, 'create table kept as select 8 as n');
    const { pid } = await ask(url, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid");
    process.kill(Number(pid), 'SIGKILL');
    for (let tries = 0; tries < 200 && !lines.some((line) => /starting it again/.test(line)); tries++) await sleep(50);
    let seen: unknown = null;
    for (let tries = 0; tries < 200 && !seen; tries++) {
      seen = await ask(url, 'select n from kept').catch(() => sleep(50));
    }
    assert.deepEqual(seen, { n: 8 });
  });
});

test('server and Heed both killed, and the number of the dead server taken by another process: it starts', async () => {
  const dir = newFolder();
  const first = await startElsewhere(dir);
  const { pid } = await ask(first.said, "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid");
  const { at } = await ask(first.said, "select current_setting('data_directory') as at");
  first.child.kill('SIGKILL');
  process.kill(Number(pid), 'SIGKILL');
  await once(first.child, 'exit');
  const pidFile = join(String(at), 'postmaster.pid');
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.ppid)));
  await within(dir, async ({ url }) => assert.deepEqual(await ask(url, 'select 1 as n'), { n: 1 }));
});

test('of two starts at once one runs, the other says that Heed already runs here and by which process', async () => {
  const dir = newFolder();
  const both = await Promise.all([startElsewhere(dir), startElsewhere(dir)]);
  const [winner] = both.filter(({ said }) => said.startsWith('postgres:'));
  const [loser] = both.filter(({ said }) => said.startsWith('already_runs'));
  assert.ok(winner && loser, both.map(({ said }) => said).join('\n'));
  assert.match(loser.said, new RegExp(`process ${winner.child.pid} .*--data DIR`));
  assert.deepEqual(await ask(winner.said, 'select 1 as n'), { n: 1 });
  winner.child.kill('SIGTERM');
  await once(winner.child, 'exit');
});

test('data of another PostgreSQL is refused with what to do, and left alone', async () => {
  const dir = newFolder();
  await within(dir, async () => {});
  const data = readFileSyncOr(join(dir, 'postgres.at'), join(dir, 'postgres'));
  writeFileSync(join(data, 'PG_VERSION'), '14\n');
  await assert.rejects(startEmbedded({ dir, log: () => {} }), /made by PostgreSQL 14.*Nothing was changed.*pg_dump/);
});

test('a first start killed in the middle of making the database leaves nothing that is taken for one', async () => {
  const dir = newFolder();
  mkdirSync(join(dir, 'postgres.new-1'), { recursive: true });
  writeFileSync(join(dir, 'postgres.new-1', 'PG_VERSION'), '18\n');
  await within(dir, async ({ url }) => assert.deepEqual(await ask(url, 'select 1 as n'), { n: 1 }));
});

test('a folder that cannot be made or written is named, with what to do', async () => {
  const file = join(root, 'a-file');
  writeFileSync(file, '');
  await assert.rejects(startEmbedded({ dir: join(file, 'data'), log: () => {} }), /cannot write.*--data DIR/);
});

test('root: a folder nobody else may enter keeps its data elsewhere and finds it again', {
  skip: !isRoot,
}, async () => {
  const closed = join(root, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const dir = join(closed, 'data');
  await within(dir, async ({ url }) => void (await ask(url, 'create table kept as select 9 as n')));
  const elsewhere = readFileSync(join(dir, 'postgres.at'), 'utf8').trim();
  try {
    assert.notEqual(statSync(elsewhere).uid, 0);
    assert.equal(statSync(elsewhere).mode & 0o077, 0);
    await within(dir, async ({ url }) => assert.deepEqual(await ask(url, 'select n from kept'), { n: 9 }));
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});

test('a user without an entry in /etc/passwd runs it, or is told what to do', { skip: !isRoot }, async () => {
  const dir = newFolder();
  mkdirSync(dir, { mode: 0o700 });
  chownSync(dir, 54321, 54321);
  const { child, said } = await startElsewhere(dir, { uid: 54321, gid: 54321 });
  if (child.exitCode === null && said.startsWith('postgres:')) {
    assert.deepEqual(await ask(said, 'select 1 as n'), { n: 1 });
    child.kill('SIGTERM');
    await once(child, 'exit');
  } else {
    assert.match(said, /^no_passwd_entry .*54321.*DATABASE_URL/s);
  }
});

function readFileSyncOr(pointer: string, otherwise: string): string {
  try {
    return readFileSync(pointer, 'utf8').trim();
  } catch {
    return otherwise;
  }
}
