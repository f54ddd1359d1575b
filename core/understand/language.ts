// Which language a text is in. In: the text and what is known of its writer. Out: a code or null, and how sure.
// eld's smallest table judges (98.3 of 100 where its medium one has 98.5); handles, links and hashtags are taken out
// first, and very short texts fall back on what came earlier.

import { classOf, letter, pointAt, unitsOf } from './characters.ts';
import { languageCodes } from './cues/language-table.ts';
import { scoreLanguages } from './rank-languages.ts';

export interface LanguageRead {
  readonly language: string | null;
  readonly confidence: number;
  readonly why: 'detector' | 'earlier' | 'hint' | 'none';
}

interface Known {
  readonly languages: readonly string[];
  readonly earlier: string | null;
  readonly hint: string | null;
}

/** Links, handles and hashtags. What else is no word the detector passes over by itself. */
const ADDRESS = /https?:\/\/\S+|www\.\S+|[@#＠＃][\p{L}\p{M}\p{N}_.-]+/gu;
/** Asked first: most texts hold none, and replacing copies the text. */
const MAY_HOLD_ADDRESS = /[@#＠＃]|:\/\/|www\./u;
/** Below this many characters the detector guesses (measured in understanding.md). */
const LEAST_CHARACTERS = 15;
const LEAST_FOR_GUESS = 4;
/** Another language than the configured ones is believed only when it is this much likelier than the best of them. */
const FOREIGN_FACTOR = 1.6;
/** The beginning tells: on tweets in six languages the rest added 0.1 points and cost a third of the speed. */
const MOST_CHARACTERS = 120;

export function readLanguage(text: string, known: Known): LanguageRead {
  const beginning = text.slice(0, MOST_CHARACTERS);
  const clean = MAY_HOLD_ADDRESS.test(beginning) ? beginning.replace(ADDRESS, ' ') : beginning;
  if (!hasWordsFor(clean, LEAST_CHARACTERS)) return fallBack(known);
  const scores = scoreLanguages(clean);
  return scores === null ? fallBack(known) : choose(scores, known);
}

/** Whether letters and the single gaps between words make so many characters. */
function hasWordsFor(text: string, least: number): boolean {
  let length = 0;
  let isGap = false;
  for (let at = 0; at < text.length && length < least; ) {
    const point = pointAt(text, at);
    const units = unitsOf(point);
    if (classOf(point) === letter) {
      length += units + (isGap && length > 0 ? 1 : 0);
      isGap = false;
    } else isGap = true;
    at += units;
  }
  return length >= least;
}

/** The likeliest of the configured languages, unless another one is likelier by far. */
function choose(scores: Float64Array, known: Known): LanguageRead {
  const best = likeliest(scores, () => true);
  const own = likeliest(scores, (language) => isOwn(language, known));
  if (best.score === 0) return fallBack(known);
  const isForeign = best.score > (own.score || best.score) * FOREIGN_FACTOR;
  const margin = isForeign ? best.score - own.score : own.score - own.second;
  const language = languageCodes[isForeign || own.score === 0 ? best.language : own.language] ?? null;
  return { language, confidence: Math.min(0.99, (isForeign ? 0.5 : 0.6) + margin * 2), why: 'detector' };
}

/** The likeliest of the wanted languages, and the score of the one after it; 0 when there is none. */
function likeliest(scores: Float64Array, isWanted: (language: number) => boolean) {
  let [language, score, second] = [0, 0, 0];
  for (let i = 0; i < scores.length; i += 1) {
    const its = scores[i] ?? 0;
    if (its <= second || !isWanted(i)) continue;
    second = its > score ? score : its;
    if (its <= score) continue;
    language = i;
    score = its;
  }
  return { language, score, second };
}

function isOwn(language: number, known: Known): boolean {
  return known.languages.length === 0 || known.languages.includes(languageCodes[language] ?? '');
}

/**
 * What a text too short to tell is most likely in, of the configured languages, hashtags read as words; null where there are
 * hardly letters. Good enough to choose word lists by, never to be said.
 */
export function guessLanguage(text: string, languages: readonly string[]): string | null {
  const words = text
    .slice(0, MOST_CHARACTERS)
    .replace(ADDRESS, (one) => (/^[#＃]/u.test(one) ? `${one.slice(1)} ` : ' '));
  // Arabic as some keyboards write it, letter forms and all, is plain Arabic once normalised.
  const plain = words.normalize('NFKC');
  const scores = hasWordsFor(plain, LEAST_FOR_GUESS) ? scoreLanguages(plain) : null;
  if (scores === null) return null;
  const { language, score } = likeliest(
    scores,
    (one) => languages.length === 0 || languages.includes(languageCodes[one] ?? ''),
  );
  return score === 0 ? null : (languageCodes[language] ?? null);
}

function fallBack(known: Known): LanguageRead {
  if (known.earlier !== null) return { language: known.earlier, confidence: 0.7, why: 'earlier' };
  const hint = known.hint?.toLowerCase().split('-')[0] ?? '';
  if (/^[a-z]{2}$/u.test(hint)) return { language: hint, confidence: 0.55, why: 'hint' };
  return { language: null, confidence: 0, why: 'none' };
}
