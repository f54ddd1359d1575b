// The house's locks: what the compiler cannot see. Each takes the repository's files as text and gives complaints;
// each is shown to bite on a bad example held in memory. The rules in words: CONTRIBUTING.md.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, posix } from 'node:path';
import { test } from 'node:test';

/** Path from the root → text. */
type Files = ReadonlyMap<string, string>;
type Lock = (files: Files) => readonly string[];

const stages = ['listen', 'understand', 'triage', 'respond', 'learn'];

/** What each room's product code may import: rooms beside itself. Bench and e2e may import anything. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  wire: ['core'],
  channels: ['core'],
  store: ['core'],
  server: ['core', 'wire', 'channels', 'store'],
  desk: ['core', 'wire'],
  cli: ['core', 'wire', 'channels', 'store', 'server'],
};
/** Pure ones only. */
const coreMayUse = ['eld', 'temporal-polyfill', 'date-holidays'];
/** A channel touches the world only through the hands it is given. */
const worldly = /^(node:(fs|http|https|http2|net|tls|dns|dgram|child_process|worker_threads|cluster|os)\b|undici$|pg$)/;

const isCode = (path: string) => /\.(ts|tsx|mjs)$/.test(path);
const roomOf = (path: string) => path.split('/')[0] ?? '';
/** Tests, testbeds and doubles may import any room but the desk; nothing but they, bench and e2e may import them. */
const isTestPart = (path: string) => /(\.test\.tsx?|\/testbed\.ts|\/fake(-[a-z-]+)?\.ts)$/.test(path);
const isFree = (path: string) => ['bench', 'e2e'].includes(roomOf(path)) || path === 'house.test.ts';
/** Messages, phrase and language packs, a simulated world: data in a code file's clothes. */
const isData = (path: string) => /\/(messages|cues|phrases|world|fixtures)\//.test(path);

function code(files: Files): readonly (readonly [path: string, text: string])[] {
  return [...files].filter(([path]) => isCode(path)).map(([path, text]) => [path, withoutComments(text)] as const);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** Everything imported or re-exported, types included, with relative paths made whole. */
function importsOf(path: string, text: string): readonly string[] {
  const found = text.matchAll(
    /^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...found]
    .map((match) => match[1] ?? match[2] ?? '')
    .map((target) => (target.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), target)) : target));
}

const packageOf = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
const isRoomPath = (target: string) => roomOf(target) in mayImport || ['bench', 'e2e'].includes(roomOf(target));

const directions: Lock = (files) =>
  code(files)
    .filter(([path]) => roomOf(path) in mayImport)
    .flatMap(([path, text]) =>
      importsOf(path, text)
        .filter((target) => target.includes('/') && isRoomPath(target) && roomOf(target) !== roomOf(path))
        .filter((target) =>
          isTestPart(path)
            ? ['desk', 'bench', 'e2e'].includes(roomOf(target))
            : !mayImport[roomOf(path)]?.includes(roomOf(target)),
        )
        .map((target) => `${path} imports ${target}; ${roomOf(path)} may not import ${roomOf(target)}`),
    );

const testPartsStayOut: Lock = (files) =>
  code(files)
    .filter(([path]) => !isTestPart(path) && !isFree(path))
    .flatMap(([path, text]) =>
      importsOf(path, text)
        .filter(isTestPart)
        .map((target) => `${path} imports ${target}, which is for tests`),
    );

const purity: Lock = (files) =>
  code(files)
    .filter(([path]) => !isTestPart(path))
    .flatMap(([path, text]) =>
      importsOf(path, text)
        .filter((target) => !isRoomPath(target))
        .filter((target) => {
          if (roomOf(path) === 'core') return !coreMayUse.includes(packageOf(target));
          if (/^channels\/[^/]+\/manifest\.ts$/.test(path)) return true;
          return /^channels\/[^/]+\//.test(path) && worldly.test(target);
        })
        .map((target) => `${path} may not use ${target}`),
    );

