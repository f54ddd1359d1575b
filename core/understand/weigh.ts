// Weighs the cues of one text. In: tokens and hits. Out: what the cue lists say of it, as a sum a scale. The sums are
// features beside the words themselves, so what they are worth is learned; what is set here by hand is their proportion.

import type { CueClass, Hit } from './lexicon.ts';
import type { Token } from './tokenise.ts';

/** Scales that count their own list's hits, one by one; a negation takes nothing from them. */
const counted = [
  'delivery',
  'product',
  'service',
  'billing',
  'account',
  'technical',
  'booking',
  'waiting',
  'safety',
  'mocking',
] as const;
export const scaleNames = ['glad', 'sore', 'trouble', 'praise', 'asking', 'urgent', 'abuse', ...counted] as const;
export type Scales = Record<(typeof scaleNames)[number], number> & {
  /** Share of loud words, 0 to 1. */
  loudness: number;
};

const FEELING: Partial<Record<CueClass, number>> = {
  delight: 2,
  liking: 1,
  praise: 1,
  anger: -2,
  dislike: -1,
  trouble: -0.9,
  insult: -1.2,
  coarse: -0.5,
};
/** A negation reaches this many words on. */
const NEGATION_REACH = 3;

/** `addressing`: words that speak to somebody, in any language; an insult beside one is aimed. */
export function weigh(tokens: readonly Token[], hits: readonly Hit[], addressing: ReadonlySet<string>): Scales {
  const scales: Scales = {
    glad: 0,
    sore: 0,
    trouble: 0,
    praise: 0,
    asking: 0,
    urgent: 0,
    abuse: 0,
    delivery: 0,
    product: 0,
    service: 0,
    billing: 0,
    account: 0,
    technical: 0,
    booking: 0,
    waiting: 0,
    safety: 0,
    mocking: 0,
    loudness: loudness(tokens),
  };
  const contrastAt = hits.findLast((hit) => hit.classes.includes('contrast'))?.from ?? -1;
  const around = { tokens, hits, addressing, contrastAt };
  for (let i = 0; i < hits.length; i += 1) weighHit(scales, around, hits[i] as Hit, i);
  for (const token of tokens) weighSign(scales, token);
  return scales;
}

interface Around {
  readonly tokens: readonly Token[];
  readonly hits: readonly Hit[];
  readonly addressing: ReadonlySet<string>;
  readonly contrastAt: number;
}

function weighHit(scales: Scales, around: Around, hit: Hit, index: number): void {
  const { classes } = hit;
  if (classes.includes('idle')) return;
  for (const one of counted) if (classes.includes(one)) scales[one] += 1;
  const isNegated = negated(around, hit, index);
  const felt = feelingOf(classes) * strength(around, hit, index) * (isNegated ? -0.7 : 1);
  if (felt > 0) scales.glad += felt;
  else scales.sore -= felt;
  if (classes.includes('trouble')) scales.trouble += 1;
  if (classes.includes('asking')) scales.asking += opens(around, hit) ? 1 : hit.to - hit.from > 1 ? 0.6 : 0.35;
  if (classes.includes('coarse')) scales.abuse += 0.5;
  if (isNegated) return;
  if (classes.includes('praise')) scales.praise += 1;
  if (classes.includes('urgent')) scales.urgent += 1;
  else if (classes.includes('pressing')) scales.urgent += 0.5;
  if (classes.includes('insult')) scales.abuse += isAimed(around, hit) ? 1.3 : 1;
}

/** The worst that any of them says, else the best. */
function feelingOf(classes: readonly CueClass[]): number {
  let worst = 0;
  let best = 0;
  for (const one of classes) {
    const value = FEELING[one] ?? 0;
    if (value < worst) worst = value;
    if (value > best) best = value;
  }
  return worst < 0 ? worst : best;
}

function weighSign(scales: Scales, { shape }: Token): void {
  if (shape === 'glad') scales.glad += 1.2;
  else if (shape === 'sore') scales.sore += 1.2;
  else if (shape === 'question') scales.asking += 1;
}

/** Looks back over the last words and no further than the sentence. */
function negated(around: Around, hit: Hit, index: number): boolean {
  for (let i = index - 1; i >= 0; i -= 1) {
    const before = around.hits[i];
    if (before === undefined || hit.from - before.to >= NEGATION_REACH) return false;
    if (crossesStop(around.tokens, before.to, hit.from)) return false;
    if (before.classes.includes('negation')) return true;
  }
  return false;
}

function crossesStop(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (tokens[i]?.shape !== 'word') return true;
  return false;
}

function strength(around: Around, hit: Hit, index: number): number {
  let power = 1;
  const before = around.hits[index - 1];
  if (before !== undefined && before.to === hit.from && before.classes.includes('boost')) power *= 1.35;
  if (around.tokens[hit.from]?.isLoud) power *= 1.2;
  if (around.tokens[hit.to]?.shape === 'exclamation') power *= 1.2;
  if (around.contrastAt > 1) power *= hit.from > around.contrastAt ? 1.2 : 0.8;
  return power;
}

/** A question word counts fully where a sentence starts, or nearly so. */
function opens(around: Around, hit: Hit): boolean {
  for (let i = hit.from - 1; i >= Math.max(0, hit.from - 2); i -= 1)
    if (around.tokens[i]?.shape !== 'word') return true;
  return hit.from < 2;
}

function isAimed(around: Around, hit: Hit): boolean {
  for (let i = Math.max(0, hit.from - 4); i < hit.to + 3; i += 1) {
    if (around.addressing.has(around.tokens[i]?.word ?? '')) return true;
  }
  return hit.to - hit.from > 1;
}

function loudness(tokens: readonly Token[]): number {
  let words = 0;
  let loud = 0;
  for (const token of tokens) {
    if (token.shape !== 'word') continue;
    words += 1;
    if (token.isLoud) loud += 1;
  }
  return words < 4 ? 0 : loud / words;
}
