// The command line as people meet it: what it reads, what it says when something is in the way, how it counts.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { stampOf } from './build-desk.ts';
import { CliError } from './cli-error.ts';
import { findChromium, findPostgres15 } from './find-tools.ts';
import { assertPortFree } from './free-port.ts';
import { home } from './home.ts';
import { readSettings } from './settings.ts';
import { addUp, drawSummary, drawTable, exitCodeOf } from './tally.ts';
import { findTestFiles, sectionOf } from './test-sections.ts';

test('flags win over the environment, and both over what is usual', () => {
  assert.equal(readSettings([], {}).port, 4333);
  assert.equal(readSettings([], { HEED_PORT: '5000' }).port, 5000);
  assert.equal(readSettings(['--port', '6000'], { HEED_PORT: '5000' }).port, 6000);
  assert.deepEqual(readSettings(['--allow', '127.0.0.1:1'], { HEED_ALLOW: 'a:2, b:3' }).allow, [
    '127.0.0.1:1',
    'a:2',
    'b:3',
  ]);
  assert.equal(readSettings([], { DATABASE_URL: '' }).databaseUrl, null);
  assert.deepEqual(readSettings([], {}).reroute, {});
  const HEED_REROUTE = 'https://API.example.com:443 = http://127.0.0.1:4321/, http://a=https://b:1';
  const origins = { 'https://api.example.com': 'http://127.0.0.1:4321', 'http://a': 'https://b:1' };
  assert.deepEqual(readSettings([], { HEED_REROUTE }).reroute, origins);
  assert.deepEqual(readSettings([], { HEED_TRUST_PROXY: '' }).trustProxy, ['loopback']);
  assert.deepEqual(readSettings([], { HEED_TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy, ['10.0.0.0/8', '::1']);
  const proxy = ['--trust-proxy', 'loopback,172.18.0.2'];
  assert.deepEqual(readSettings(proxy, { HEED_TRUST_PROXY: '10.0.0.0/8' }).trustProxy, ['loopback', '172.18.0.2']);
});

test('what cannot be meant is refused with what could be', () => {
  const refused = (args: string[], env: NodeJS.ProcessEnv = {}) => {
    try {
      readSettings(args, env);
    } catch (error) {
      assert.ok(error instanceof CliError);
      return error.message;
    }
    return assert.fail('was taken');
  };
  assert.match(refused(['--port', 'http']), /number from 1 to 65535, not 'http'/);
  assert.match(refused(['--port', '70000']), /1 to 65535/);
  assert.match(refused(['--prot', '1']), /--prot[\s\S]*--port PORT/);
  assert.match(refused([], { DATABASE_URL: 'mysql://x' }), /postgres:\/\//);
  for (const bad of [
    'https://a',
    'https://a=b',
    'https://a=https://b/path',
    'a=b=c',
    'ftp://a=https://b',
    'https://u@a=http://b',
  ]) {
    assert.match(refused([], { HEED_REROUTE: bad }), /pairs of origins/, bad);
  }
  assert.match(refused(['--log', 'loud']), /pretty, json, silent/);
  for (const bad of [
    'proxy',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '::/129',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.1,x',
  ]) {
    assert.match(refused(['--trust-proxy', bad]), /addresses .*10\.0\.0\.0\/8/, bad);
  }
});

test('a taken port is told of with its holder and the way round', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const { port } = holder.address() as { port: number };
  const by = process.platform === 'linux' ? `by process ${process.pid}` : '';
  try {
    await assert.rejects(assertPortFree('127.0.0.1', port), (error: Error) => {
      assert.match(error.message, new RegExp(`Port ${port} is taken ?${by}.*--port ${port + 1}`));
      return true;
    });
  } finally {
    holder.close();
  }
  await assertPortFree('127.0.0.1', port);
});

test('the desk is stale when a source of it changes, not when a test does', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heed-stamp-'));
  try {
    for (const room of ['desk', 'desk/dist', 'core', 'wire']) mkdirSync(join(folder, room));
    writeFileSync(join(folder, 'desk/main.tsx'), '1');
    writeFileSync(join(folder, 'core/a.ts'), '1');
    const before = stampOf(folder);
    writeFileSync(join(folder, 'core/a.test.ts'), '1');
    writeFileSync(join(folder, 'desk/dist/main.js'), '1');
    assert.equal(stampOf(folder), before);
    writeFileSync(join(folder, 'core/a.ts'), '2');
    assert.notEqual(stampOf(folder), before);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the last line is plain, and nothing run is no success', () => {
  const rows = [
    { name: 'unit', passed: 3, failed: 0, skipped: 1, seconds: 1 },
    { name: 'server', passed: 2, failed: 1, skipped: 0, seconds: 61.25 },
  ];
  assert.equal(drawSummary(addUp(rows)), '5 passed, 1 failed, 1 skipped');
  assert.equal(drawSummary({ passed: 5, failed: 0, skipped: 0 }), '5 passed, 0 failed');
  assert.match(drawTable(rows), /server +2 +1 +0 +61\.[23]/);
  assert.equal(exitCodeOf(addUp(rows)), 1);
  assert.equal(exitCodeOf({ passed: 0, failed: 0, skipped: 4 }), 1);
  assert.equal(exitCodeOf({ passed: 1, failed: 0, skipped: 0 }), 0);
});

test('every test file of the house stands in a section, and a stray one is an error', () => {
  const files = findTestFiles();
  assert.ok(files.includes(import.meta.filename));
  for (const file of files) sectionOf(file);
  assert.throws(() => sectionOf(join(home, 'docs', 'x.test.ts')), /no room whose tests run/);
});

test('a tool that is named is used, and one that is not there is not found', () => {
  assert.equal(findChromium({ HEED_CHROMIUM: process.execPath }), process.execPath);
  assert.equal(findChromium({ HEED_CHROMIUM: '/nowhere/chromium' }), null);
  assert.equal(findPostgres15({ HEED_TEST_PG15_BIN: '/nowhere' }), null);
});
