// Who was told which sentence: replies are put in one by one and taken out again, and the sentences told to several
// customers come out, the most told first. Kept up to date, so that a new reply costs its own sentences and no others.

import { marksLength } from './repeatable.ts';

export interface Telling {
  /** Of the reply. */
  readonly key: string;
  readonly at: Date;
  /** Null: not known, and counted as nobody. */
  readonly customerId: string | null;
  /** The marks of its sentences, end to end. */
  readonly sentences: Uint8Array | null;
}

export interface ToldSentence {
  readonly marks: Uint8Array;
  /** Customers who were told. */
  readonly customers: number;
  /** The newest reply that says it. */
  readonly key: string;
}

export interface Tellings {
  add(reply: Telling): void;
  remove(reply: Telling): void;
  /** What at least `fewestCustomers` were told, at most so many sentences. */
  most(limit: number): ToldSentence[];
}

/** Two can be chance. */
export const fewestCustomers = 3;

export function openTellings(): Tellings {
  const bySentence = new Map<string, Telling[]>();
  return {
    add: (reply) => {
      for (const sentence of sentencesOf(reply)) {
        const told = bySentence.get(sentence);
        if (told === undefined) bySentence.set(sentence, [reply]);
        else told.push(reply);
      }
    },
    remove: (reply) => {
      for (const sentence of sentencesOf(reply)) {
        const left = bySentence.get(sentence)?.filter(({ key }) => key !== reply.key) ?? [];
        if (left.length === 0) bySentence.delete(sentence);
        else bySentence.set(sentence, left);
      }
    },
    most: (limit) =>
      [...bySentence]
        .flatMap(([sentence, told]) => toldToSeveral(sentence, told))
        .sort((a, b) => b.customers - a.customers || (a.key < b.key ? 1 : -1))
        .slice(0, limit),
  };
}

function toldToSeveral(sentence: string, told: readonly Telling[]): ToldSentence[] {
  if (told.length < fewestCustomers) return [];
  const customers = new Set(told.flatMap(({ customerId }) => customerId ?? [])).size;
  if (customers < fewestCustomers) return [];
  const newest = told.reduce((one, other) => (isNewer(other, one) ? other : one));
  const marks = Uint8Array.from(sentence, (mark) => mark.charCodeAt(0));
  return [{ marks, customers, key: newest.key }];
}

/** Of two of the same moment always the same one: the file changes with what was said only. */
function isNewer(one: Telling, other: Telling): boolean {
  return one.at.getTime() === other.at.getTime() ? one.key > other.key : one.at > other.at;
}

function sentencesOf({ sentences }: Telling): ReadonlySet<string> {
  const marks = String.fromCharCode(...(sentences ?? []));
  return new Set(
    Array.from({ length: marks.length / marksLength }, (_, i) => marks.slice(i * marksLength, (i + 1) * marksLength)),
  );
}
