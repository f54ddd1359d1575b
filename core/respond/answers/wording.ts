// How the same question is found in other words. Comes in: what a customer wrote, and what is known with the words that
// led to it before. Goes out: keys to look candidates up by, and the candidates in order of closeness. Any language.

import { de } from '../packs/de.ts';
import { en } from '../packs/en.ts';
import { es } from '../packs/es.ts';
import { fr } from '../packs/fr.ts';
import { pt } from '../packs/pt.ts';
import { plainWords, thingsOf } from './things.ts';

/** Words made ready to be held against others: places in a long row, rising, and how much each counts. */
export interface Wording {
  readonly places: Uint32Array;
  readonly counts: Float32Array;
}

export interface Known {
  readonly id: string;
  /** Its question, its text, and the words of customers it answered, in any order. */
  readonly wording: Wording;
}

export interface Near {
  readonly id: string;
  /** 0 to 1. */
  readonly closeness: number;
}

/** Longer words of customers are read up to here. */
const longest = 2000;
const mostKeys = 60;
const stemLength = 5;
/** A word that may speak of more says too little to look candidates up by. */
const mostThings = 3;

/** The stem of a word as it is among the keys. */
const stemOf = (word: string): string => word.slice(0, stemLength);

/** Words that are in every question lead everywhere, so they are looked up only where nothing else is said. */
const everywhere: ReadonlySet<string> = new Set(
  [de, en, es, fr, pt].flatMap(({ stop }) => stop.split(/[,\n]/u).flatMap((passage) => [...plainWords(passage)])),
);

/** The things a text speaks of and the stems of its words, each once: what candidates are looked up by. */
export function keysOf(text: string): readonly string[] {
  const words = plainWords(text.slice(0, longest));
  const telling = words.filter((word) => word.length > 1 && !everywhere.has(word));
  const things = thingsOf(words).filter((one) => one.length <= mostThings);
  const stems = (telling.length > 0 || things.length > 0 ? telling : words.filter((word) => word.length > 1)).map(
    stemOf,
  );
  return [...new Set([...things.flat(), ...stems])].slice(0, mostKeys);
}

/** The keys of a text whose last word is still being typed, and how that word begins; null where it has ended. */
export function typedKeysOf(text: string): { readonly keys: readonly string[]; readonly begun: string | null } {
  const last = /[\p{L}\p{N}\p{M}]+$/u.exec(text)?.[0];
  const begun = last === undefined ? undefined : plainWords(last).at(-1);
  if (last === undefined || begun === undefined) return { keys: keysOf(text), begun: null };
  return { keys: keysOf(text.slice(0, -last.length)), begun: stemOf(begun) };
}

/** What a piece counts: of its kind, and the more the more often it is said. */
const wordCounts = 3;
const thingCounts = 8;
const shortest = 3;
const biggest = 5;

/** Pieces are told apart by their place in a row of this length; two in one place are rare enough to do no harm. */
const rowBits = 18;

function placeOf(piece: string): number {
  let mixed = 2166136261;
  for (let at = 0; at < piece.length; at++) mixed = Math.imul(mixed ^ piece.charCodeAt(at), 16777619);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> (32 - rowBits);
}

type Counts = Map<number, number>;

const more = (counts: Counts, place: number, by: number) => counts.set(place, (counts.get(place) ?? 0) + by);

/**
 * Pieces of three to five letters, whole words, words side by side, and what is spoken of: forgiving of endings, of slips
 * of the finger, and of another word for the same.
 */
function countsOf(text: string): Counts {
  const words = plainWords(text.slice(0, longest));
  const letters: Counts = new Map();
  const whole: Counts = new Map();
  const spoken: Counts = new Map();
  words.forEach((word, i) => {
    const framed = ` ${word} `;
    for (let size = shortest; size <= biggest; size++) {
      for (let at = 0; at + size <= framed.length; at++) more(letters, placeOf(framed.slice(at, at + size)), 1);
    }
    more(whole, placeOf(`=${word}`), 1);
    if (i > 0) more(letters, placeOf(`+${words[i - 1]} ${word}`), 1);
  });
  for (const things of thingsOf(words)) {
    // Of a word that may mean several things each is said a little less.
    for (const thing of things) more(spoken, placeOf(thing), 1 / Math.sqrt(things.length));
  }
  const counts: Counts = new Map();
  const put = (of: Counts, kind: number) => {
    for (const [place, times] of of) more(counts, place, kind * (times > 1 ? 1 + Math.log(times) : times));
  };
  put(letters, 1);
  put(whole, wordCounts);
  put(spoken, thingCounts);
  return counts;
}

/** Texts of one matter made ready: each counts the same, however long it is. Slow beside comparing, so keep it. */
export function wordingOf(texts: readonly string[]): Wording {
  const sum: Counts = new Map();
  for (const text of texts) {
    const counts = countsOf(text);
    let length = 0;
    for (const count of counts.values()) length += count * count;
    for (const [place, count] of counts) more(sum, place, count / Math.sqrt(length));
  }
  const sorted = [...sum].sort(([one], [other]) => one - other);
  return {
    places: Uint32Array.from(sorted, ([place]) => place),
    counts: Float32Array.from(sorted, ([, count]) => count),
  };
}

/** A piece that few of the known have says more: its weight grows with its rarity, more than in proportion. */
const rarity = 1.2;

interface Weights {
  /** How many of the known hold what is at a place. */
  readonly holders: Uint16Array;
  readonly byHolders: Float64Array;
}

/** The known, the nearest first; what shares nothing is left out. */
export function nearestOf(asked: string, known: readonly Known[]): Near[] {
  const weights = weightsOf(known);
  const question = wordingOf([asked]);
  const length = heldAgainst(question, question, weights).square;
  const near = known.map(({ id, wording }) => {
    const { shared, square } = heldAgainst(question, wording, weights);
    return { id, closeness: shared === 0 ? 0 : shared / Math.sqrt(square * length) };
  });
  return near.filter((one) => one.closeness > 0).sort((one, other) => other.closeness - one.closeness);
}

function weightsOf(known: readonly Known[]): Weights {
  const holders = new Uint16Array(2 ** rowBits);
  for (const { wording } of known) {
    const { places } = wording;
    for (let i = 0; i < places.length; i++) {
      const place = places[i] ?? 0;
      holders[place] = (holders[place] ?? 0) + 1;
    }
  }
  // What nobody holds counts in the length: a question that is mostly of other things is near to nothing.
  const byHolders = Float64Array.from(
    { length: known.length + 1 },
    (_, held) => Math.log(1 + known.length / Math.max(1, held)) ** rarity,
  );
  return { holders, byHolders };
}

/** Both are in rising order, so they are gone through once, side by side. */
function heldAgainst(question: Wording, { places, counts }: Wording, { holders, byHolders }: Weights) {
  let shared = 0;
  let square = 0;
  let asked = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    const weight = byHolders[holders[place] ?? 0] ?? 0;
    const counted = weight * (counts[i] ?? 0);
    square += counted * counted;
    while ((question.places[asked] ?? place) < place) asked++;
    if (question.places[asked] === place) shared += counted * weight * (question.counts[asked] ?? 0);
  }
  return { shared, square };
}
