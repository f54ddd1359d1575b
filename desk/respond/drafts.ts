// Words on their way, kept so that neither a crash nor a closed tab loses them. In: every change, as it is typed.
// Out: the device has it at once, the server a moment later, and other devices from there.

import type { DraftBody } from '../../wire/acts.ts';

export interface Place {
  readonly slug: string;
  readonly caseId: string;
}

export interface Draft {
  readonly text: string;
  /** True when the server has these words too. */
  readonly isKept: boolean;
  /** When they were last changed here, in epoch milliseconds; 0 for never. */
  readonly at: number;
}

export interface DraftWorld {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly put: (place: Place, body: DraftBody, isLeaving: boolean) => Promise<void>;
  readonly wait: (ms: number, then: () => void) => () => void;
  readonly nowMs: () => number;
}

export interface Drafts {
  readonly read: (place: Place) => Draft;
  /** What the server kept when it was asked; it holds unless the words here are newer than the asking. */
  readonly found: (place: Place, text: string, askedAtMs: number) => void;
  readonly write: (place: Place, text: string, visibility: DraftBody['visibility']) => void;
  /** Words that come back from a reply taken back: in front of what was written meanwhile. */
  readonly giveBack: (place: Place, text: string, visibility: DraftBody['visibility']) => void;
  /** Before a reply leaves, so that no late draft overtakes it; then the words are gone from here. */
  readonly settle: (place: Place) => Promise<void>;
  readonly clear: (place: Place) => void;
  /** The page is closing: what is still waiting is sent now. */
  readonly leave: () => void;
  /** Another tab of this person changed what is stored under that name: its words are taken over. */
  readonly changedElsewhere: (name: string | null) => void;
  readonly watch: (watcher: () => void) => () => void;
}

const keepAfterMs = 700;
const retryAfterMs = 5_000;
/** What the server kept may have been read this long before it arrived: words changed since then are newer. */
const slackMs = 5_000;
const prefix = 'heed.draft:';
const nothing: Draft = { text: '', isKept: true, at: 0 };

interface Waiting {
  readonly place: Place;
  readonly visibility: DraftBody['visibility'];
  readonly stop: () => void;
}

export function createDrafts(world: DraftWorld): Drafts {
  const known = new Map<string, Draft>();
  const waiting = new Map<string, Waiting>();
  const sending = new Map<string, Promise<void>>();
  const watchers = new Set<() => void>();
  const nameOf = ({ slug, caseId }: Place): string => `${prefix}${slug}:${caseId}`;

  function set(name: string, draft: Draft): void {
    known.set(name, draft);
    try {
      if (draft.text === '' && draft.isKept) world.storage.removeItem(name);
      else world.storage.setItem(name, JSON.stringify(draft));
    } catch {
      // A full or forbidden storage: the server still gets the words.
    }
    for (const watcher of watchers) watcher();
  }

  function read(place: Place): Draft {
    const name = nameOf(place);
    const here = known.get(name) ?? parse(world.storage, name) ?? nothing;
    known.set(name, here);
    return here;
  }

  function keepSoon(place: Place, visibility: DraftBody['visibility'], afterMs: number): void {
    const name = nameOf(place);
    waiting.get(name)?.stop();
    const stop = world.wait(afterMs, () => void keep(place, visibility, false));
    waiting.set(name, { place, visibility, stop });
  }

  async function keep(place: Place, visibility: DraftBody['visibility'], isLeaving: boolean): Promise<void> {
    const name = nameOf(place);
    const { text } = read(place);
    waiting.get(name)?.stop();
    waiting.delete(name);
    const put = world.put(place, { text, visibility }, isLeaving).then(
      () => {
        if (read(place).text === text) set(name, { text, isKept: true, at: world.nowMs() });
      },
      () => {
        if (!waiting.has(name) && !isLeaving) keepSoon(place, visibility, retryAfterMs);
      },
    );
    sending.set(name, put);
    await put;
  }

  function write(place: Place, text: string, visibility: DraftBody['visibility']): void {
    set(nameOf(place), { text, isKept: false, at: world.nowMs() });
    keepSoon(place, visibility, keepAfterMs);
  }

  return {
    read,
    write,
    found(place, text, askedAtMs) {
      const here = read(place);
      const isNewerHere = !here.isKept || askedAtMs < here.at + slackMs;
      if (!isNewerHere && here.text !== text) set(nameOf(place), { text, isKept: true, at: askedAtMs });
    },
    giveBack(place, text, visibility) {
      const { text: since } = read(place);
      write(place, since.trim() === '' ? text : `${text}\n\n${since}`, visibility);
    },
    async settle(place) {
      waiting.get(nameOf(place))?.stop();
      waiting.delete(nameOf(place));
      await sending.get(nameOf(place));
      waiting.get(nameOf(place))?.stop();
      waiting.delete(nameOf(place));
    },
    clear: (place) => set(nameOf(place), { ...nothing, at: world.nowMs() }),
    leave() {
      for (const { place, visibility } of [...waiting.values()]) void keep(place, visibility, true);
    },
    changedElsewhere(name) {
      if (name === null || !name.startsWith(prefix)) return;
      known.delete(name);
      for (const watcher of watchers) watcher();
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

function parse(storage: DraftWorld['storage'], name: string): Draft | null {
  try {
    const found: unknown = JSON.parse(storage.getItem(name) ?? 'null');
    if (typeof found !== 'object' || found === null) return null;
    if (!('text' in found) || typeof found.text !== 'string') return null;
    const at = 'at' in found && typeof found.at === 'number' ? found.at : 0;
    return { text: found.text, isKept: 'isKept' in found && found.isKept === true, at };
  } catch {
    return null;
  }
}
