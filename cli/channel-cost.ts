// heed channels cost: what adding a channel changes elsewhere, measured. A copy of the checkout gets a scaffolded channel;
// its tests, the contract and the house run there; git then says which files are others.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, globSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError } from './cli-error.ts';
import { home } from './home.ts';
import { makePassingFolder } from './passing-folder.ts';
import { toolPath } from './run-tool.ts';

export interface Cost {
  /** Tests that ran for the new folder: its own and the contract's. */
  readonly tests: number;
  /** Files of the new folder. */
  readonly own: readonly string[];
  /** Files changed elsewhere by hand: what this project promises to be none. */
  readonly elsewhere: readonly string[];
  /** Files a command writes anew: the README's table. */
  readonly drawn: readonly string[];
}

const id = 'scaffolded-place';

/** Throws when the scaffolded channel does not pass. */
export async function measureCost(narrate: (line: string) => void): Promise<Cost> {
  const folder = makePassingFolder('heed-cost');
  const copy = join(folder, 'heed');
  try {
    narrate('copying the checkout');
    await copyCheckout(copy);
    narrate('adding a channel, running its tests, the contract and the house');
    await run(copy, process.execPath, ['cli/main.ts', 'channels', 'new', id]);
    const tests = await passIn(copy);
    const byHand = await changedIn(copy);
    await run(copy, process.execPath, ['cli/main.ts', 'channels', '--write']);
    const isOwn = (path: string) => path.startsWith(`channels/${id}/`);
    const elsewhere = byHand.filter((path) => !isOwn(path));
    const drawn = (await changedIn(copy)).filter((path) => !isOwn(path) && !elsewhere.includes(path));
    return { tests, own: byHand.filter(isOwn), elsewhere, drawn };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function copyCheckout(copy: string): Promise<void> {
  const known = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const paths = (await run(home, 'git', known))
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(home, path)));
  for (const path of paths) {
    mkdirSync(join(copy, dirname(path)), { recursive: true });
    cpSync(join(home, path), join(copy, path));
  }
  await git(copy, ['init', '-q']);
  await git(copy, ['add', '-A']);
  await git(copy, ['commit', '-q', '-m', 'before']);
  symlinkSync(join(home, 'node_modules'), join(copy, 'node_modules'), 'dir');
}

/** The folder's own tests and the contract's for it; types, lint and the house, as far as they complain of the folder. */
async function passIn(copy: string): Promise<number> {
  const own = `channels/${id}`;
  const contracts = globSync('channels/contract*.test.ts', { cwd: copy });
  const ran = await Promise.all([
    run(copy, process.execPath, ['--test', '--test-name-pattern', `channel ${id}`, ...contracts]),
    run(copy, process.execPath, ['--test', `${own}/${id}.test.ts`]),
  ]);
  const looked = await Promise.all([
    tryIn(copy, process.execPath, ['--test', 'house.test.ts']),
    tryIn(copy, process.execPath, [toolPath('typescript:tsc'), '-p', 'channels', '--pretty', 'false']),
    tryIn(copy, process.execPath, [toolPath('@biomejs/biome:biome'), 'ci', '--colors=off', '--error-on-warnings', own]),
  ]);
  // What the rest of the house has to say of itself is not this channel's doing.
  const complaints = looked.filter(({ code, said }) => code !== 0 && said.includes(own));
  if (complaints.length > 0) throw new CliError(complaints.map(({ said }) => said.slice(-4_000)).join('\n'));
  return ran.reduce((sum, said) => sum + Number(/^\W*pass (\d+)$/m.exec(said)?.[1] ?? 0), 0);
}

async function changedIn(copy: string): Promise<readonly string[]> {
  const told = await git(copy, ['status', '--porcelain', '--untracked-files=all', '-z']);
  return told
    .split('\0')
    .flatMap((line) => (line === '' ? [] : [line.slice(3)]))
    .filter((path) => path !== 'node_modules');
}

function git(copy: string, args: readonly string[]): Promise<string> {
  const asNobody = ['-c', 'safe.directory=*', '-c', 'user.name=Heed', '-c', 'user.email=heed@localhost'];
  return run(copy, 'git', [...asNobody, '-c', 'commit.gpgsign=false', '-c', 'core.autocrlf=false', ...args]);
}

async function run(cwd: string, command: string, args: readonly string[]): Promise<string> {
  const { code, said } = await tryIn(cwd, command, args);
  if (code === 0) return said;
  throw new CliError(`${command} ${args.join(' ')} failed in the copy:\n${said.slice(-4_000)}`);
}

async function tryIn(cwd: string, command: string, args: readonly string[]) {
  // A test runner inside a test runner would speak the other's language.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(command, args, { cwd, env: { ...env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => void said.push(text));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, said: said.join('') };
}
