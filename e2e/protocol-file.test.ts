// The protocol as a file on the command line: pulled, changed, checked, pushed beside the desk's own changes. The real
// command in a process of its own, on a real database.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { home } from '../cli/home.ts';
import { defaultProtocol } from '../core/protocol/default.ts';
import { createBrand } from '../store/account/brands.ts';
import { addPerson } from '../store/account/people.ts';
import { newId } from '../store/new-id.ts';
import { openTestDatabase, type TestDatabase } from '../store/testbed.ts';
import { newestProtocol, saveProtocol } from '../store/triage/protocols.ts';

let database: TestDatabase;
let folder: string;
const at = new Date('2026-11-20T08:00:00Z');
const personId = newId(at);

before(async () => {
  database = await openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'heed-protocol-'));
  await addPerson(database.account, {
    id: personId,
    email: 'mara@example.org',
    name: 'Mara Lind',
    passwordHash: '-',
    at,
  });
});
after(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function makeBrand(slug: string): Promise<{ id: string; file: string; heed: typeof heed }> {
  const id = newId(at);
  const brand = { id, slug, name: slug, isRehearsal: false, ownerId: personId, protocol: defaultProtocol(), at };
  await createBrand(database, brand);
  const inBrand: typeof heed = (...args) => heed(...args, '--brand', slug);
  return { id, file: join(folder, `${slug}.yaml`), heed: inBrand };
}

function heed(...args: readonly string[]) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const ran = spawnSync(process.execPath, [join(home, 'cli', 'main.ts'), 'protocol', ...args], {
    encoding: 'utf8',
    env: { ...env, DATABASE_URL: database.url },
  });
  return { code: ran.status, out: ran.stdout, said: ran.stderr };
}

const newest = (id: string) => database.brand(id, (tx) => newestProtocol(tx, id));

test('pulled, changed, checked and pushed, twice in a row from the same file', async () => {
  const brand = await makeBrand('harbour');
  assert.deepEqual(brand.heed('pull', brand.file), { code: 0, out: `${brand.file} holds version 1.\n`, said: '' });
  for (const [version, minutes] of [
    [2, 20],
    [3, 15],
  ] as const) {
    const text = readFileSync(brand.file, 'utf8');
    writeFileSync(brand.file, text.replace(/within: \d+ min/u, `within: ${minutes} min`));
    assert.deepEqual(brand.heed('check', brand.file), { code: 0, out: `${brand.file} has no fault.\n`, said: '' });
    assert.equal(brand.heed('push', brand.file).out, `Version ${version} holds now.\n`);
    const held = await newest(brand.id);
    assert.deepEqual([held.version, held.madeBy, held.protocol.targets[0]?.withinMinutes], [version, null, minutes]);
  }
  // A Heed that runs on this database will see to the clocks.
  const { rowCount } = await database.owner.query('select from heed.retarget_due where brand_id = $1', [brand.id]);
  assert.equal(rowCount, 1);
  assert.equal(brand.heed('push', brand.file).out, 'Version 3 says the same; it holds.\n');
  assert.equal(brand.heed('pull').out, readFileSync(brand.file, 'utf8'));
});

test('mistakes are named with line, column and remedy, and nothing is pushed', async () => {
  const brand = await makeBrand('canal');
  brand.heed('pull', brand.file);
  const lines = readFileSync(brand.file, 'utf8').split('\n');
  const wrong = lines.map((line) => line.replace('within: 30 min', 'wihtin: 30 min')).join('\n');
  writeFileSync(brand.file, wrong);
  const line = wrong.split('\n').findIndex((one) => one.includes('wihtin')) + 1;
  for (const what of ['check', 'push']) {
    const { code, said } = brand.heed(what, brand.file);
    assert.equal(code, 1);
    assert.ok(said.startsWith(`${brand.file}:${line}:5 Nothing here is called wihtin. Did you mean within?\n`), said);
  }
  assert.equal((await newest(brand.id)).version, 1);
  const { code, said } = brand.heed('pull', brand.file);
  assert.equal(code, 1);
  assert.match(said, /changes that were never pushed/u);
  assert.equal(readFileSync(brand.file, 'utf8'), wrong);
});

test('a push over what somebody published since the pull is refused, and says who', async () => {
  const brand = await makeBrand('market');
  brand.heed('pull', brand.file);
  const protocol = { ...(await newest(brand.id)).protocol, version: 2, undoSeconds: 9 };
  await database.brand(brand.id, (tx) => saveProtocol(tx, brand.id, { protocol, madeBy: personId, at }));
  writeFileSync(brand.file, readFileSync(brand.file, 'utf8').replace('undo: 5 s', 'undo: 8 s'));
  const { code, said } = brand.heed('push', brand.file);
  assert.equal(code, 1);
  assert.match(said, /Mara Lind made version 2 on 2026-11-20 08:00 UTC/u);
  assert.equal((await newest(brand.id)).protocol.undoSeconds, 9);
});

test('what cannot be meant is answered with what could be', async () => {
  await makeBrand('mill');
  await makeBrand('quay');
  assert.match(heed().said, /heed protocol pull \[FILE\]/u);
  assert.match(heed('check').said, /heed protocol check FILE/u);
  assert.match(heed('pull').said, /Whose protocol\? Name it: --brand .*mill/u);
  assert.match(heed('pull', '--brand', 'nobody').said, /There is no brand 'nobody'.*quay/u);
  assert.match(heed('check', join(folder, 'none.yaml'), '--brand', 'mill').said, /none\.yaml cannot be read/u);
  assert.equal(existsSync(join(folder, 'none.yaml')), false);
});
