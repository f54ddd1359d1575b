// Google mixes its own translation into what a customer wrote. In: a comment as the interface gives it. Out: the customer's
// words alone. Two forms are known: the translation first, with the original below it, or the original first.

const TRANSLATED = '(Translated by Google)';
const ORIGINAL = '(Original)';

export function ownWordsOf(comment: string): string {
  const translated = comment.indexOf(TRANSLATED);
  if (translated < 0) return comment;
  const before = comment.slice(0, translated).trim();
  if (before !== '') return before;
  const original = comment.indexOf(ORIGINAL, translated);
  // Somebody who wrote the mark themselves, or a translation cut short: better too much than nothing.
  const after = original < 0 ? '' : comment.slice(original + ORIGINAL.length).trim();
  return after === '' ? comment : after;
}
