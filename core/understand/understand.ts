// The front door of understanding. In: a mention's words and what is known of its writer. Out: a reading, every
// value of which that is not the plain default carries the passages it rests on. Rules and cue lists; no randomness.

import type { Heard } from '../mention.ts';
import type { Evidence, Feeling, Head, Intent, Reading } from '../reading.ts';
import { de } from './cues/de.ts';
import { en } from './cues/en.ts';
import { es } from './cues/es.ts';
import { fr } from './cues/fr.ts';
import { it } from './cues/it.ts';
import { pt } from './cues/pt.ts';
import { type LanguageRead, readLanguage } from './language.ts';
import { buildLexicon, findHits, type Lexicon } from './lexicon.ts';
import { tokenise } from './tokenise.ts';
import { type Ground, type Scales, weigh } from './weigh.ts';

export type Understandable = Pick<Heard, 'text' | 'title' | 'rating' | 'languageHint' | 'kind'>;

export interface UnderstandContext {
  /** The languages the desk works in, ISO 639-1; empty: any. */
  readonly languages: readonly string[];
  /** What this writer wrote in before, for texts too short to tell. */
  readonly earlierLanguage: string | null;
}

const cuePacks = { en, es, fr, de, pt, it };
const packs = new Map(Object.entries(cuePacks).map(([code, pack]) => [code, buildLexicon(pack)]));
/** Of all languages: people insult in more than one, and short texts are taken for another. */
const addressing = new Set(Object.values(cuePacks).flatMap((pack) => pack.addressing.split(', ')));
const english = packs.get('en') as Lexicon;
/** Longer texts are read by their beginning, so that one mention cannot hold up the others. */
const MOST_CHARACTERS = 8_000;

export function understand(mention: Understandable, context: UnderstandContext): Reading {
  const body = mention.text.slice(0, MOST_CHARACTERS);
  // A review says half of it in its title; spans are into the text only, so the title stands after it.
  const whole = mention.title ? `${body}\n${mention.title}` : body;
  const known = { languages: context.languages, earlier: context.earlierLanguage, hint: mention.languageHint };
  const spoken = readLanguage(whole, known);
  const lexicon = packs.get(spoken.language ?? 'en') ?? english;
  const tokens = tokenise(whole, lexicon.pack.cutsAtApostrophe);
  const scales = weigh(tokens, findHits(tokens, lexicon), addressing);
  const isForeign = spoken.language !== null && !packs.has(spoken.language);
  const heads = judge(scales, mention.rating);
  return {
    language: spoken.language,
    feeling: heads.feeling,
    kind: heads.kind,
    isUrgent: heads.isUrgent,
    isAbusive: heads.isAbusive,
    evidence: gather(heads, { scales, spoken, rating: mention.rating, textLength: body.length }),
    confidence: confide(heads, { scales, spoken, rating: mention.rating, isForeign }),
    madeBy: 'rules-1',
  };
}

interface Heads {
  readonly feeling: Feeling;
  readonly kind: Intent;
  readonly isUrgent: boolean;
  readonly isAbusive: boolean;
  /** Glad minus sore. */
  readonly balance: number;
  readonly complaint: number;
  readonly abuse: number;
}

function judge(scales: Scales, rating: number | null): Heads {
  const balance = sum(scales.glad) - sum(scales.sore);
  const feeling = feel(balance, rating);
  const abuse = sum(scales.abuse) + (scales.loudness > 0.5 && scales.abuse.length > 0 ? 0.2 : 0);
  const isAbusive = abuse >= 1;
  const trouble = sum(scales.trouble);
  const soreness = Math.max(0, -balance);
  // Inside abuse, anger alone is no complaint: something must have gone wrong.
  const complaint =
    isAbusive && trouble === 0 ? 0 : trouble * 0.8 + soreness * 0.5 + (rating !== null && rating <= 2 ? 2 : 0);
  return {
    feeling,
    kind: sort(scales, { feeling, complaint, isAbusive, balance }),
    isUrgent: isPressed(scales),
    isAbusive,
    balance,
    complaint,
    abuse,
  };
}

/** Half-urgent words need each other twice over, or something that went wrong. */
function isPressed(scales: Scales): boolean {
  const pressure = sum(scales.urgent);
  return (
    pressure >= 1.5 || scales.urgent.some((ground) => ground.weight >= 1) || (pressure > 0 && scales.trouble.length > 1)
  );
}

function feel(balance: number, rating: number | null): Feeling {
  if (rating !== null && rating <= 2) return 'negative';
  if (rating !== null && rating >= 4 && balance > -2) return 'positive';
  if (balance >= 0.7) return 'positive';
  return balance <= -0.6 ? 'negative' : 'neutral';
}

