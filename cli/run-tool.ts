// Runs a tool that npm installed, with our own Node, and gives back its exit code and everything it said.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { home } from './home.ts';

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** `tool` is a package's name and, when it differs, its command: `vite`, `@biomejs/biome:biome`. */
export function toolPath(tool: string): string {
  const [name = '', command = name] = tool.split(':');
  const manifest = join(home, 'node_modules', name, 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | Record<string, string> };
  const path = typeof bin === 'string' ? bin : bin[command];
  if (!path) throw new Error(`${name} has no command '${command}'`);
  return createRequire(manifest).resolve(join(dirname(manifest), path));
}

export async function runTool(
  tool: string,
  args: readonly string[],
  options: { readonly cwd?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [toolPath(tool), ...args], {
    cwd: options.cwd ?? home,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, output: output.trim() };
}
