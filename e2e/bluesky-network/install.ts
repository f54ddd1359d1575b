// Installs the network's packages into this folder, once: nothing of them is part of Heed, and no install script runs.
// Its one native part, better-sqlite3, is then built against the headers that came with Heed's own Node.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const here = import.meta.dirname;
const sqlite = join(here, 'node_modules', 'better-sqlite3');

const packages = join(here, 'node_modules', '.package-lock.json');
/** Written when better-sqlite3 has been built with what `object-wrap.h` says. */
const addon = join(sqlite, 'build', 'Release', 'heed-built');
/** Holds the id of the process that installs, so that test files running side by side install once. */
const claim = join(here, 'node_modules.claim');

export async function ensureInstalled(say: (line: string) => void): Promise<void> {
  if (isInstalled()) return;
  while (!tryClaim()) await wait(500);
  try {
    await install(say);
  } finally {
    rmSync(claim, { force: true });
  }
}

function isInstalled(): boolean {
  return existsSync(packages) && existsSync(addon) && !existsSync(claim);
}

async function install(say: (line: string) => void): Promise<void> {
  if (!existsSync(packages)) {
    say('installing the Bluesky network (about half a minute)');
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], here);
  }
  if (!existsSync(addon)) {
    say('building better-sqlite3 for this Node (about a minute)');
    const nodeGyp = join(here, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
    await run(process.execPath, [nodeGyp, 'rebuild', '--release', `--nodedir=${nodeHome()}`], sqlite);
    writeFileSync(addon, '');
  }
}

/** False while another living process holds the claim; one left by a killed process is taken over. */
function tryClaim(): boolean {
  try {
    writeFileSync(claim, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (existsSync(claim) && !isRunning(Number(readFileSync(claim, 'utf8')))) rmSync(claim, { force: true });
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Where `include/node` is: beside the `bin` of the Node that runs this. */
function nodeHome(): string {
  const home = dirname(dirname(process.execPath));
  if (!existsSync(join(home, 'include', 'node', 'node.h'))) {
    throw new Error(`no headers beside ${process.execPath}: run this with Heed's own Node (npm test does)`);
  }
  return home;
}

/** Under `npm test` npm hands its settings down, and a `nodedir` among them would beat ours: another Node's headers. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_config_')),
  );
}

async function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  const env = { ...plainEnvironment(), CXXFLAGS: `-include '${join(here, 'object-wrap.h')}'` };
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args[0] ?? ''} in ${cwd} ended with ${code}:\n${output}`);
}