function sort(
  scales: Scales,
  at: { feeling: Feeling; complaint: number; isAbusive: boolean; balance: number },
): Intent {
  const asking = sum(scales.asking);
  const hasMark = scales.asking.some((ground) => ground.why === 'question_mark');
  if (at.complaint >= 0.7 && at.feeling !== 'positive' && (at.balance < -1 || asking < 1.35)) return 'complaint';
  if (at.complaint >= 1.3 && at.balance < 1.5) return 'complaint';
  if (hasMark && asking >= 1 && (at.complaint < 1 || at.balance > -0.6) && at.balance < 3.2) return 'question';
  if (asking >= 1 && at.feeling === 'neutral' && scales.praise.length === 0) return 'question';
  if (scales.praise.length > 0 && at.feeling !== 'negative' && at.complaint < 0.5) return 'praise';
  if (isPressed(scales) && !hasMark && at.feeling !== 'positive' && !at.isAbusive) return 'complaint';
  if (at.feeling === 'positive' && (scales.praise.length > 0 || at.balance >= 1)) return 'praise';
  return at.complaint >= 0.5 && at.feeling === 'negative' ? 'complaint' : 'other';
}

interface Grounds {
  readonly scales: Scales;
  readonly spoken: LanguageRead;
  readonly rating: number | null;
}

function gather(heads: Heads, from: Grounds & { textLength: number }): Evidence[] {
  const evidence: Evidence[] = [];
  const { scales, rating } = from;
  const cite = (head: Head, value: string, grounds: readonly Ground[]): void => {
    for (const { start, end, why } of grounds) {
      evidence.push(
        end <= from.textLength ? { head, value, span: { start, end }, why } : { head, value, why: 'title' },
      );
    }
  };
  if (from.spoken.language !== null)
    evidence.push({ head: 'language', value: from.spoken.language, why: from.spoken.why });
  const isRated =
    rating !== null && ((rating <= 2 && heads.feeling === 'negative') || (rating >= 4 && heads.feeling === 'positive'));
  if (isRated) evidence.push({ head: 'feeling', value: heads.feeling, why: 'rating' });
  if (heads.feeling !== 'neutral')
    cite('feeling', heads.feeling, heads.feeling === 'positive' ? scales.glad : scales.sore);
  if (heads.kind === 'complaint') cite('kind', 'complaint', groundsOfComplaint(scales));
  if (heads.kind === 'complaint' && rating !== null && rating <= 2)
    evidence.push({ head: 'kind', value: 'complaint', why: 'rating' });
  if (heads.kind === 'question') cite('kind', 'question', scales.asking);
  if (heads.kind === 'praise') cite('kind', 'praise', scales.praise.length > 0 ? scales.praise : scales.glad);
  if (heads.kind === 'praise' && isRated) evidence.push({ head: 'kind', value: 'praise', why: 'rating' });
  if (heads.isUrgent) cite('urgency', 'urgent', scales.urgent);
  if (heads.isAbusive) cite('abuse', 'abusive', scales.abuse);
  return evidence;
}

function groundsOfComplaint(scales: Scales): readonly Ground[] {
  if (scales.trouble.length > 0) return scales.trouble;
  return scales.sore.length > 0 ? scales.sore : scales.urgent;
}

/** Calibrated by hand against training splits: the share that was right among texts with such sums. */
function confide(heads: Heads, from: Grounds & { isForeign: boolean }): Reading['confidence'] {
  const { scales, rating } = from;
  const doubt = from.isForeign ? 0.4 : 1;
  const size = Math.abs(heads.balance);
  const isMixed = scales.glad.length > 0 && scales.sore.length > 0;
  const hasFeeling = scales.glad.length + scales.sore.length > 0;
  const felt =
    heads.feeling === 'neutral' ? (hasFeeling ? 0.42 : 0.55) : Math.min(0.92, 0.5 + size * 0.08 - (isMixed ? 0.12 : 0));
  const agrees = rating !== null && heads.feeling !== 'neutral';
  const feeling = agrees ? 0.95 : felt * doubt;
  return {
    language: hundredths(from.spoken.confidence),
    feeling: hundredths(feeling),
    kind: hundredths(kindConfidence(heads, scales) * (agrees ? 1 : doubt)),
    urgency: hundredths((heads.isUrgent ? Math.min(0.85, 0.45 + sum(scales.urgent) * 0.12) : 0.85) * doubt),
    abuse: hundredths(
      (heads.isAbusive ? Math.min(0.9, 0.4 + heads.abuse * 0.18) : heads.abuse > 0 ? 0.6 : 0.85) * doubt,
    ),
  };
}

/** More digits say nothing, and each is written and kept with every mention. */
function hundredths(share: number): number {
  return Math.round(share * 100) / 100;
}

function kindConfidence(heads: Heads, scales: Scales): number {
  if (heads.kind === 'complaint') return Math.min(0.93, 0.5 + heads.complaint * 0.08);
  if (heads.kind === 'question') return scales.asking.length > 1 ? 0.75 : 0.6;
  if (heads.kind === 'praise') return Math.min(0.9, 0.5 + sum(scales.praise) * 0.12 + heads.balance * 0.03);
  return heads.complaint > 0.5 ? 0.4 : 0.55;
}

function sum(grounds: readonly Ground[]): number {
  let total = 0;
  for (const ground of grounds) total += ground.weight;
  return total;
}
