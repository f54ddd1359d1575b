// Lists of rules, changed without changing them: each gives a new list.

export const replaceAt = <T>(list: readonly T[], at: number, item: T): readonly T[] => list.with(at, item);

export const removeAt = <T>(list: readonly T[], at: number): readonly T[] => list.toSpliced(at, 1);

export const swap = <T>(list: readonly T[], a: number, b: number): readonly T[] => {
  const first = list[a];
  const second = list[b];
  return first === undefined || second === undefined ? list : list.with(a, second).with(b, first);
};

export const toggled = <T>(list: readonly T[], item: T): readonly T[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

/** A place in the list is what an item is known by while it is edited: names change under the fingers. */
export const numbered = <T>(
  list: readonly T[],
): readonly { readonly key: string; readonly at: number; readonly item: T }[] =>
  list.map((item, at) => ({ key: `n${at}`, at, item }));

/** A name nobody has yet: `New target`, `New target 2`. */
export function freshName(wish: string, taken: readonly string[]): string {
  if (!taken.includes(wish)) return wish;
  let number = 2;
  while (taken.includes(`${wish} ${number}`)) number += 1;
  return `${wish} ${number}`;
}

/** `Café Soho` becomes `cafe-soho`; never one that is taken. */
export function freshSlug(name: string, taken: readonly string[]): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/gu, '-').replace(/^-|-$/gu, '') || 'x';
  return freshName(slug, taken).replaceAll(' ', '-');
}
