// What the brand did in the town: its replies, likes and what it hid. In: a credential; out: the notes in it, and a credential
// with one more. The credential is the town's only disk: it is sealed, saved through the hands and comes back with
// every call, so a town survives a restart. Inside one process the newest notes are also held per town, because two
// sendings may carry the same older credential.

import type { Credential, Hands } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { compareIds } from './story.ts';

export interface Note {
  readonly act: 'reply' | 'like' | 'hide' | 'show';
  /** The reply's client key, or the liked mention: a second note of the same key replaces nothing. */
  readonly key: string;
  /** Canonical id of what it answers or likes. */
  readonly to: string;
  /** Ids of what started the thread, and of the written moment this customer's matter goes back to. */
  readonly root: string;
  readonly origin: string;
  readonly text: string;
  readonly visibility: 'public' | 'private';
  readonly at: number;
  /** What is told of each picture that went along. */
  readonly photos?: readonly string[];
}

/** Enough for weeks of practice; older notes are forgotten, their mentions are long heard. */
const MOST_NOTES = 400;
const PREFIX = 'note:';
/** The town of one process: what was noted since it started, by town. */
const held = new Map<string, Map<string, Note>>();
const turns = new Map<string, Promise<void>>();

export function townOf(credential: Credential | null): string | null {
  return credential?.town ?? null;
}

/** Every note of the town, oldest first. */
export function readNotes(credential: Credential | null): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const [name, value] of Object.entries(credential ?? {})) {
    const note = name.startsWith(PREFIX) ? parseNote(value) : null;
    if (note !== null) notes.set(note.key, note);
  }
  const town = townOf(credential);
  for (const note of (town === null ? undefined : held.get(town))?.values() ?? []) notes.set(note.key, note);
  return [...notes.values()].sort((a, b) => a.at - b.at || compareIds(a.key, b.key));
}

/** Adds a note and resolves when it is on disk. A key that is known already changes nothing and is given back. */
export function addNote(credential: Credential, note: Note, hands: Hands): Promise<Note> {
  const town = townOf(credential);
  if (town === null) {
    throw new ChannelError('auth_expired', 'this is not a credential of the rehearsal town: connect it again');
  }
  // One at a time per town: of two saves under way the older could land last and undo the newer.
  const turn = (turns.get(town) ?? Promise.resolve()).then(() => write(town, { credential, note }, hands));
  turns.set(
    town,
    turn.then(
      () => undefined,
      () => undefined,
    ),
  );
  return turn;
}

async function write(town: string, what: { credential: Credential; note: Note }, hands: Hands): Promise<Note> {
  const { credential, note } = what;
  const known = readNotes(credential).find((other) => other.key === note.key);
  if (known !== undefined) return known;
  const lines = [...readNotes(credential), note].slice(-MOST_NOTES);
  const rest = Object.entries(credential).filter(([name]) => !name.startsWith(PREFIX));
  const saved = lines.map((line) => [`${PREFIX}${line.key}`, JSON.stringify(line)] as const);
  try {
    await hands.saveCredential(Object.fromEntries([...rest, ...saved]));
  } catch (cause) {
    throw new ChannelError('outcome_unknown', 'the town could not write this down', { cause });
  }
  const notes = held.get(town) ?? new Map<string, Note>();
  held.set(town, notes.set(note.key, note));
  return note;
}

function parseNote(value: string): Note | null {
  try {
    const note = JSON.parse(value) as Note;
    const isWhole = [note.key, note.to, note.root, note.origin, note.text].every((part) => typeof part === 'string');
    return isWhole && typeof note.at === 'number' ? note : null;
  } catch {
    return null;
  }
}
