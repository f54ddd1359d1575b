// Locks on what is said of places: outside channels/ nobody names a channel, a channel's folder is whole, docs tell the truth.

import { basename, dirname, extname, posix } from 'node:path';
import { code, type Files, importsOf, isRoomPath, isTestPart, type Lock, mayImport, roomOf } from './files.ts';

const channelIds = (files: Files) => [
  ...new Set([...files.keys()].flatMap((path) => /^channels\/([^/]+)\/manifest\.ts$/.exec(path)?.[1] ?? [])),
];

/** Outside channels/ nobody asks who a channel is, only what it can do. A test may name the one it uses. */
export const noNamedChannel: Lock = (files) => {
  const id = `['"\`](?:${channelIds(files).join('|')})['"\`]`;
  const asked = new RegExp(`(?:[!=]==?\\s*${id})|(?:${id}\\s*[!=]==?)|(?:\\bcase\\s+${id})`);
  const listed = new RegExp(`\\[[^\\]]*${id}\\s*,[^\\]]*${id}[^\\]]*\\]|${id}\\s*\\|\\s*${id}`);
  const keyed = new RegExp(
    `\\{\\s*['"]?(?:${channelIds(files).join('|')})['"]?\\s*:[^}]*\\b(?:${channelIds(files).join('|')})['"]?\\s*:`,
  );
  // A key on the keyboard, or a kind of private data, may be called as a channel is.
  const namesake = /\.key(?:\.toLowerCase\(\))?\s*===\s*'.'|\.kind\s*===\s*'\w+'/g;
  return code(files)
    .filter(([path]) => roomOf(path) in mayImport && roomOf(path) !== 'channels' && !isTestPart(path))
    .map(([path, text]) => [path, text.replace(namesake, '')] as const)
    .flatMap(([path, text]) => [
      ...(asked.test(text) ? [`${path} asks which channel it is; ask the manifest what it can do`] : []),
      ...(listed.test(text) || keyed.test(text) ? [`${path} lists channels; the registry knows them`] : []),
    ]);
};

export const wholeChannels: Lock = (files) =>
  channelFolders(files).flatMap((folder) => {
    const id = basename(folder);
    const wanted = ['manifest.ts', 'channel.ts', 'normalise.ts', 'fake.ts', `${id}.test.ts`, 'README.md', 'icon.svg'];
    const missing = wanted.filter((file) => !files.has(`${folder}/${file}`));
    const hasFixtures = [...files.keys()].some((path) => path.startsWith(`${folder}/fixtures/`));
    return [...missing, ...(hasFixtures ? [] : ['fixtures/'])].map((part) => `${folder} lacks ${part}`);
  });

/** What several places speak alike is a family's; what one alone speaks stays in its own folder. */
export const sharedFamilies: Lock = (files) => {
  const users = new Map<string, Set<string>>();
  for (const path of files.keys()) {
    const family = /^channels\/families\/[^/]+/.exec(path)?.[0];
    if (family !== undefined && !users.has(family)) users.set(family, new Set());
  }
  for (const [path, text] of code(files)) {
    const channel = /^channels\/([^/]+)\//.exec(path)?.[1];
    if (channel === undefined || channel === 'families') continue;
    for (const target of importsOf(path, text)) users.get(target.split('/').slice(0, 3).join('/'))?.add(channel);
  }
  return [...users].filter(([, of]) => of.size < 2).map(([family, of]) => `${family} is used by ${of.size} channels`);
};

function channelFolders(files: Files): readonly string[] {
  const folders = [...files.keys()].filter((path) => /^channels\/[^/]+\//.test(path)).map((path) => path.split('/'));
  const own = new Set(folders.map((parts) => parts.slice(0, 2).join('/')));
  return [...own].filter((folder) => folder !== 'channels/families');
}

/** Paths in backticks and links, from the root, from the document's folder, or a file's bare name. */
export const docsTellTruth: Lock = (files) => {
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
