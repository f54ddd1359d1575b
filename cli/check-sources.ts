// What can be said of the sources without running them: every room type-checks, and Biome has nothing to say.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { home } from './home.ts';
import { runTool } from './run-tool.ts';
import type { Tally } from './tally.ts';

type Write = (text: string) => void;

/** One count per TypeScript project: a room each, and the tests of the rooms whose own project has no Node in it. */
export async function checkTypes(write: Write): Promise<Tally> {
  const rooms = readdirSync(home).filter((name) => existsSync(join(home, name, 'tsconfig.json')));
  const projects = [...rooms, 'tsconfig.tests.json'];
  const results = await Promise.all(projects.map((project) => runTool('typescript:tsc', ['-p', project])));
  results.forEach(({ code, output }, at) => {
    if (code !== 0) write(`✖ types of ${projects[at]}\n${output}\n`);
  });
  const failed = results.filter(({ code }) => code !== 0).length;
  return { passed: results.length - failed, failed, skipped: 0 };
}

export async function checkLint(write: Write): Promise<Tally> {
  const { code, output } = await runTool('@biomejs/biome:biome', ['ci', '--colors=off', '--error-on-warnings', '.']);
  if (code !== 0) write(`✖ lint\n${output}\n`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}
