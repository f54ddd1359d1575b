// A storm of copies is one matter with many voices: mentions go in as they are heard, changed or taken back, and out comes
// which of them say the same. Whoever is near to one of a group belongs to it, in whatever order they were heard.

import { type Copy, copyOf } from './copy.ts';
import { type Group, openGroup, rootOf, unite } from './group.ts';
import { openShelf } from './shelf.ts';

/** Two may be chance, or one person and a friend. */
export const fewestVoices = 3;
/** The same words a week later are another storm, unless somebody said them in between. */
export const longestGapMs = 7 * 86_400_000;
/** A half of the copies that are kept in mind. */
const mostKept = 8192;

export interface Voiced {
  readonly id: string;
  readonly text: string;
  /** When it was heard, in ms. */
  readonly at: number;
  /** Changed since it was heard. A group is named after the first that said it, which is not this one any more. */
  readonly isRevised: boolean;
  /** The group it is known to be in. */
  readonly group: string | null;
}

export interface VoicesFound {
  /** Those that are voices by it: itself, and earlier ones that were alone so far. */
  readonly voices: readonly string[];
  /** Theirs. */
  readonly group: Group | null;
  /** Groups that turned out to be one with it: their names are not used any more. */
  readonly merged: readonly string[];
}

export interface Voices {
  hear(mention: Voiced): VoicesFound;
  forget(id: string): void;
}

interface Kept {
  readonly id: string;
  readonly group: Group;
  at: number;
  /** Told as a voice already. */
  isTold: boolean;
  /** Others said exactly this: it stays when the first who did takes it back. */
  isShared: boolean;
  isGone: boolean;
}

const alone: VoicesFound = { voices: [], group: null, merged: [] };

export function openVoices(most = mostKept): Voices {
  const shelf = openShelf<Kept>(most);
  const byId = new Map<string, Kept>();
  /** Groups that were known before. */
  const known = new Map<string, Group>();

  const forget = (id: string): void => {
    const kept = byId.get(id);
    if (kept === undefined) return;
    kept.isGone = !kept.isShared;
    byId.delete(id);
  };
  const groupOf = ({ id, group, isRevised }: Voiced): Group => {
    if (group === null) return openGroup(isRevised ? null : id, false);
    const found = known.get(group) ?? openGroup(group, true);
    known.set(group, found);
    return found;
  };
  const keep = (same: Kept | undefined, { id, at, group: before }: Voiced, copy: Copy, group: Group): void => {
    if (same !== undefined) {
      same.isShared = true;
      same.at = Math.max(same.at, at);
      return;
    }
    const kept: Kept = { id, group, at, isTold: before !== null, isShared: false, isGone: false };
    byId.set(id, kept);
    shelf.add(copy, kept);
    for (const oldest of byId.keys()) {
      if (byId.size <= 2 * most) break;
      byId.delete(oldest);
    }
  };
  return {
    forget,
    hear: (mention) => {
      forget(mention.id);
      const copy = copyOf(mention.text);
      if (copy === null) return alone;
      const near = shelf
        .find(copy)
        .filter(({ kept }) => !kept.isGone && Math.abs(kept.at - mention.at) <= longestGapMs);
      const group = groupOf(mention);
      keep(near.find(({ nearness }) => nearness === 1)?.kept, mention, copy, group);
      if (near.length === 0) return alone;
      const merged = near.flatMap(({ kept }) => unite(kept.group, group));
      const root = rootOf(group);
      // Only changed ones say it so far: the next to say it gives it a name.
      if (root.name === null) return alone;
      root.isTold = true;
      const others = [...near.map(({ kept }) => kept), ...[byId.get(mention.id) ?? []].flat()];
      const untold = others.filter((kept) => !kept.isTold);
      for (const kept of untold) kept.isTold = true;
      const voices = new Set(untold.map(({ id }) => id));
      if (mention.group === null) voices.add(mention.id);
      return { voices: [...voices], group: root, merged };
    },
  };
}
