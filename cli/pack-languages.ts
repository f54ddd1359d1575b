// Packs eld's smallest table of n-grams into core/understand/cues/language-table.ts: node cli/pack-languages.ts
// As JavaScript objects that table takes 97 MB of a server's memory, packed 2. Run it when eld is updated; the test of
// the detector compares the two.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashGram } from '../core/understand/gram.ts';
import { home } from './home.ts';

interface Published {
  readonly ngramsData: {
    readonly languages: Readonly<Record<string, string>>;
    readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
}

const source = join(home, 'node_modules', 'eld', 'src');
const load = async <Module>(file: string) => (await import(pathToFileURL(join(source, file)).href)) as Module;
const { ngramsData } = await load<Published>('ngrams/extrasmall.js');
const { dictionary } = await load<{ dictionary: readonly string[] }>('dictionary.js');

/** eld writes every byte above ASCII as one character of its own. */
const byteOf = new Map(
  dictionary.map((one, byte) => [one, byte] as const).filter(([one, byte]) => byte > 0x7f && one !== ' '),
);
const bytes: number[] = [];
const seen = new Map<number, string>();
for (const [gram, scores] of Object.entries(ngramsData.ngrams)) {
  const hash = hashGram([...gram].map((character) => byteOf.get(character) ?? character.charCodeAt(0)));
  if (seen.has(hash)) throw new Error(`'${gram}' and '${seen.get(hash)}' have one hash: choose another function`);
  seen.set(hash, gram);
  const entries = Object.entries(scores);
  bytes.push(hash & 255, (hash >>> 8) & 255, (hash >>> 16) & 255, hash >>> 24, entries.length);
  for (const [language, score] of entries) bytes.push(Number(language), score);
}

const text = `// The n-grams by which languages are told apart: eld 2.1 by Nito T.M. (Apache-2.0), its table XS60, packed by
// cli/pack-languages.ts. For each n-gram its hash (4 bytes), a count, and as often a language and its score.

export const languageCodes: readonly string[] = ${JSON.stringify(Object.values(ngramsData.languages))};

export const packedGrams: string =
  '${Buffer.from(bytes).toString('base64')}';
`;
const file = join(home, 'core', 'understand', 'cues', 'language-table.ts');
writeFileSync(file, text);
console.log(`${seen.size} n-grams in ${bytes.length} bytes: ${file}. Format it with npx biome check --write.`);
