// Installs the network's packages into this folder, once: nothing of them is part of Heed, and no install script runs.
// Its one native part, better-sqlite3, is then built against the headers that came with Heed's own Node.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const here = import.meta.dirname;
const sqlite = join(here, 'node_modules', 'better-sqlite3');

export async function ensureInstalled(say: (line: string) => void): Promise<void> {
  if (!existsSync(join(here, 'node_modules', '.package-lock.json'))) {
    say('installing the Bluesky network (about half a minute)');
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], here);
  }
  if (!existsSync(join(sqlite, 'build', 'Release', 'better_sqlite3.node'))) {
    say('building better-sqlite3 for this Node (about a minute)');
    const nodeGyp = join(here, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
    await run(process.execPath, [nodeGyp, 'rebuild', '--release', `--nodedir=${nodeHome()}`], sqlite);
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

async function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
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
