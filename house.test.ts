// The house's locks: what the compiler cannot see. Each takes the repository's files as text and gives complaints
// (house/); each is shown to bite on a bad example held in memory. The rules in words: CONTRIBUTING.md.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { type Files, isCode, type Lock } from './house/files.ts';
import { cycles, directions, purity, shippedParts, stairs, testPartsStayOut } from './house/import-locks.ts';
import { docsTellTruth, noNamedChannel, sharedFamilies, wholeChannels } from './house/place-locks.ts';
import { noIdlePackages, nothingUnused } from './house/use-locks.ts';
import { manners, names, shortFunctions, sizes, timeAndChance } from './house/writing-locks.ts';

/** Each lock with examples that it must bite on. */
const locks: readonly (readonly [name: string, lock: Lock, bad: readonly Readonly<Record<string, string>>[]])[] = [
  [
    'imports point the way the house says',
    directions,
    [
      { 'core/a.ts': "import { z } from '../wire/z.ts';" },
      { 'wire/a.ts': "export { s } from '../store/s.ts';" },
      { 'desk/a.tsx': "const s = await import('../server/s.ts');" },
      { 'server/a.ts': "import type { X } from '../bench/x.ts';" },
      { 'server/a.test.ts': "import { X } from '../desk/x.ts';" },
    ],
  ],
  [
    'test parts stay out of the product',
    testPartsStayOut,
    [{ 'server/a.ts': "import { f } from '../channels/x/fake.ts';" }],
  ],
  [
    'core is pure, a channel touches the world by its hands, a manifest brings no SDK',
    purity,
    [
      { 'core/a.ts': "import { readFileSync } from 'node:fs';" },
      { 'core/a.ts': "import _ from 'lodash';" },
      { 'channels/x/listen.ts': "import net from 'node:net';" },
      { 'channels/x/manifest.ts': "import { Agent } from '@atproto/api';" },
    ],
  ],
  [
    'what the product runs on is shipped with it',
    shippedParts,
    [{ 'server/a.ts': "import x from 'left-out';", 'package.json': '{}' }],
  ],
  [
    'stages are stairs',
    stairs,
    [
      { 'core/listen/a.ts': "import { t } from '../triage/triage.ts';" },
      { 'core/case.ts': "import { t } from './triage/triage.ts';" },
    ],
  ],
  [
    'no cycles, of files or folders',
    cycles,
    [
      { 'core/a.ts': "import './b.ts';", 'core/b.ts': "import './a.ts';" },
      {
        'desk/x/a.ts': "import '../y/b.ts';",
        'desk/y/b.ts': '',
        'desk/y/c.ts': "import '../x/d.ts';",
        'desk/x/d.ts': '',
      },
    ],
  ],
  [
    'time and chance are arguments in core',
    timeAndChance,
    ['Date.now()', 'new Date()', 'new Date', 'Math.random()'].map((how) => ({ 'core/a.ts': `const x = ${how};` })),
  ],
  [
    'files are small',
    sizes,
    [
      { 'core/a.ts': 'x\n'.repeat(401) },
      Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`core/a${i}.ts`, 'x\n'.repeat(i < 8 ? 10 : 250)])),
      { 'core/a.ts': 'x\n'.repeat(90) },
    ],
  ],
  [
    'functions fit on a screen',
    shortFunctions,
    [
      { 'core/a.ts': `export function f() {\n${'  x();\n'.repeat(60)}}\n` },
      { 'core/a.ts': `export const f = async (\n  a: A,\n): Promise<B> => {\n${'  x();\n'.repeat(60)}};\n` },
      { 'core/a.ts': `class A {\n  f(): B {\n${'    x();\n'.repeat(60)}  }\n}\n` },
      { 'core/a.ts': `${'function f() {\n  x();\n}\n'.repeat(50)}function g() {\n${'  x();\n'.repeat(41)}}\n` },
    ],
  ],
  [
    'what is exported is used',
    nothingUnused,
    [
      { 'core/a.ts': 'export const lonely = 1;' },
      { 'core/a.ts': 'export interface Lonely {}' },
      { 'core/a.ts': 'export function tried() {}', 'core/a.test.ts': "import { tried } from './a.ts';" },
      { 'core/a.ts': 'export const within = 1;\nwithin;' },
    ],
  ],
  [
    'what is installed is used',
    noIdlePackages,
    [{ 'package.json': '{ "devDependencies": { "left-pad": "1.0.0" } }', 'core/a.ts': '// left-pad' }],
  ],
  [
    'names say something, in kebab-case',
    names,
    ['core/utils.ts', 'core/index.ts', 'core/fooBar.ts', 'desk/aB.tsx'].map((path) => ({ [path]: '' })),
  ],
  [
    'manners: no default export, no any, nothing silenced or left to do, a word on top, whole paths',
    manners,
    [
      'export default 1;',
      'const x: any = 1;',
      'f(x as any);',
      'type X = Map<string, any>;',
      '/* @ts-ignore */',
      '// FIXME',
      "import './b';",
      'const x = 1;',
    ].map((line) => ({ 'core/a.ts': line.startsWith('const x = ') ? line : `// What it is for.\n${line}` })),
  ],
  [
    'outside channels/ nobody asks who a channel is',
    noNamedChannel,
    [
      "if (c === 'murmur') {}",
      "if ('murmur' !== c) {}",
      "switch (c) { case 'murmur': }",
      "const l = ['murmur', 'chirp'];",
      "type C = 'murmur' | 'chirp';",
      'const m = { murmur: 1, chirp: 2 };',
    ].map((line) => ({ 'desk/a.ts': line, 'channels/murmur/manifest.ts': '', 'channels/chirp/manifest.ts': '' })),
  ],
  ['a channel folder is whole', wholeChannels, [{ 'channels/murmur/manifest.ts': '', 'channels/murmur/icon.svg': '' }]],
  [
    'a family is shared by channels',
    sharedFamilies,
    [
      {
        'channels/families/birds/song.ts': '',
        'channels/murmur/channel.ts': "import { song } from '../families/birds/song.ts';",
      },
    ],
  ],
  [
    'docs name files that exist',
    docsTellTruth,
    [
      { 'docs/a.md': 'see `core/gone.ts`' },
      { 'README.md': 'see [it](docs/gone.md)' },
      { 'README.md': 'in `core/gone/`' },
    ],
  ],
];

/** What git knows and what is about to be added; not what it is told to ignore. */
function readHouse(): Files {
  const root = import.meta.dirname;
  const ask = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', ask, { cwd: root, encoding: 'utf8' });
  const paths = listed.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
  const isText = (path: string) => isCode(path) || ['.md', '.json'].includes(extname(path));
  return new Map(paths.map((path) => [path, isText(path) ? readFileSync(join(root, path), 'utf8') : '']));
}

const house = readHouse();

for (const [name, lock, bad] of locks) {
  test(name, () => assert.deepEqual(lock(house), []));
  test(`this lock bites: ${name}`, () => {
    for (const example of bad) {
      assert.notDeepEqual(lock(new Map(Object.entries(example))), [], JSON.stringify(example).slice(0, 200));
    }
  });
}
