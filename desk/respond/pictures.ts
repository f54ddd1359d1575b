// Pictures on their way into a reply. In: files as somebody brings them, words about each. Out: what lies in the draft, and
// how far each has come; the server has them a moment later, so that another device and a closed tab lose nothing.

import type { DraftPicturesBody, PictureView } from '../../wire/pictures.ts';
import type { Place } from './drafts.ts';

/** What the desk looks at of a file before it is sent off. */
export interface Brought {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface Lying extends PictureView {
  /** Stays the same while it comes: its id is known only then. */
  readonly key: string;
  /** How much of it has come, 0 to 1; null when it is there. */
  readonly share: number | null;
}

export type Trouble =
  | { readonly why: 'too_large'; readonly name: string; readonly used: number; readonly max: number }
  | { readonly why: 'wrong_type'; readonly name: string; readonly kinds: readonly string[] }
  | { readonly why: 'too_many'; readonly name: string; readonly max: number }
  /** In the server's words; null when it was not reached. */
  | { readonly why: 'refused'; readonly name: string; readonly words: string | null };

export interface DraftPictures {
  readonly pictures: readonly Lying[];
  /** What was brought and does not lie there, and why. */
  readonly troubles: readonly Trouble[];
}

export interface Bounds {
  readonly most: number;
  readonly types: readonly string[];
  readonly maxBytes: number;
}

export interface PictureWorld<File extends Brought> {
  readonly bring: (place: Place, file: File, onShare: (share: number) => void) => Promise<PictureView>;
  readonly put: (place: Place, body: DraftPicturesBody, isLeaving: boolean) => Promise<void>;
  /** The server's words for a refusal; null when it was not reached. */
  readonly wordsOf: (thrown: unknown) => string | null;
  readonly wait: (ms: number, then: () => void) => () => void;
  readonly nowMs: () => number;
}

export interface Pictures<File extends Brought> {
  readonly read: (place: Place) => DraftPictures;
  /** What the server kept when it was asked; it holds unless what lies here was changed since. */
  readonly found: (place: Place, kept: readonly PictureView[], askedAtMs: number) => void;
  readonly add: (place: Place, files: readonly File[], bounds: Bounds) => void;
  readonly tell: (place: Place, key: string, alt: string) => void;
  readonly remove: (place: Place, key: string) => void;
  readonly dismiss: (place: Place) => void;
  /** Those of a reply taken back, before what lies here. */
  readonly giveBack: (place: Place, pictures: readonly PictureView[]) => void;
  /** Before a reply leaves, so that no late word overtakes it. */
  readonly settle: (place: Place) => void;
  readonly clear: (place: Place) => void;
  readonly leave: () => void;
  readonly watch: (watcher: () => void) => () => void;
}

interface Kept extends DraftPictures {
  readonly at: number;
}

const nothing: Kept = { pictures: [], troubles: [], at: 0 };
const keepAfterMs = 700;
/** What the server kept may have been read this long before it arrived. */
const slackMs = 5_000;

export function createPictures<File extends Brought>(world: PictureWorld<File>): Pictures<File> {
  const known = new Map<string, Kept>();
  const waiting = new Map<string, { readonly place: Place; readonly stop: () => void }>();
  const watchers = new Set<() => void>();
  let count = 0;
  const nameOf = ({ slug, caseId }: Place): string => `${slug}:${caseId}`;
  const read = (place: Place): Kept => known.get(nameOf(place)) ?? nothing;

  function set(place: Place, change: (now: Kept) => DraftPictures): void {
    known.set(nameOf(place), { ...change(read(place)), at: world.nowMs() });
    for (const watcher of watchers) watcher();
  }

  function keepSoon(place: Place): void {
    waiting.get(nameOf(place))?.stop();
    waiting.set(nameOf(place), { place, stop: world.wait(keepAfterMs, () => keep(place, false)) });
  }

  function keep(place: Place, isLeaving: boolean): void {
    settle(place);
    // What the server does not get now it gets with the next change, and with the reply.
    void world.put(place, { pictures: named(read(place)) }, isLeaving).catch(() => {});
  }

  function settle(place: Place): void {
    waiting.get(nameOf(place))?.stop();
    waiting.delete(nameOf(place));
  }

  function changeOne(place: Place, key: string, change: (one: Lying) => Lying | null): void {
    set(place, ({ pictures, troubles }) => ({
      pictures: pictures.flatMap((one) => (one.key === key ? (change(one) ?? []) : one)),
      troubles,
    }));
  }

  async function bring(place: Place, file: File, key: string): Promise<void> {
    try {
      const came = await world.bring(place, file, (share) => changeOne(place, key, (one) => ({ ...one, share })));
      changeOne(place, key, ({ alt }) => ({ ...came, alt, key, share: null }));
      keepSoon(place);
    } catch (thrown) {
      const trouble = { why: 'refused', name: file.name, words: world.wordsOf(thrown) } as const;
      changeOne(place, key, () => null);
      set(place, ({ pictures, troubles }) => ({ pictures, troubles: [...troubles, trouble] }));
    }
  }

  return {
    read,
    settle,
    found(place, kept, askedAtMs) {
      const here = read(place);
      const isOlder = here.at > 0 && askedAtMs < here.at + slackMs;
      if (isOlder || waiting.has(nameOf(place)) || isComing(here)) return;
      if (same(named(here), named({ pictures: kept }))) return;
      const pictures = kept.map((one) => ({ ...one, key: one.id, share: null }));
      known.set(nameOf(place), { pictures, troubles: here.troubles, at: askedAtMs });
      for (const watcher of watchers) watcher();
    },
    add(place, files, bounds) {
      const troubles: Trouble[] = [];
      for (const file of files) {
        const trouble = troubleWith(file, read(place).pictures.length, bounds);
        if (trouble !== null) {
          troubles.push(trouble);
          continue;
        }
        count += 1;
        const key = `new ${count}`;
        const one = { key, id: '', alt: '', type: file.type, bytes: file.size, share: 0 };
        set(place, (now) => ({ ...now, pictures: [...now.pictures, one] }));
        void bring(place, file, key);
      }
      set(place, ({ pictures }) => ({ pictures, troubles }));
    },
    tell(place, key, alt) {
      changeOne(place, key, (one) => ({ ...one, alt }));
      keepSoon(place);
    },
    remove(place, key) {
      changeOne(place, key, () => null);
      set(place, ({ pictures }) => ({ pictures, troubles: [] }));
      keepSoon(place);
    },
    dismiss: (place) => set(place, ({ pictures }) => ({ pictures, troubles: [] })),
    giveBack(place, pictures) {
      if (pictures.length === 0) return;
      const back = pictures.map((one) => {
        count += 1;
        return { ...one, key: `back ${count}`, share: null };
      });
      set(place, (now) => ({ ...now, pictures: [...back, ...now.pictures] }));
      keepSoon(place);
    },
    clear(place) {
      settle(place);
      set(place, () => nothing);
    },
    leave() {
      for (const { place } of [...waiting.values()]) keep(place, true);
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

function troubleWith({ name, type, size }: Brought, lying: number, { most, types, maxBytes }: Bounds): Trouble | null {
  if (!types.includes(type)) return { why: 'wrong_type', name, kinds: types };
  if (lying >= most) return { why: 'too_many', name, max: most };
  return size > maxBytes ? { why: 'too_large', name, used: size, max: maxBytes } : null;
}

/** Those that are there, as a request names them. */
export function named({ pictures }: { readonly pictures: readonly (PictureView | Lying)[] }) {
  return pictures.filter(({ id }) => id !== '').map(({ id, alt }) => ({ id, alt: alt.trim() }));
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export const isComing = ({ pictures }: Pick<DraftPictures, 'pictures'>): boolean =>
  pictures.some(({ share }) => share !== null);