/** What runs in the packed product must be installed with it. The desk is built in, so its libraries need not be. */
const shippedParts: Lock = (files) => {
  const { dependencies = {} } = JSON.parse(files.get('package.json') ?? '{}') as { dependencies?: object };
  return code(files)
    .filter(([path]) => roomOf(path) in mayImport && roomOf(path) !== 'desk' && !isTestPart(path))
    .flatMap(([path, text]) =>
      importsOf(path, text)
        .filter((target) => !isRoomPath(target) && !target.startsWith('node:') && !(packageOf(target) in dependencies))
        .map((target) => `${path} uses ${target}, which is not in package.json's dependencies`),
    );
};

/** A stage imports the shared nouns and earlier stages; the shared nouns import no stage. */
const stairs: Lock = (files) => {
  const rank = (path: string) => stages.indexOf(path.split('/').length > 2 ? (path.split('/')[1] ?? '') : '');
  return code(files)
    .filter(([path]) => roomOf(path) === 'core' && !isTestPart(path))
    .flatMap(([path, text]) =>
      importsOf(path, text)
        .filter((target) => roomOf(target) === 'core' && rank(target) > rank(path))
        .map((target) => `${path} imports ${target}, a later stage`),
    );
};

/** Of files, and of folders: a room's folders are one node each, the files directly in it one each. */
const cycles: Lock = (files) => {
  const folder = (path: string) => path.split('/').slice(0, 2).join('/');
  return [...findCycles(graph(files, (path) => path)), ...findCycles(graph(files, folder))];
};

function graph(files: Files, nodeOf: (path: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map<string, Set<string>>();
  for (const [path, text] of code(files).filter(([at]) => !isTestPart(at))) {
    const from = nodeOf(path);
    const targets = importsOf(path, text).filter((target) => files.has(target));
    const known = edges.get(from) ?? new Set();
    for (const target of targets) if (nodeOf(target) !== from || target === path) known.add(nodeOf(target));
    edges.set(from, known);
  }
  return edges;
}

function findCycles(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (node: string, trail: readonly string[]): void => {
    if (trail.includes(node)) found.push(`a cycle: ${[...trail.slice(trail.indexOf(node)), node].join(' → ')}`);
    if (done.has(node) || trail.includes(node)) return;
    for (const next of edges.get(node) ?? []) walk(next, [...trail, node]);
    done.add(node);
  };
  for (const node of edges.keys()) walk(node, []);
  return found;
}

const timeAndChance: Lock = (files) =>
  code(files)
    .filter(([path]) => roomOf(path) === 'core' && !isTestPart(path))
    .flatMap(([path, text]) =>
      [
        ...text.matchAll(
          /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|\bMath\.random\b|\brandomUUID\b|\bTemporal\.Now\b/g,
        ),
      ].map(([what]) => `${path} uses ${what}; time and chance are arguments`),
    );

const linesOf = (text: string) => text.trimEnd().split('\n').length;

const sizes: Lock = (files) => {
  const counted = [...files]
    .filter(([path]) => isCode(path) && !isData(path))
    .map(([path, text]) => [path, linesOf(text)] as const);
  const lengths = counted.map(([, lines]) => lines).sort((a, b) => a - b);
  const at = (share: number) => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0;
  return [
    ...counted.filter(([, lines]) => lines > 400).map(([path, lines]) => `${path} has ${lines} lines; the cap is 400`),
    ...(at(0.9) >= 200 ? [`nine files in ten have under 200 lines; here one in ten has ${at(0.9)} or more`] : []),
    ...(at(0.5) > 80 ? [`the median file has ${at(0.5)} lines; some 60 is the aim, 80 the limit`] : []),
  ];
};

const names: Lock = (files) =>
  [...files.keys()]
    .filter((path) => isCode(path) && !isData(path))
    .flatMap((path) => {
      const [stem = ''] = basename(path).split('.');
      if (/^(utils?|helpers?|common|misc|managers?|base)$/i.test(stem)) return [`${path} has a name that says nothing`];
      if (stem === 'index') return [`${path} is a barrel`];
      const isComponent = extname(path) === '.tsx' && /^[A-Z][A-Za-z0-9]*$/.test(stem);
      return isComponent || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) ? [] : [`${path} is not in kebab-case`];
    });

