// Who was told which sentence: replies are put in one by one and taken out again, and the sentences told to several
// customers come out, the most told first, a word changed from one to the next or not. What was found stays found until its
// own sentences change, so that a new reply costs its sentences and no others.

import { fewestForgiving, isSameSentence, lengthAt, marksLength } from './repeatable.ts';

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
/** Many sentences that only begin or end alike are looked through for so many that were told to several. */
const mostTried = 40;

interface Told {
  readonly marks: Uint8Array;
  readonly reply: Telling;
}

interface Several extends ToldSentence {
  /** Of its marks. */
  readonly id: string;
}

export function openTellings(): Tellings {
  const alike = new Map<string, Told[]>();
  const found = new Map<string, readonly Several[]>();
  const changed = new Set<string>();
  return {
    add: (reply) => {
      for (const [side, marks] of sidesOf(reply)) {
        const told = alike.get(side);
        if (told === undefined) alike.set(side, [{ marks, reply }]);
        else told.push({ marks, reply });
        changed.add(side);
      }
    },
    remove: (reply) => {
      for (const [side] of sidesOf(reply)) {
        const left = alike.get(side)?.filter((one) => one.reply.key !== reply.key) ?? [];
        if (left.length === 0) alike.delete(side);
        else alike.set(side, left);
        changed.add(side);
      }
    },
    most: (limit) => {
      for (const side of changed) {
        const several = toldToSeveral(alike.get(side) ?? []);
        if (several.length === 0) found.delete(side);
        else found.set(side, several);
      }
      changed.clear();
      return eachOnce(found.values()).slice(0, limit);
    },
  };
}

/** A long sentence stands with those that begin like it and with those that end like it: a word changed leaves one of them. */
function* sidesOf({ sentences }: Telling): Generator<[side: string, marks: Uint8Array]> {
  for (let at = 0; at < (sentences?.length ?? 0); at += marksLength) {
    const marks = sentences?.slice(at, at + marksLength) ?? new Uint8Array(marksLength);
    const length = lengthAt(marks, 0);
    const side = length > fewestForgiving ? 3 : 2;
    if (length < fewestForgiving) yield [`= ${marks.join()}`, marks];
    else {
      yield [`< ${marks.slice(0, side).join()}`, marks];
      yield [`> ${marks.slice(length - side, length).join()}`, marks];
    }
  }
}

function toldToSeveral(told: readonly Told[]): Several[] {
  if (customersOf(told) < fewestCustomers) return [];
  const several: Several[] = [];
  let left = wordingsOf(told);
  for (let tried = 0; tried < mostTried; tried += 1) {
    const [one] = left;
    if (one === undefined) break;
    const isSame = ({ marks }: Wording): boolean => isSameSentence(one.marks, marks, 0);
    const same = left.filter(isSame).flatMap((wording) => wording.told);
    const customers = customersOf(same);
    const isTold = customers >= fewestCustomers;
    if (isTold) several.push({ id: one.id, marks: one.marks, customers, key: newestOf(same).key });
    left = left.filter((other) => other !== one && !(isTold && isSame(other)));
  }
  return several;
}

interface Wording {
  readonly id: string;
  readonly marks: Uint8Array;
  readonly told: readonly Told[];
}

/** The most used first. */
function wordingsOf(all: readonly Told[]): Wording[] {
  return [...Map.groupBy(all, ({ marks }) => marks.join())]
    .map(([id, told]) => ({ id, marks: Uint8Array.from(id.split(','), Number), told }))
    .sort((a, b) => b.told.length - a.told.length);
}

function customersOf(told: readonly Told[]): number {
  if (told.length < fewestCustomers) return 0;
  return new Set(told.flatMap(({ reply }) => reply.customerId ?? [])).size;
}

/** Of two of the same moment always the same one: the file changes with what was said only. */
function newestOf(told: readonly Told[]): Telling {
  const [newest] = told
    .map(({ reply }) => reply)
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.key < b.key ? 1 : -1));
  if (newest === undefined) throw new Error('nobody was told');
  return newest;
}

/** The most told first. */
function eachOnce(found: Iterable<readonly Several[]>): ToldSentence[] {
  const byMarks = new Map<string, Several>();
  for (const sentence of [...found].flat()) {
    if ((byMarks.get(sentence.id)?.customers ?? 0) < sentence.customers) byMarks.set(sentence.id, sentence);
  }
  return [...byMarks.values()].sort((a, b) => b.customers - a.customers || (a.id < b.id ? -1 : 1));
}
