// How customers take the brand's replies. In: a note of a reply and the moment it answers; out: what the customer
// says to it and how much later, or nothing. Written for the message where the story has words, else by temper.

import type { Note } from './notebook.ts';
import { chanceOf, type Moment, personBy } from './story.ts';
import { lines } from './world/follow-ups.ts';
import type { Temper } from './world/written.ts';

export interface FollowUp {
  readonly text: string;
  readonly at: number;
}

/** `turn`: how many answers this customer had in this matter before this one. */
export function followUp(note: Note, moment: Moment, turn: number): FollowUp | null {
  const { written } = moment;
  const person = personBy.get(written.by);
  if (person === undefined) return null;
  const delayMs = (25 + 125 * chanceOf(note.key)) * 1000;
  const at = note.at + Math.round(delayMs);
  const own = written.back?.[turn];
  if (own !== undefined) return { text: own, at };
  if (written.back !== undefined) return null;
  // Somebody who came to praise is not hot about the reply, and small talk is answered calmly.
  const temper: Temper =
    written.means === 'praise' ? 'warm' : written.means === 'other' && person.temper === 'hot' ? 'calm' : person.temper;
  const said = lines[person.language]?.[temper]?.[turn];
  if (said === undefined) return null;
  return { text: said[Math.floor(chanceOf(`${note.key}/words`) * said.length)] ?? '', at };
}
