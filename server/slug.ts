// A short name for addresses and files, made of a name: lower case, Latin letters, digits and hyphens.

/** Names of other scripts become `otherwise`. */
export function slugOf(name: string, otherwise: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return plain.slice(0, 40).replace(/-+$/u, '') || otherwise;
}

/** The first of `care`, `care-2`, `care-3` … that nobody has. */
export function freeSlug(name: string, otherwise: string, taken: ReadonlySet<string>): string {
  const stem = slugOf(name, otherwise);
  for (let i = 1; ; i += 1) {
    const slug = i === 1 ? stem : `${stem}-${i}`;
    if (!taken.has(slug)) return slug;
  }
}
