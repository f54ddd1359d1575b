// The notices on screen: a small store outside React, so that any code can tell the person something.
// In: a notice, perhaps with one act (Undo). Out: the list that Toasts draws.

export interface Notice {
  readonly message: string;
  readonly tone?: 'plain' | 'good' | 'bad';
  readonly action?: { readonly label: string; readonly onAct: () => void };
  /** How long it stays; errors stay longer. 0: until it is closed. */
  readonly stayMs?: number;
}

export interface ToastHandle {
  readonly show: (notice: Notice) => number;
  readonly dismiss: (id: number) => void;
}

export interface Toast extends Notice {
  readonly id: number;
}

const MOST = 3;
const STAY_MS = 6000;
const STAY_BAD_MS = 12_000;

let list: readonly Toast[] = [];
let lastId = 0;
const watchers = new Set<() => void>();

function set(next: readonly Toast[]): void {
  list = next;
  for (const watcher of watchers) watcher();
}

/** Shows a notice and returns its id. The oldest goes when there are more than three. */
export function showToast(notice: Notice): number {
  lastId += 1;
  set([...list, { ...notice, id: lastId }].slice(-MOST));
  return lastId;
}

export function dismissToast(id: number): void {
  if (list.some((toast) => toast.id === id)) set(list.filter((toast) => toast.id !== id));
}

export function stayOf(notice: Notice): number {
  return notice.stayMs ?? (notice.tone === 'bad' ? STAY_BAD_MS : STAY_MS);
}

export function listToasts(): readonly Toast[] {
  return list;
}

export function watchToasts(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
