// How the same question is found in other words. Comes in: what a customer wrote, and what is known with the words that
// led to it before. Goes out: keys to look candidates up by, and the candidates in order of closeness. Any language.

import { sameWords } from './same-words.ts';

export interface Known {
  readonly id: string;
  /** Its question, its text, and the words of customers it answered, in any order. */
  readonly wordings: readonly string[];
}

export interface Near {
  readonly id: string;
  /** 0 to 1. */
  readonly closeness: number;
}

/** Longer words of customers are read up to here. */
const longest = 2000;
const mostKeys = 60;

/** Lower case, without accents, letters and digits only: people leave both out. */
function plain(text: string): readonly string[] {
  const even = text.slice(0, longest).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return even.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const stemLength = 5;

/** What a word is another word for, by its first letters: a word of five letters and more stands for all its endings. */
const things: ReadonlyMap<string, readonly string[]> = thingsOf(sameWords);

function thingsOf(lines: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  lines
    .trim()
    .split('\n')
    .forEach((line, at) => {
      for (const stem of new Set(plain(line).map((word) => word.slice(0, stemLength)))) {
        found.set(stem, [...(found.get(stem) ?? []), `~${at}`]);
      }
    });
  return found;
}

/** The stems of a text, each once: what candidates are looked up by. */
export function keysOf(text: string): readonly string[] {
  const keys = new Set<string>();
  for (const word of plain(text)) {
    const stem = word.slice(0, stemLength);
    if (word.length > 1) keys.add(stem);
    for (const thing of things.get(stem) ?? []) keys.add(thing);
    if (keys.size === mostKeys) break;
  }
  return [...keys];
}

type Weights = Map<string, number>;

/** Pieces of three to five letters, whole words, and words side by side: forgiving of endings and slips of the finger. */
function piecesOf(text: string): Weights {
  const pieces: Weights = new Map();
  const count = (piece: string) => pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
  let before = '';
  for (const word of plain(text)) {
    const framed = ` ${word} `;
    for (let size = 3; size <= 5; size++) {
      for (let at = 0; at + size <= framed.length; at++) count(framed.slice(at, at + size));
    }
    count(`=${word}`);
    for (const thing of things.get(word.slice(0, stemLength)) ?? []) count(thing);
    if (before !== '') count(`+${before} ${word}`);
    before = word;
  }
  return pieces;
}

/** A piece that few of the known have says more: its weight grows with its rarity, more than in proportion. */
const rarity = 1.5;
const wordWeight = 2;
const thingWeight = 7;

/** The known, the nearest first; what shares nothing is left out. */
export function nearestOf(asked: string, known: readonly Known[]): Near[] {
  const wordings = known.map((one) => ({ id: one.id, pieces: one.wordings.map(piecesOf) }));
  const held = new Map<string, number>();
  for (const { pieces } of wordings) {
    for (const piece of new Set(pieces.flatMap((one) => [...one.keys()]))) held.set(piece, (held.get(piece) ?? 0) + 1);
  }
  const weigh = (pieces: Weights) => unit(weighed(pieces, held, known.length));
  const question = weigh(piecesOf(asked));
  const near = wordings.map(({ id, pieces }) => {
    const each = pieces.map(weigh);
    const closest = Math.max(0, ...each.map((one) => product(question, one)));
    return { id, closeness: (product(question, unit(sumOf(each))) + closest) / 2 };
  });
  return near.filter((one) => one.closeness > 0).sort((one, other) => other.closeness - one.closeness);
}

function weighed(pieces: Weights, held: ReadonlyMap<string, number>, size: number): Weights {
  const weights: Weights = new Map();
  for (const [piece, times] of pieces) {
    // What nobody holds counts in the length: a question that is mostly of other things is near to nothing.
    const weight = Math.log(1 + size / (held.get(piece) ?? 1)) ** rarity * (1 + Math.log(times));
    weights.set(
      piece,
      piece.startsWith('=') ? weight * wordWeight : piece.startsWith('~') ? weight * thingWeight : weight,
    );
  }
  return weights;
}

function unit(weights: Weights): Weights {
  let length = 0;
  for (const weight of weights.values()) length += weight * weight;
  if (length === 0) return weights;
  const by = Math.sqrt(length);
  return new Map([...weights].map(([piece, weight]) => [piece, weight / by]));
}

function sumOf(all: readonly Weights[]): Weights {
  const sum: Weights = new Map();
  for (const one of all) for (const [piece, weight] of one) sum.set(piece, (sum.get(piece) ?? 0) + weight);
  return sum;
}

function product(some: Weights, others: Weights): number {
  let sum = 0;
  for (const [piece, weight] of some) sum += weight * (others.get(piece) ?? 0);
  return sum;
}
