// A name in, its one or two first letters and a steady hue out. By graphemes, so that names in any script keep whole
// letters; the same name always has the same colour.

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

export function initialsOf(name: string): string {
  const words = name
    .replace(/^@/u, '')
    .split(/[\s._-]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (first === undefined) return '?';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return (firstLetter(first) + (last === undefined ? '' : firstLetter(last))).toUpperCase();
}

function firstLetter(word: string): string {
  for (const { segment } of segmenter.segment(word)) if (/[\p{L}\p{N}]/u.test(segment)) return segment;
  return '';
}

/** One of twelve hues. */
export function hueOf(name: string): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return (sum % 12) * 30;
}
