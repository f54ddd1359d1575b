// Which test file belongs to which section of `npm test`, by the room it stands in. A test outside the rooms is an
// error: it would never run.

import { globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { CliError } from './cli-error.ts';
import { home } from './home.ts';

export type Needs = 'nothing' | 'database' | 'browser';

export interface Section {
  readonly name: string;
  readonly needs: Needs;
  readonly rooms: readonly string[];
}

/** In the order they run: what fails fastest comes first. */
export const sections: readonly Section[] = [
  { name: 'house', needs: 'nothing', rooms: ['house.test.ts'] },
  { name: 'unit', needs: 'nothing', rooms: ['core', 'wire'] },
  { name: 'channels', needs: 'nothing', rooms: ['channels'] },
  { name: 'desk', needs: 'nothing', rooms: ['desk'] },
  { name: 'command line', needs: 'nothing', rooms: ['cli', 'bench'] },
  { name: 'database', needs: 'database', rooms: ['store'] },
  { name: 'server', needs: 'database', rooms: ['server'] },
  { name: 'browser', needs: 'browser', rooms: ['e2e'] },
];

export function findTestFiles(): readonly string[] {
  return globSync('**/*.test.{ts,tsx}', {
    cwd: home,
    exclude: (path) => ['node_modules', 'dist', '.heed'].includes(path.split(sep).at(-1) ?? ''),
  })
    .map((path) => join(home, path))
    .sort();
}

export function sectionOf(file: string): Section {
  const [room = ''] = file.slice(home.length + 1).split(sep);
  const section = sections.find(({ rooms }) => rooms.includes(room));
  if (section) return section;
  throw new CliError(
    `${file.slice(home.length + 1)} stands in no room whose tests run. Move it, or name its room in cli/test-sections.ts.`,
  );
}
