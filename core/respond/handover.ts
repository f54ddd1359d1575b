// The private page a matter is taken to: how its link is proven to be in the right hands, and which files may come over
// it. Pure; the server serves the page (server/http/private-page.ts).

import { pictureType } from '../pictures.ts';

/** A link is good for so long. */
export const linkDays = 14;

/** Stands in the public line for the page's address, which is only known when the line leaves. */
export const linkHole = '{link}';

/** The line as it leaves. */
export const withLink = (text: string, link: string): string => text.replaceAll(linkHole, () => link);

/** Files of a message: as many, and each as large. */
export const maxFiles = 5;
export const maxFileBytes = 10_000_000;
export const maxPageText = 5_000;

export type FileKind = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

const pdf = [0x25, 0x50, 0x44, 0x46, 0x2d];

/** What a file is by its first bytes, whatever its name says; null for what is not taken. */
export function fileKind(bytes: Uint8Array): FileKind | null {
  if (pdf.every((byte, i) => bytes[i] === byte)) return 'application/pdf';
  const type = pictureType(bytes);
  return type === 'image/gif' ? null : type;
}

const endings: Readonly<Record<FileKind, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** A name that names no folder, hides nothing and ends in what the file is. */
export function fileName(given: string, kind: FileKind): string {
  const plain = given
    .slice(-300)
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[\\/]/su, '')
    .replace(/\.[^.]*$/u, '')
    .replace(/[^\p{L}\p{N} ()_-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const short = [...plain].slice(0, 60).join('').trim();
  return `${short === '' ? 'file' : short}.${endings[kind]}`;
}

const first =
  'amber autumn bamboo berry birch bronze candle canyon cedar cherry clover cobalt copper coral cotton crystal desert ember fern forest garden ginger golden granite harbor harvest hazel honey island ivory jade jasmin lagoon lantern laurel lemon lilac linen maple marble meadow melon mint misty monsoon mosaic nectar nutmeg oak ocean olive opal orchid pearl pepper pine plum prairie quartz rain river rose'.split(
    ' ',
  );
const second =
  'anchor arrow badger balcony beacon bridge button cabin camel canoe castle comet compass corner cricket crow dolphin donkey drum eagle falcon feather ferry fiddle finch flute fox gecko glove goose hammer heron hill kettle kite ladder lamp magnet marten mirror moth needle otter owl paddle panda pebble pelican piano pocket puffin rabbit raven robin saddle sparrow spoon swan tiger tower turtle wagon whistle'.split(
    ' ',
  );

/** Two words that are easy to read out and to type, of 3,906 pairs; `a` and `b` are any whole numbers. */
export function checkWords(a: number, b: number): string {
  return `${first[a % first.length]} ${second[b % second.length]}`;
}

/**
 * Whether the customer has said the check words in public since the page was opened. Only whoever holds the page knows
 * them, and only they can speak under their name: then both are the same.
 */
export function isProven(words: string, said: readonly string[]): boolean {
  const wanted = plainWords(words);
  return said.some((text) => ` ${plainWords(text)} `.includes(` ${wanted} `));
}

const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
