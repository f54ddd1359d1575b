// The product as people get it: packed, installed in an empty folder and started; cloned and started by an ordinary
// user, killed without mercy, and started again. Plain JavaScript for any Node. Ends with `N passed, N failed`.

import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'heed-smoke-'));
chmodSync(scratch, 0o755);
const isRoot = process.getuid?.() === 0;
/** Somebody without rights: Debian's `nobody`. */
const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};
const counts = { passed: 0, failed: 0 };

await check('the packed product starts in an empty folder, serves the desk, and stops', packed);
await check('a clone starts as an ordinary user, survives kill -9, and stops', cloned);
rmSync(scratch, { recursive: true, force: true });
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function check(name, work) {
  try {
    await work();
    counts.passed += 1;
    console.log(`✔ ${name}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`✖ ${name}\n${error.stack}`);
  }
}

async function packed() {
  const folder = join(scratch, 'packed');
  mkdirSync(folder);
  const [{ filename }] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], home));
  npm(['init', '--yes'], folder);
  npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', `./${filename}`], folder);
  const data = join(folder, 'data');
  const heed = await start('node', ['node_modules/heed/cli/heed.mjs', 'start', '--data', data], { cwd: folder });
  await sees(heed.address);
  await heed.stop('SIGTERM');
  isGone(data);
}

async function cloned() {
  const folder = join(scratch, 'clone');
  execFileSync('git', ['-c', 'safe.directory=*', 'clone', '--quiet', '--no-hardlinks', home, folder], {
    stdio: 'inherit',
  });
  const own = join(scratch, 'nobody');
  mkdirSync(own);
  if (isRoot) {
    execFileSync('chown', ['-R', '65534:65534', folder]);
    chownSync(own, 65534, 65534);
  }
  const registry = npm(['config', 'get', 'registry'], home).trim();
  const as = { cwd: folder, ...nobody, env: { ...process.env, HOME: own, npm_config_registry: registry } };
  const first = await start('npm', ['start', '--'], as);
  await sees(first.address);
  process.kill(-first.pid, 'SIGKILL');
  const began = Date.now();
  const second = await start('npm', ['start', '--'], as);
  const seconds = (Date.now() - began) / 1000;
  if (seconds > 20) throw new Error(`the second start took ${seconds} s`);
  await sees(second.address);
  await second.stop('SIGINT');
  isGone(join(folder, '.heed'));
}

function npm(args, cwd) {
  const env = { ...process.env, npm_config_loglevel: 'error' };
  return execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** In a process group of its own, so that it can be killed as a whole; the database is in another one. */
async function start(command, args, options) {
  const port = await freePort();
  const child = spawn(command, [...args, '--port', String(port), '--no-open'], {
    ...options,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      said += data;
    });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  const address = `http://localhost:${port}`;
  for (let tries = 0; !(await answers(address)); tries++) {
    if (child.exitCode !== null || tries > 600) {
      throw new Error(`it does not answer at ${address}; it said:\n${said}`);
    }
    await sleep(500);
  }
  const stop = async (signal) => {
    process.kill(-child.pid, signal);
    const how = await Promise.race([ended, sleep(30_000, 'did not stop in 30 s', { ref: false })]);
    if (!/^\s*[\d.]+ s {2}stopped$/m.test(said))
      throw new Error(`it ended with ${how}, not cleanly; it said:\n${said}`);
  };
  return { address, pid: child.pid, stop };
}

async function answers(address) {
  try {
    return (await fetch(address)).status === 200;
  } catch {
    return false;
  }
}

/** The page, the script it names, and an interface that answers in its own words. */
async function sees(address) {
  const page = await fetch(address);
  const html = await page.text();
  const script = /<script[^>]+src="([^"]+)"/.exec(html)?.[1];
  if (!script) throw new Error(`the page at ${address} names no script:\n${html.slice(0, 500)}`);
  const loaded = await fetch(new URL(script, address));
  const type = loaded.headers.get('content-type') ?? '';
  if (loaded.status !== 200 || !/javascript/.test(type)) throw new Error(`${script}: ${loaded.status} ${type}`);
  const api = await fetch(new URL('/api/channels', address));
  if (![200, 401].includes(api.status)) throw new Error(`/api/channels answers ${api.status}`);
  await api.json();
}

/** No process is left that works on that folder. */
function isGone(folder) {
  if (process.platform !== 'linux') return;
  const left = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(folder));
  if (left.length > 0) throw new Error(`left running: ${left.map((pid) => `${pid} ${commandOf(pid)}`).join(', ')}`);
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
