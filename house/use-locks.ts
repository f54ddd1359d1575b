// Locks on what nothing uses: packages without a use.

import { type Lock, withoutComments } from './files.ts';

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
