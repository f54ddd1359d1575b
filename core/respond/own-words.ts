// What of the customer's own words a draft says again: the step nobody can take with a template. In: the draft and what
// they said. Out: where. Common words and their name are not enough.

import { tokenise } from '../understand/tokenise.ts';
import type { Span } from './finding.ts';
import { foldWord, nameParts } from './person-name.ts';
import { type Lexicon, type ReadDraft, spanOf } from './read-draft.ts';
import type { Situation } from './situation.ts';

interface Said {
  readonly stems: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/** Of the newest words, the beginning: what a matter is about is said in it. */
const mostCharacters = 4000;
const mostSpans = 20;
/** One shared word of this length tells by itself ("croissant"), shorter ones only two together. */
const tellingLength = 6;
/** Who wrote so little cannot be met in two details. */
const fewStems = 6;

export function ownWords(
  read: ReadDraft,
  lexicon: Lexicon,
  matter: Situation['matter'],
): { readonly spans: readonly Span[]; readonly why: 'own_words' | 'own_number' | null } {
  const said = saidBy(matter, lexicon);
  const spans: Span[] = [];
  const found = new Set<string>();
  let isTelling = said.stems.size <= fewStems;
  let hasNumber = false;
  read.tokens.forEach((token, i) => {
    if (token.shape !== 'word') return;
    const isNumber = said.numbers.has(token.word);
    const stem = isNumber ? token.word : stemOf(token.word, lexicon);
    if (stem === null || !(isNumber || said.stems.has(stem))) return;
    found.add(stem);
    hasNumber ||= isNumber;
    isTelling ||= token.word.length >= tellingLength;
    if (spans.length < mostSpans) spans.push(spanOf(read, i, i + 1));
  });
  if (!hasNumber && !(isTelling && found.size > 0) && found.size < 2) return { spans: [], why: null };
  return { spans, why: hasNumber ? 'own_number' : 'own_words' };
}

const known = new WeakMap<readonly string[], { readonly lexicon: Lexicon; readonly said: Said }>();

/** The same for every key pressed: kept by the list of their words. */
function saidBy({ words, customerName }: Situation['matter'], lexicon: Lexicon): Said {
  const there = known.get(words);
  if (there?.lexicon === lexicon) return there.said;
  const names = new Set(nameParts(customerName));
  const [stems, numbers] = [new Set<string>(), new Set<string>()];
  let left = mostCharacters;
  for (const text of words.toReversed()) {
    if (left <= 0) break;
    for (const { word, shape } of tokenise(text.slice(0, left), lexicon.pack.cutsAtApostrophe)) {
      if (shape !== 'word' || names.has(foldWord(word))) continue;
      if (/^\d{2,}$/u.test(word)) numbers.add(word);
      const stem = stemOf(word, lexicon);
      if (stem !== null) stems.add(stem);
    }
    left -= text.length;
  }
  const said = { stems, numbers };
  known.set(words, { lexicon, said });
  return said;
}

/** The beginning of a word, which its endings leave alone; null for words that are in every text. */
function stemOf(word: string, { stop }: Lexicon): string | null {
  if (word.length < 4 || stop.has(word)) return null;
  const plain = foldWord(word);
  return plain.length > 6 ? plain.slice(0, 6) : plain.replace(/(?:es|s|en|n|e)$/u, '');
}
