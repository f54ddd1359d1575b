// Locks on imports: the directions between rooms, the stairs of the stages, no cycles, and what comes from outside.

import { code, type Files, importsOf, isFree, isRoomPath, isTestPart, type Lock, mayImport, roomOf } from './files.ts';

const stages = ['listen', 'understand', 'triage', 'respond', 'learn'];

/** Pure ones only. */
const coreMayUse = ['temporal-polyfill', 'date-holidays'];
/** A channel touches the world only through the hands it is given. */
const worldly = /^(node:(fs|http|https|http2|net|tls|dns|dgram|child_process|worker_threads|cluster|os)\b|undici$|pg$)/;

const packageOf = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

export const directions: Lock = (files) =>
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

export const testPartsStayOut: Lock = (files) =>
  code(files)
    .filter(([path]) => !isTestPart(path) && !isFree(path))
    .flatMap(([path, text]) =>
      importsOf(path, text)
        .filter(isTestPart)
        .map((target) => `${path} imports ${target}, which is for tests`),
    );

export const purity: Lock = (files) =>
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
export const shippedParts: Lock = (files) => {
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
export const stairs: Lock = (files) => {
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
export const cycles: Lock = (files) => {
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
