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
  /** One that was heard before, and the group it was found in then: nothing new comes of it. */
  recall(mention: Voiced, group: string | null): void;
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
  const knownGroup = (name: string): Group => {
    const found = known.get(name) ?? openGroup(name, true);
    known.set(name, found);
    return found;
  };
  const keep = (same: Kept | undefined, { id, at }: Voiced, copy: Copy, group: Group): void => {
    if (same !== undefined) {
      same.isShared = true;
      same.at = Math.max(same.at, at);
      return;
    }
    const kept: Kept = { id, group, at, isTold: group.isTold, isShared: false, isGone: false };
    byId.set(id, kept);
    shelf.add(copy, kept);
    for (const oldest of byId.keys()) {
      if (byId.size <= 2 * most) break;
      byId.delete(oldest);
    }
  };
  const nearTo = (copy: Copy, { at }: Voiced) => {
    const near = shelf.find(copy).filter(({ kept }) => !kept.isGone && Math.abs(kept.at - at) <= longestGapMs);
    return { near: near.map(({ kept }) => kept), same: near.find(({ nearness }) => nearness === 1)?.kept };
  };
  return {
    forget,
    recall: (mention, name) => {
      forget(mention.id);
      const copy = copyOf(mention.text);
      if (copy === null) return;
      const group = name === null ? ownGroup(mention) : knownGroup(name);
      keep(nearTo(copy, mention).same, mention, copy, group);
    },
    hear: (mention) => {
      forget(mention.id);
      const copy = copyOf(mention.text);
      if (copy === null) return alone;
      const { near, same } = nearTo(copy, mention);
      const group = ownGroup(mention);
      keep(same, mention, copy, group);
      if (near.length === 0) return alone;
      const merged = near.flatMap((kept) => unite(kept.group, group));
      const root = rootOf(group);
      // Only changed ones say it so far: the next to say it gives it a name.
      if (root.name === null) return alone;
      root.isTold = true;
      const own = byId.get(mention.id);
      const untold = near.filter((kept) => !kept.isTold && kept !== own);
      for (const kept of untold) kept.isTold = true;
      if (own !== undefined) own.isTold = true;
      return { voices: [...untold.map(({ id }) => id), mention.id], group: root, merged };
    },
  };
}

function ownGroup({ id, isRevised }: Voiced): Group {
  return openGroup(isRevised ? null : id, false);
}
