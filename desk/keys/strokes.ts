// Keys as words. In: a keyboard event, what was pressed just before, and the commands that hold now.
// Out: the command it means, or that the first half of a two-key command was pressed.

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: 'move' | 'case' | 'go' | 'desk';
  /** Strokes such as `j`, `mod+k`, or two after each other: `g d`. The first is the one shown. */
  readonly keys: readonly string[];
  readonly run: () => void;
  /** Works while somebody types; only for strokes that write nothing. */
  readonly isForTyping?: boolean;
  /** Not offered in the palette: it makes no sense there (move down, open). */
  readonly isKeyOnly?: boolean;
}

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Ctrl and Cmd are one word, so that one map serves every keyboard. Shift counts only where it makes no other sign. */
export function strokeOf(pressed: Pressed): string {
  const key = pressed.key.toLowerCase();
  const isSign = pressed.key.length === 1 && !/\p{L}/u.test(pressed.key);
  const shift = pressed.shiftKey && !isSign ? 'shift+' : '';
  const alt = pressed.altKey ? 'alt+' : '';
  const mod = pressed.ctrlKey || pressed.metaKey ? 'mod+' : '';
  return `${mod}${alt}${shift}${key}`;
}

export interface Situation {
  readonly isTyping: boolean;
  /** The focus is on something that Enter and Space already mean something to. */
  readonly isOnControl: boolean;
  /** WCAG 2.1.4: people who speak to their computer must be able to switch single letters off. */
  readonly hasLetters: boolean;
}

export type Meaning =
  | { readonly is: 'command'; readonly command: Command }
  | { readonly is: 'begun'; readonly first: string }
  | { readonly is: 'nothing' };

const nothing: Meaning = { is: 'nothing' };

/** Of two commands with the same keys the later one holds: the page in front is registered last. */
export function meaningOf(
  stroke: string,
  first: string | null,
  commands: readonly Command[],
  situation: Situation,
): Meaning {
  if (situation.isOnControl && (stroke === 'enter' || stroke === ' ')) return nothing;
  const isPlain = stroke.length === 1;
  if (isPlain && !situation.hasLetters) return nothing;
  const allowed = commands.filter((command) => !situation.isTyping || command.isForTyping === true);
  const wanted = first === null ? stroke : `${first} ${stroke}`;
  const command = allowed.findLast((one) => one.keys.includes(wanted));
  if (command !== undefined) return { is: 'command', command };
  const begins = allowed.some((one) => one.keys.some((keys) => keys.startsWith(`${stroke} `)));
  return begins ? { is: 'begun', first: stroke } : nothing;
}

/** The commands as a person sees them: one per id, the last registered. */
export function distinct(commands: readonly Command[]): Command[] {
  return [...new Map(commands.map((command) => [command.id, command])).values()];
}

/** Commands whose words begin with the words typed, best first; no words: all, as they stand. */
export function findCommands(commands: readonly Command[], typed: string): Command[] {
  const parts = foldCase(typed).split(/\s+/u).filter(Boolean);
  if (parts.length === 0) return [...commands];
  return commands
    .map((command) => ({ command, rank: rankOf(foldCase(command.label), parts) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ command }) => command);
}

function rankOf(label: string, parts: readonly string[]): number {
  const words = label.split(/[^\p{L}\p{N}]+/u);
  const isEach = parts.every((part) => words.some((word) => word.startsWith(part)));
  if (isEach) return label.startsWith(parts[0] ?? '') ? 3 : 2;
  return parts.every((part) => label.includes(part)) ? 1 : 0;
}

const foldCase = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
