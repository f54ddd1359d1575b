// The repository as text, and the questions every lock asks of a path: which room, which kind of file, what it imports.

import { posix } from 'node:path';

/** Path from the root → text. */
export type Files = ReadonlyMap<string, string>;
/** Complaints; none when the house is in order. */
export type Lock = (files: Files) => readonly string[];

/** What each room's product code may import: rooms beside itself. Bench and e2e may import anything. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  wire: ['core'],
  channels: ['core'],
  store: ['core'],
  server: ['core', 'wire', 'channels', 'store'],
  desk: ['core', 'wire'],
  cli: ['core', 'wire', 'channels', 'store', 'server'],
};

export const isCode = (path: string) => /\.(ts|tsx|mjs)$/.test(path);
export const roomOf = (path: string) => path.split('/')[0] ?? '';
/** Tests, testbeds and doubles may import any room but the desk; nothing but they, bench and e2e may import them. */
export const isTestPart = (path: string) => /(\.test\.tsx?|\/testbed\.ts|\/fake(-[a-z-]+)?\.ts)$/.test(path);
export const isFree = (path: string) => ['bench', 'e2e', 'house', 'house.test.ts'].includes(roomOf(path));
/** Messages, phrases, language packs, a simulated world: data in a code file's clothes. */
export const isData = (path: string) => /\/(messages\/en|cues|packs|phrases\/[a-z]{2}|world|fixtures)\//.test(path);

export function code(files: Files): readonly (readonly [path: string, text: string])[] {
  return [...files].filter(([path]) => isCode(path)).map(([path, text]) => [path, withoutComments(text)] as const);
}

export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** Everything imported or re-exported, types included, with relative paths made whole. */
export function importsOf(path: string, text: string): readonly string[] {
  const found = text.matchAll(
    /^\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...found]
    .map((match) => match[1] ?? match[2] ?? '')
    .map((target) => (target.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), target)) : target));
}

export const isRoomPath = (target: string) => roomOf(target) in mayImport || ['bench', 'e2e'].includes(roomOf(target));