const manners: Lock = (files) =>
  [...files]
    .filter(([path]) => isCode(path) && !isData(path) && path !== 'house.test.ts')
    .flatMap(([path, text]) => {
      const bare = withoutComments(text);
      return [
        ...(/^export default\b/m.test(bare) && !/\.config\.ts$/.test(path) ? [`${path} has a default export`] : []),
        ...(/(:|\bas|<|,|\|)\s*any\b(?=[\s,;)>=|[\]])/.test(bare) ? [`${path} uses any`] : []),
        ...(/@ts-(ignore|nocheck|expect-error)/.test(text) ? [`${path} silences the compiler`] : []),
        ...(/\b(TODO|FIXME)\b/.test(text) ? [`${path} leaves something to do`] : []),
        ...(/^(#!.*\n)?(\/\/|\/\*)/.test(text) ? [] : [`${path} does not say on top what it is for`]),
        ...importsOf(path, bare)
          .filter((target) => isRoomPath(target) && target.includes('/') && extname(target) === '')
          .map((target) => `${path} imports ${target} without its ending`),
      ];
    });

const channelIds = (files: Files) => [
  ...new Set([...files.keys()].flatMap((path) => /^channels\/([^/]+)\/manifest\.ts$/.exec(path)?.[1] ?? [])),
];

/** Outside channels/ nobody asks who a channel is, only what it can do. A test may name the one it uses. */
const noNamedChannel: Lock = (files) => {
  const id = `['"\`](?:${channelIds(files).join('|')})['"\`]`;
  const asked = new RegExp(`(?:[!=]==?\\s*${id})|(?:${id}\\s*[!=]==?)|(?:\\bcase\\s+${id})`);
  const listed = new RegExp(`\\[[^\\]]*${id}\\s*,[^\\]]*${id}[^\\]]*\\]|${id}\\s*\\|\\s*${id}`);
  const keyed = new RegExp(
    `\\{\\s*['"]?(?:${channelIds(files).join('|')})['"]?\\s*:[^}]*\\b(?:${channelIds(files).join('|')})['"]?\\s*:`,
  );
  return code(files)
    .filter(([path]) => roomOf(path) in mayImport && roomOf(path) !== 'channels' && !isTestPart(path))
    .flatMap(([path, text]) => [
      ...(asked.test(text) ? [`${path} asks which channel it is; ask the manifest what it can do`] : []),
      ...(listed.test(text) || keyed.test(text) ? [`${path} lists channels; the registry knows them`] : []),
    ]);
};

const wholeChannels: Lock = (files) =>
  channelFolders(files).flatMap((folder) => {
    const id = basename(folder);
    const wanted = ['manifest.ts', 'channel.ts', 'normalise.ts', 'fake.ts', `${id}.test.ts`, 'README.md', 'icon.svg'];
    const missing = wanted.filter((file) => !files.has(`${folder}/${file}`));
    const hasFixtures = [...files.keys()].some((path) => path.startsWith(`${folder}/fixtures/`));
    return [...missing, ...(hasFixtures ? [] : ['fixtures/'])].map((part) => `${folder} lacks ${part}`);
  });

function channelFolders(files: Files): readonly string[] {
  const folders = [...files.keys()].filter((path) => /^channels\/[^/]+\//.test(path)).map((path) => path.split('/'));
  return [...new Set(folders.map((parts) => parts.slice(0, 2).join('/')))];
}

/** Paths in backticks and links, from the root, from the document's folder, or a file's bare name. */
const docsTellTruth: Lock = (files) => {
  const paths = [...files.keys()];
  const isThere = (doc: string, named: string) =>
    [named, posix.join(dirname(doc), named)].some((at) => {
      const path = posix.normalize(at).replace(/\/$/, '');
      return files.has(path) || paths.some((known) => known.startsWith(`${path}/`));
    }) ||
    (!named.includes('/') && paths.some((known) => basename(known) === named));
  return [...files]
    .filter(([path]) => extname(path) === '.md' && !/\/fixtures\//.test(path))
    .flatMap(([doc, text]) =>
      [...text.matchAll(/`([\w.@-]+(?:\/[\w.@-]+)*\/?)`|\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => match[2] ?? match[1] ?? '')
        .filter(
          (named) =>
            /\w\.(ts|tsx|mjs|sql|md|json|svg|css|png|yml)$/.test(named) || (isRoomPath(named) && named.includes('/')),
        )
        .filter((named) => !/^dist\//.test(named) && !isThere(doc, named))
        .map((named) => `${doc} names ${named}, which does not exist`),
    );
};

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
