// Names as the guard compares them: without accents and capitals, cut into their parts.

/** In lower case, without marks: "Zoë" and "zoe" are one name. */
export function foldWord(word: string): string {
  return /^[a-z]*$/u.test(word)
    ? word
    : word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}

/** The parts of a name, folded: letters only, at least two of them. */
export function nameParts(name: string | null): string[] {
  if (name === null) return [];
  return (name.slice(0, 200).match(/\p{L}[\p{L}\p{M}]+/gu) ?? []).map(foldWord);
}

/** The name to greet somebody by; null when what they are called is no person's name that can be read. */
export function firstNameOf(name: string | null): string | null {
  if (name === null) return null;
  const first = name.trim().split(/\s+/u)[0] ?? '';
  return /^\p{L}[\p{L}\p{M}'’-]+$/u.test(first) ? first : null;
}
