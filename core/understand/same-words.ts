// Whether two texts of one person are the same words again. In: texts. Out: for each, the words it is compared by, and how
// many of them two have in common. Handles, links and signs are changed first when words are repeated, so they count for nothing.

const passedOver = /https?:\/\/\S+|@[\w.@-]+/gu;
const word = /[\p{L}\p{N}]+/gu;
/** Longer ones are known by their beginning. */
const longest = 2000;
/** From so many words in common they are the same again. */
const same = 0.6;

export function wordsFor(text: string): ReadonlySet<string> {
  const plain = text.slice(0, longest).normalize('NFKC').toLowerCase().replace(passedOver, ' ');
  return new Set(plain.match(word) ?? []);
}

/** By Jaccard's measure. Two that hold no words at all are the same when both hold none. */
export function isSameAgain(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size === 0 || other.size === 0) return one.size === other.size;
  let shared = 0;
  for (const each of one) if (other.has(each)) shared += 1;
  return shared / (one.size + other.size - shared) >= same;
}
