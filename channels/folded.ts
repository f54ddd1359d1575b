// Words as a search sees them: without accents, case, and the marks between words. In: what people wrote, names. Out: words
// with single spaces between them.

export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
