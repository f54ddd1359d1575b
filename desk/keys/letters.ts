// Whether single letters are commands. People who speak to their computer need them off (WCAG 2.1.4); the choice is
// remembered on the device.

import { useSyncExternalStore } from 'react';

const place = 'heed.letters';
const watchers = new Set<() => void>();

export function hasLetters(): boolean {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
}

export function setLetters(isOn: boolean): void {
  try {
    localStorage.setItem(place, isOn ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing: the choice holds for nothing longer than this call, and the letters stay on.
  }
  for (const watcher of watchers) watcher();
}

export function useLetters(): boolean {
  return useSyncExternalStore((watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  }, hasLetters);
}
