// The launcher, run by whatever Node is older on this machine and by our own: it must reach the same command line,
// pass on exit codes, and refuse to install over a Heed that runs.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { home } from './home.ts';

const launcher = join(home, 'cli', 'heed.mjs');

function launch(node: string, args: readonly string[], file = launcher) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawnSync(node, [file, ...args], { encoding: 'utf8', env });
}

/** A Node before 24, if the machine has one. */
const older = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => {
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const [major = 99] = version.slice(1).split('.').map(Number);
  return version !== '' && major >= 20 && major < 24;
});

test('it passes on what is said and how it ended', () => {
  const { status, stdout } = launch(process.execPath, ['--version']);
  assert.equal(status, 0);
  assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  assert.equal(launch(process.execPath, ['no-such-command']).status, 2);
  assert.match(launch(process.execPath, ['start', '--port', 'x']).stderr, /^heed: The port is a number/);
});

test('an older Node reaches the same command line', { skip: older ? false : 'no older Node on this machine' }, () => {
  const { status, stdout } = launch(older ?? '', ['help']);
  assert.equal(status, 0);
  assert.match(stdout, /heed COMMAND/);
  assert.equal(launch(older ?? '', ['no-such-command']).status, 2);
});

test('packages that are out of date are not replaced under a running Heed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heed-launcher-'));
  try {
    for (const path of ['cli', 'node_modules/.heed-running']) mkdirSync(join(folder, path), { recursive: true });
    cpSync(launcher, join(folder, 'cli', 'heed.mjs'));
    writeFileSync(join(folder, 'cli', 'main.ts'), '');
    const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/some-part': { version } } });
    writeFileSync(join(folder, 'package-lock.json'), lock('2.0.0'));
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), lock('1.0.0'));
    const heed = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)', 'heed'], { stdio: 'ignore' });
    writeFileSync(join(folder, 'node_modules/.heed-running', String(heed.pid)), '');
    const { status, stderr } = launch(process.execPath, ['help'], join(folder, 'cli', 'heed.mjs'));
    assert.equal(status, 1);
    assert.match(stderr, new RegExp(`some-part 2.0.0.*process ${heed.pid}.*Stop it`));
    heed.kill();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
