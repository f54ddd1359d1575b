// What a question can be answered with: the approved answers nearest to it, and what was answered to it before. The words
// come in, candidates are looked up by their keys, core orders them by words and by meaning.

import type { ApprovedAnswer } from '../../core/respond/answers/answer.ts';
import { meaningOf, nearestInMeaning } from '../../core/respond/answers/meaning.ts';
import { keysOf, typedKeysOf } from '../../core/respond/answers/wording.ts';
import type { Tx } from '../../store/database.ts';
import { type AnswerRow, type AnswerText, answersById } from '../../store/respond/answers/answers.ts';
import {
  type AnsweredRow,
  answeredBefore,
  candidatesFor,
  examplesOf,
  fewAnswers,
  mostCandidates,
} from '../../store/respond/answers/wordings.ts';
import type { Sentences, Vectors } from '../sentences.ts';
import type { World } from '../world.ts';
import { rememberedWording } from './wording-memory.ts';

export interface FoundAnswer {
  readonly row: AnswerRow;
  /** 0 to 1. */
  readonly closeness: number;
}

/** Further away it is another question, whoever looks. */
const leastCloseness = 0.07;
/**
 * What stands beside a case unasked is sure: from here on four in five right answers are shown, and a wrong one in one case of
 * ten where a brand has a few (in one of five from 0.15 on). An untrue approved answer is worse than none.
 */
const leastOffered = 0.22;
/** Of what is shown two thirds were about the same, by words as by meaning too; by meaning it is found five times in a hundred more. */
const leastAlike = 0.22;
const mostBefore = 5;

export interface Wanted {
  readonly words: string;
  /** Answers of other locations are left out; null: of no location. */
  readonly locationId: string | null;
  readonly limit: number;
  /** Shown beside a case, or held against a draft, without anybody having asked for it. */
  readonly isOffered?: boolean;
  /** The last word is still being typed. */
  readonly isTyping?: boolean;
}

/** A page waits no longer for what texts mean; what is not ready by then is ready for the next. */
const waitForMeaningMs = 150;

/** Approved answers nearest to these words. */
export async function findAnswers(
  tx: Tx,
  { sentences }: Pick<World, 'sentences'>,
  brandId: string,
  wanted: Wanted,
): Promise<FoundAnswer[]> {
  const { keys, begun } = wanted.isTyping ? typedKeysOf(wanted.words) : { keys: keysOf(wanted.words), begun: null };
  if (keys.length === 0 && begun === null) return [];
  const likely = await candidatesFor(tx, brandId, 'answer', { keys, begun });
  // Slips of the finger hide keys; where there is room the rest is looked at as well.
  const rest = likely.length < mostCandidates.answer && !wanted.isTyping ? await fewAnswers(tx, brandId) : [];
  const ids = [...new Set([...likely, ...rest].map((one) => one.id))].slice(0, mostCandidates.answer);
  const rows = (await answersById(tx, brandId, ids)).filter((one) => isFor(one, wanted.locationId));
  const examples = await examplesOf(
    tx,
    brandId,
    rows.map((one) => one.id),
  );
  const used = Map.groupBy(examples, (one) => one.answerId);
  const read = rows.map(({ id, texts }) => ({ id, texts, asked: (used.get(id) ?? []).map((one) => one.words) }));
  const vectors = wanted.isTyping ? null : await vectorsFor(sentences, wanted.words, read);
  const known = read.map(({ id, texts, asked }) => ({
    id,
    wording: rememberedWording([...texts.flatMap((one) => [one.question, one.text]), ...asked]),
    meaning: vectors === null ? null : meaningOf(readIn(vectors, [...english(texts), ...asked])),
  }));
  const least = wanted.isTyping ? 0 : wanted.isOffered ? leastOffered : leastCloseness;
  const question = { words: wanted.words, meaning: vectors?.get(wanted.words) ?? null };
  const near = nearestInMeaning(question, known).filter((one) => one.closeness >= least);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return near.slice(0, wanted.limit).flatMap(({ id, closeness }) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ row, closeness }];
  });
}

interface Candidate {
  readonly texts: readonly AnswerText[];
  /** What customers asked when it was used. */
  readonly asked: readonly string[];
}

/** Null unless every candidate's own texts are read: of some with a meaning and some without, the first come first by chance. */
async function vectorsFor(
  sentences: Sentences,
  words: string,
  candidates: readonly Candidate[],
): Promise<Vectors | null> {
  const own = candidates.flatMap(({ texts }) => english(texts));
  if (own.length === 0) return null;
  const asked = candidates.flatMap((one) => one.asked);
  const vectors = await sentences.vectorsOf([words, ...own, ...asked], waitForMeaningMs);
  return own.every((text) => vectors.has(text)) ? vectors : null;
}

function english(texts: readonly AnswerText[]): string[] {
  return texts.flatMap(({ language, question, text }) => (language === 'en' ? [question, text] : []));
}

function readIn(vectors: Vectors, texts: readonly string[]): Float32Array[] {
  return texts.flatMap((text) => vectors.get(text) ?? []);
}

function isFor({ approvedVersion, archivedAt, locationIds }: AnswerRow, locationId: string | null): boolean {
  if (approvedVersion === null || archivedAt !== null) return false;
  return locationIds.length === 0 || locationId === null || locationIds.includes(locationId);
}

/** What a draft is held against: the nearest approved answers, in the language it is written in where there is one. */
export async function answersTo(
  tx: Tx,
  world: Pick<World, 'sentences'>,
  brandId: string,
  wanted: Omit<Wanted, 'limit'> & { readonly language: string | null },
): Promise<ApprovedAnswer[]> {
  const found = await findAnswers(tx, world, brandId, { ...wanted, limit: 3, isOffered: true });
  return found.flatMap(({ row }) => {
    const text = textFor(row.texts, wanted.language);
    if (text === null || row.approvedVersion === null) return [];
    return [{ id: row.id, version: row.approvedVersion, ...text }];
  });
}

/** The text in that language; the original where there is none. */
export function textFor(texts: readonly AnswerText[], language: string | null): AnswerText | null {
  return texts.find((one) => one.language === language) ?? texts[0] ?? null;
}

export interface Before extends AnsweredRow {
  readonly closeness: number;
}

/** Earlier customers who asked the same, on any channel, with what they were told: from here or in a platform's own app. */
export async function findBefore(
  tx: Tx,
  { sentences }: Pick<World, 'sentences'>,
  brandId: string,
  { words, caseId }: { readonly words: string; readonly caseId: string },
): Promise<Before[]> {
  const keys = keysOf(words);
  if (keys.length === 0) return [];
  const ids = (await candidatesFor(tx, brandId, 'reply', { keys, begun: null })).map((one) => one.id);
  const rows = await answeredBefore(tx, brandId, ids, caseId);
  if (rows.length === 0) return [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  const vectors = await sentences.vectorsOf([words, ...rows.map((row) => row.asked)], waitForMeaningMs);
  // All or none, as with answers.
  const isRead = rows.every((row) => vectors.has(row.asked));
  const known = rows.map(({ id, asked }) => ({
    id,
    wording: rememberedWording([asked]),
    meaning: isRead ? (vectors.get(asked) ?? null) : null,
  }));
  return nearestInMeaning({ words, meaning: isRead ? (vectors.get(words) ?? null) : null }, known)
    .filter((one) => one.closeness >= leastAlike)
    .slice(0, mostBefore)
    .flatMap(({ id, closeness }) => {
      const row = byId.get(id);
      return row === undefined ? [] : [{ ...row, closeness }];
    });
}
