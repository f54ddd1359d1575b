// The commands that hold right now: each page and panel brings its own while it is on screen. In: commands.
// Out: the list that keys, help and palette share, so that none of them can disagree.

import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Command } from './strokes.ts';

interface Holder {
  readonly read: () => readonly Command[];
}

let holders: readonly Holder[] = [];
const watchers = new Set<() => void>();

function set(next: readonly Holder[]): void {
  holders = next;
  for (const watcher of watchers) watcher();
}

/** Offers these commands while the component is mounted. They may close over state: the newest ones are used. */
export function useCommands(commands: readonly Command[]): void {
  const newest = useRef(commands);
  useEffect(() => {
    newest.current = commands;
  });
  useEffect(() => {
    const holder: Holder = { read: () => newest.current };
    set([...holders, holder]);
    return () => set(holders.filter((other) => other !== holder));
  }, []);
}

export const listCommands = (): Command[] => holders.flatMap((holder) => holder.read());

/** Renders anew when pages bring or take commands; the list itself is read when it is needed. */
export function useCommandList(): Command[] {
  useSyncExternalStore(watchCommands, readHolders);
  return listCommands();
}

function watchCommands(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

const readHolders = (): readonly Holder[] => holders;
