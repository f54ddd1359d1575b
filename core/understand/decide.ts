// From margins to what is said, with how sure. In: a margin an output, the language, the stars of a review. Out: a value a
// head and the share of such readings that are right. A language the weights were not trained in is never sure.

import type { Emotion, Feeling, Head, Intent, Reading, Reason } from '../reading.ts';
import type { HeadWeights, Weights } from './weights.ts';

export interface Decided {
  readonly reading: Pick<Reading, 'feeling' | 'kind' | 'isUrgent' | 'isAbusive' | 'emotion' | 'reason' | 'isIronic'>;
  readonly confidence: Partial<Record<Head, number>>;
  /** What is not the plain default, and the output that said so; null: the stars of a review did. */
  readonly said: readonly { readonly head: Head; readonly value: string; readonly output: number | null }[];
}

interface Known {
  readonly language: string | null;
  readonly rating: number | null;
}

/** Half sure is what "not sure" means on screen. */
const half = 0.5;
const unsureAbroad = 0.4;
/** A review's stars are right about its feeling so often, unless its words speak against them. */
const sureByStars = 0.95;

interface Chosen<Label extends string> {
  readonly label: Label;
  readonly output: number;
  readonly confidence: number;
}

export function decide(weights: Weights, margins: Float64Array, known: Known): Decided {
  const confidence: Partial<Record<Head, number>> = {};
  const said: { head: Head; value: string; output: number | null }[] = [];
  const pick = <Label extends string>(head: Head, fallback: Label): Chosen<Label> => {
    const chosen = choose<Label>(weights.heads.get(head), margins, known.language);
    return chosen ?? { label: fallback, output: -1, confidence: 0 };
  };
  const feeling = byStars(pick<Feeling>('feeling', 'neutral'), known.rating);
  const kind = kindByStars(kindOf(weights, margins, known.language), known.rating, feeling.label);
  confidence.feeling = feeling.confidence;
  confidence.kind = kind.confidence;
  if (feeling.label !== 'neutral') said.push({ head: 'feeling', value: feeling.label, output: feeling.output });
  if (kind.label !== 'other') said.push({ head: 'kind', value: kind.label, output: kind.output });
  const yes = (head: 'urgency' | 'abuse' | 'irony', value: string): boolean => {
    const read = answer(weights.heads.get(head), margins, known.language);
    if (read === null) return false;
    confidence[head] = read.confidence;
    if (read.isYes) said.push({ head, value, output: read.output });
    return read.isYes;
  };
  const isUrgent = yes('urgency', 'urgent');
  const isAbusive = yes('abuse', 'abusive');
  const isIronic = yes('irony', 'ironic');
  const emotion = pick<Emotion>('emotion', 'anger');
  const hasEmotion = emotion.confidence >= half && fits(emotion.label, feeling.label);
  if (hasEmotion) {
    confidence.emotion = emotion.confidence;
    said.push({ head: 'emotion', value: emotion.label, output: emotion.output });
  }
  const reason = kind.label === 'complaint' ? pick<Reason>('reason', 'other') : null;
  if (reason !== null) {
    confidence.reason = reason.confidence;
    if (reason.output >= 0) said.push({ head: 'reason', value: reason.label, output: reason.output });
  }
  const reading = {
    feeling: feeling.label,
    kind: kind.label,
    isUrgent,
    isAbusive,
    emotion: hasEmotion ? emotion.label : null,
    reason: reason?.label ?? null,
    isIronic,
  };
  return { reading, confidence, said: said.map((one) => (one.output === -1 ? { ...one, output: null } : one)) };
}

/** A complaint, or else the likeliest of the other kinds; as sure as the less sure of the two steps. */
export function kindOf(weights: Weights, margins: Float64Array, language: string | null): Chosen<Intent> {
  const complaint = answer(weights.heads.get('complaint'), margins, language);
  if (complaint?.isYes) return { label: 'complaint', output: complaint.output, confidence: complaint.confidence };
  const read = choose<Intent>(weights.heads.get('kind'), margins, language);
  if (read === null) return { label: 'other', output: -1, confidence: 0 };
  return { ...read, confidence: Math.min(read.confidence, complaint?.confidence ?? 0) };
}

/** The likeliest label of a head with several; null when these weights have no such head. */
export function choose<Label extends string>(
  head: HeadWeights | undefined,
  margins: Float64Array,
  language: string | null,
): Chosen<Label> | null {
  if (head === undefined) return null;
  let best = head.first;
  let second = Number.NEGATIVE_INFINITY;
  for (let output = head.first + 1; output < head.first + head.labels.length; output += 1) {
    const margin = margins[output] ?? 0;
    const most = margins[best] ?? 0;
    second = Math.max(second, Math.min(margin, most));
    if (margin > most) best = output;
  }
  const gap = (margins[best] ?? 0) - second;
  const label = head.labels[best - head.first] as Label;
  return { label, output: best, confidence: sureness(head, gap, language) };
}

/** Yes or no, of a head with one label. */
export function answer(head: HeadWeights | undefined, margins: Float64Array, language: string | null) {
  if (head === undefined) return null;
  const margin = margins[head.first] ?? 0;
  return { isYes: margin > 0, output: head.first, confidence: sureness(head, Math.abs(margin), language) };
}

function sureness({ calibration, languages }: HeadWeights, gap: number, language: string | null): number {
  const { slope, offset } = calibration;
  const share = 1 / (1 + Math.exp(-(slope * gap + offset)));
  const isKnown = language !== null && languages.includes(language);
  // More digits say nothing, and each is written and kept with every mention.
  return Math.round(Math.min(isKnown ? 0.99 : unsureAbroad, share) * 100) / 100;
}

function byStars(read: Chosen<Feeling>, rating: number | null): Chosen<Feeling> {
  if (rating === null || rating === 3) return read;
  const label = rating < 3 ? 'negative' : 'positive';
  // Four stars and bitter words: the words are believed.
  if (rating > 3 && read.label === 'negative' && read.confidence > 0.8) return read;
  return { label, output: read.label === label ? read.output : -1, confidence: sureByStars };
}

function kindByStars(read: Chosen<Intent>, rating: number | null, feeling: Feeling): Chosen<Intent> {
  if (rating !== null && rating <= 2 && read.label !== 'complaint')
    return { label: 'complaint', output: -1, confidence: sureByStars };
  if (rating !== null && rating >= 4 && feeling === 'positive' && read.label === 'other')
    return { label: 'praise', output: -1, confidence: 0.8 };
  return read;
}

/** Joy in an angry complaint is a misreading of one of the two. */
function fits(emotion: Emotion, feeling: Feeling): boolean {
  const isGlad = emotion === 'joy' || emotion === 'optimism';
  return feeling === 'neutral' || isGlad === (feeling === 'positive');
}
