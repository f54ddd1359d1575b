// One key, and the customer knows when they will hear more: a fresh line out of the library, filled with their name, what
// it is about and a time the team can keep, which becomes a promise. In: the library and the moment. Out: line and time.

import type { Phrase } from './phrases/library.ts';
import { type PhraseMoment, rankPhrases } from './phrases/rank.ts';
import { whenWords } from './when-words.ts';

export interface Acknowledgement {
  readonly phraseId: string;
  readonly text: string;
  readonly until: Date;
}

export interface Keepable {
  /** What the team can keep, the nearest first. */
  readonly times: readonly Date[];
  readonly timeZone: string;
}

/** Closer than this to something said lately, a line is not fresh. */
const tooClose = 0.75;

/** Null where there is nothing to promise by, or no line that says it in this language. */
export function acknowledge(
  library: readonly Phrase[],
  moment: PhraseMoment,
  { times, timeZone }: Keepable,
): Acknowledgement | null {
  const [until] = times;
  const { language, words, values, nowMs, closeness } = moment;
  const when = until === undefined ? null : whenWords(until, new Date(nowMs), timeZone, language);
  if (until === undefined || when === null) return null;
  const matter = matterIn(words, language);
  const filled = { ...values, when, ...(matter === null ? {} : { matter }) };
  // One key claims nothing of the matter: "we are searching the warehouse" is for who has looked.
  const holds = library.filter(({ use, topic }) => use === 'hold' && topic === 'any');
  const ranked = rankPhrases(holds, { ...moment, values: filled }).filter(({ filled: text }) => !/\{\w+\}/u.test(text));
  const fresh = ranked.filter(({ filled: text }) => closeness === null || closeness(text) < tooClose);
  const name = values.first_name;
  const best =
    fresh.find(({ filled: text }) => typeof name === 'string' && text.includes(name)) ?? fresh[0] ?? ranked[0];
  return best === undefined ? null : { phraseId: best.phrase.id, text: best.filled, until };
}

/** English alone can name a thing without knowing its gender and case; elsewhere lines without the thing are taken. */
const things: readonly string[] =
  'order parcel package delivery refund invoice bill booking reservation appointment subscription account ticket return replacement flight room table card payment'.split(
    ' ',
  );

/** What it is about, if the customer names one such thing and no other; in English "this" stands for what is not sure. */
export function matterIn(words: readonly string[], language: string): string | null {
  if (language !== 'en') return null;
  const said = new Set(
    words
      .join(' ')
      .toLowerCase()
      .match(/[a-z]+/gu) ?? [],
  );
  const named = things.filter((thing) => said.has(thing));
  return named.length === 1 ? `your ${named[0]}` : 'this';
}
