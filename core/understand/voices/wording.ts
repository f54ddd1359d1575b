// A mention's words as others would repeat them: in goes the text, out come its plain words, or null where too little is
// said to know a copy by. Links, handles, emoji and signs go, a number is only a number: copies change those first.

/** "Same here!" and "When do you open?" are said by many who copy nobody. */
const fewestWords = 5;
const fewestLetters = 25;
/** Longer ones are known by their beginning, so that an article costs what a long post costs. */
const longest = 2000;
/** Stands for a number. */
const number = '#';

const notSaid = /https?:\/\/\S+|www\.\S+|[@＠][\w.@-]+|\p{M}|[\p{Cf}'’]/gu;
const piece =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|\p{L}+|\p{N}+(?:[.,:/-]\p{N}+)*/gu;
/** What is put before a copy to say that it is one. */
const retold = /^\s*(?:rt|re|fw|fwd|via)\b:?\s+/iu;

export function wordingOf(text: string): readonly string[] | null {
  const said = text.slice(0, longest).replace(retold, '').normalize('NFKD').replace(notSaid, '').toLowerCase();
  const words: string[] = [];
  let [letters, spoken] = [0, 0];
  for (const [found] of said.matchAll(piece)) {
    const isNumber = /^\p{N}/u.test(found);
    if (!isNumber) [letters, spoken] = [letters + found.length, spoken + 1];
    if (!isNumber || words.at(-1) !== number) words.push(isNumber ? number : found);
  }
  return spoken < fewestWords || letters + words.length - 1 < fewestLetters ? null : words;
}
