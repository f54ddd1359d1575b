// The moment in which a phrase is looked for, out of what the guard knows of it; and where a `/` in the draft asks for
// phrases instead of being written.

import { firstNameOf } from '../../core/respond/person-name.ts';
import type { FillValues } from '../../core/respond/phrases/fill.ts';
import type { PhraseMoment } from '../../core/respond/phrases/rank.ts';
import type { Situation } from '../../core/respond/situation.ts';

interface Here {
  /** Of the reply, ISO 639-1. */
  readonly language: string;
  readonly channel: string;
  /** Characters left; null where there is no limit. */
  readonly room: number | null;
  /** What else is known: when, the matter, a link. */
  readonly values?: FillValues;
}

type Known = Pick<Situation, 'matter' | 'voice' | 'agentName' | 'brandName' | 'said'>;

export function phraseMoment(situation: Known, { values = {}, ...here }: Here): Omit<PhraseMoment, 'nowMs'> {
  const { matter, voice, agentName, brandName, said } = situation;
  return {
    ...here,
    kind: matter.kind,
    words: matter.words,
    address: voice.address,
    tone: voice.address === 'formal' ? 'plain' : 'warm',
    values: {
      first_name: voice.usesFirstNames ? firstNameOf(matter.customerName) : null,
      agent: firstNameOf(agentName) ?? agentName,
      brand: brandName,
      ...values,
    },
    closeness: said === null ? null : (text) => said.closest(text)?.closeness ?? 0,
  };
}

/** A slash at the start of a word opens the phrases; within one (1/2, and/or) it is a slash. */
export const opensPhrases = (text: string, caret: number): boolean => caret === 0 || /\s/u.test(text[caret - 1] ?? '');

/** Puts words where the caret is, in place of what is marked, with a space to either side where one is missing. */
export function insertWords(
  text: string,
  marked: { readonly start: number; readonly end: number },
  words: string,
): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, marked.start);
  const after = text.slice(marked.end);
  const lead = before === '' || /\s$/u.test(before) ? '' : ' ';
  const trail = after === '' || /^[\s\p{P}]/u.test(after) ? '' : ' ';
  const put = `${lead}${words}`;
  return { text: before + put + trail + after, caret: before.length + put.length };
}
