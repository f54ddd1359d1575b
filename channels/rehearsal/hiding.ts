// Which mentions the brand has hidden from the town's public. In: the notes. Out: their canonical ids, or one more note; the
// newest note of a mention holds.

import type { Credential, Hands } from '../channel.ts';
import { addNote, type Note, readNotes } from './notebook.ts';

export function hiddenIn(credential: Credential): readonly string[] {
  const newest = new Map<string, Note['act']>();
  for (const { act, to } of readNotes(credential)) if (act === 'hide' || act === 'show') newest.set(to, act);
  return [...newest].flatMap(([to, act]) => (act === 'hide' ? [to] : []));
}

/** Hidden twice, it is hidden once: nothing more is noted. */
export async function noteHidden(
  credential: Credential,
  of: Pick<Note, 'to' | 'root' | 'origin'>,
  isHidden: boolean,
  hands: Hands,
): Promise<void> {
  if (hiddenIn(credential).includes(of.to) === isHidden) return;
  const times = readNotes(credential).filter(
    ({ act, to }) => to === of.to && (act === 'hide' || act === 'show'),
  ).length;
  const note = { ...of, text: '', visibility: 'public' as const, at: hands.now().getTime() };
  const key = `hide:${of.to}:${String(times).padStart(4, '0')}`;
  await addNote(credential, { ...note, act: isHidden ? 'hide' : 'show', key }, hands);
}
