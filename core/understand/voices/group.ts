// Groups that grow into each other: what was two storms is one as soon as somebody says what leads from one to the other.
// The least name stays, so that it does not matter who was heard first.

export interface Group {
  /** The least id of those in it; null while only changed mentions are. */
  name: string | null;
  /** Goes on in that one. */
  into: Group | null;
  /** Others know it by its name. */
  isTold: boolean;
}

export function openGroup(name: string | null, isTold: boolean): Group {
  return { name, into: null, isTold };
}

export function rootOf(group: Group): Group {
  let root = group;
  while (root.into !== null) root = root.into;
  // The next who asks has a short way.
  for (let at = group; at.into !== null; ) {
    const next: Group = at.into;
    at.into = root;
    at = next;
  }
  return root;
}

/** Makes one of two; gives the name that others know and that is not used any more. */
export function unite(one: Group, other: Group): readonly string[] {
  const [a, b] = [rootOf(one), rootOf(other)];
  if (a === b) return [];
  const isFirst = b.name === null || (a.name !== null && a.name <= b.name);
  const [stays, goes] = isFirst ? [a, b] : [b, a];
  goes.into = stays;
  return goes.isTold && goes.name !== null && goes.name !== stays.name ? [goes.name] : [];
}
