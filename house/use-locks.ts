// Locks on what nothing uses: exports without an importer, packages without a use.

import { code, isFree, isTestPart, type Lock, withoutComments } from './files.ts';

/** Loaded by name or by glob: a channel's parts by the registry, a language's by the desk. */
const loadedByName = /^(channels\/[^/]+\/(manifest|channel|fake)|desk\/messages\/packs\/[^/]+|desk\/vite\.config)\.ts$/;

interface Exported {
  readonly path: string;
  readonly name: string;
  readonly isType: boolean;
}

function exportsOf(path: string, text: string): readonly Exported[] {
  const found = text.matchAll(/^export (?:async )?(const|function\*?|class|interface|type) (\w+)/gm);
  return [...found].map(([, how = '', name = '']) => ({ path, name, isType: ['interface', 'type'].includes(how) }));
}

/** Which files say which words: one pass, since every export asks. */
function sayersOf(files: readonly (readonly [path: string, text: string])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const sayers = new Map<string, Set<string>>();
  for (const [path, text] of files) {
    for (const [word] of text.matchAll(/\w+/g)) {
      const known = sayers.get(word);
      if (known === undefined) sayers.set(word, new Set([path]));
      else known.add(path);
    }
  }
  return sayers;
}

/**
 * An exported value is named in another file, and not in tests alone unless its own file uses it too. A type is named
 * once more anywhere: it may be part of what its file exports.
 */
export const nothingUnused: Lock = (files) => {
  const texts = code(files);
  const sayers = sayersOf(texts);
  return texts
    .filter(([path]) => !loadedByName.test(path) && !isTestPart(path) && !isFree(path))
    .flatMap(([path, text]) =>
      exportsOf(path, text)
        .filter(({ name, isType }) => {
          const others = [...(sayers.get(name) ?? [])].filter((other) => other !== path);
          const isUsedHere = text.split(new RegExp(`\\b${name}\\b`)).length > 2;
          if (isUsedHere && (isType || others.length > 0)) return false;
          return others.every((other) => /\.test\.tsx?$/.test(other));
        })
        .map(({ name }) => `${path} exports ${name}, which nothing uses`),
    );
};

/** A package is imported, or run as a tool by its name; types and Node itself are used by being there. */
export const noIdlePackages: Lock = (files) => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(files.get('package.json') ?? '{}') as Packages;
  const used = [...files].filter(([path]) => /\.(ts|tsx|mjs)$/.test(path)).map(([, text]) => withoutComments(text));
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => !name.startsWith('@types/'))
    .filter((name) => !used.some((text) => new RegExp(`['"]${name}['"/:]`).test(text)))
    .map((name) => `package.json brings ${name}, which nothing uses`);
};

interface Packages {
  readonly dependencies?: object;
  readonly devDependencies?: object;
}
