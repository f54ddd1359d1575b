// What can be taken back, newest last, for this tab. In: what was done and how to undo it. Out: the key `u`.
// An undone act is never undone twice, and the list forgets what is long past.

export interface Undoable {
  readonly undo: () => Promise<void> | void;
}

const most = 20;
let done: readonly Undoable[] = [];

export function canUndo(one: Undoable): void {
  done = [...done, one].slice(-most);
}

/** Takes this one back, or the newest; false when there is none (any more). */
export async function undo(one: Undoable | undefined = done.at(-1)): Promise<boolean> {
  if (one === undefined || !done.includes(one)) return false;
  done = done.filter((other) => other !== one);
  await one.undo();
  return true;
}

/** It can no longer be undone: the reply has left. */
export function isPast(one: Undoable): void {
  done = done.filter((other) => other !== one);
}
