// Which language a text is in. In: the text and what is known of its writer. Out: a code or null, and how sure.
// `eld` judges; handles, links and hashtags are taken out first, and very short texts fall back on what came earlier.

import { eld } from 'eld/medium';

export interface LanguageRead {
  readonly language: string | null;
  readonly confidence: number;
  readonly why: 'detector' | 'earlier' | 'hint' | 'none';
}

const NOISE = /https?:\/\/\S+|www\.\S+|[@#＠＃][\p{L}\p{M}\p{N}_.-]+|[\p{N}\p{P}\p{S}]+/gu;
/** Below this many characters the detector guesses (measured in understanding.md). */
const LEAST_CHARACTERS = 15;
/** Another language than the configured ones is believed only when it is this much likelier than the best of them. */
const FOREIGN_FACTOR = 1.6;
/** The beginning tells: on tweets in six languages the rest added 0.1 points and doubled the time. */
const MOST_CHARACTERS = 160;

export function readLanguage(
  text: string,
  known: { languages: readonly string[]; earlier: string | null; hint: string | null },
): LanguageRead {
  const clean = text.slice(0, MOST_CHARACTERS).replace(NOISE, ' ').replace(/\s+/gu, ' ').trim();
  if (clean.length < LEAST_CHARACTERS) return fallBack(known);
  const result = eld.detect(clean.toLowerCase());
  const scores = Object.entries(result.getScores());
  const overall = scores[0];
  if (overall === undefined) return fallBack(known);
  const allowed = known.languages.length === 0 ? scores : scores.filter(([code]) => known.languages.includes(code));
  const best = allowed[0];
  if (best === undefined || overall[1] > best[1] * FOREIGN_FACTOR) {
    return { language: overall[0], confidence: result.isReliable() ? 0.8 : 0.45, why: 'detector' };
  }
  const margin = best[1] - (allowed[1]?.[1] ?? 0);
  return { language: best[0], confidence: Math.min(0.99, 0.6 + margin * 2), why: 'detector' };
}

function fallBack(known: { earlier: string | null; hint: string | null }): LanguageRead {
  if (known.earlier !== null) return { language: known.earlier, confidence: 0.7, why: 'earlier' };
  const hint = known.hint?.toLowerCase().split('-')[0] ?? '';
  if (/^[a-z]{2}$/u.test(hint)) return { language: hint, confidence: 0.55, why: 'hint' };
  return { language: null, confidence: 0, why: 'none' };
}
