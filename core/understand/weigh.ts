// Weighs the cues of one text. In: tokens and hits. Out: a sum per head, each with the spans it rests on.
// The numbers were set by hand and tried on training splits only.

import type { CueClass, Hit } from './lexicon.ts';
import type { Token } from './tokenise.ts';

export interface Ground {
  readonly start: number;
  readonly end: number;
  readonly why: 'cue' | 'negated' | 'emoji' | 'question_mark' | 'shouting';
  readonly weight: number;
}

export interface Scales {
  readonly glad: Ground[];
  readonly sore: Ground[];
  readonly trouble: Ground[];
  readonly praise: Ground[];
  readonly asking: Ground[];
  readonly urgent: Ground[];
  readonly abuse: Ground[];
  /** Share of loud words, 0 to 1. */
  loudness: number;
}

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
    glad: [],
    sore: [],
    trouble: [],
    praise: [],
    asking: [],
    urgent: [],
    abuse: [],
    loudness: loudness(tokens),
  };
  const contrastAt = hits.findLast((hit) => hit.classes.includes('contrast'))?.from ?? -1;
  const around = { tokens, hits, addressing, contrastAt };
  hits.forEach((hit, i) => {
    weighHit(scales, around, hit, i);
  });
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
  if (hit.classes.includes('idle')) return;
  const start = around.tokens[hit.from]?.start ?? 0;
  const end = around.tokens[hit.to - 1]?.end ?? start;
  const isNegated = negated(around, hit, index);
  const power = strength(around, hit, index) * (isNegated ? -0.7 : 1);
  const ground = (weight: number): Ground => ({ start, end, why: isNegated ? 'negated' : 'cue', weight });
  const felt = feelingOf(hit.classes) * power;
  if (felt > 0) scales.glad.push(ground(felt));
  if (felt < 0) scales.sore.push(ground(-felt));
  if (hit.classes.includes('trouble')) scales.trouble.push(ground(1));
  if (hit.classes.includes('praise') && !isNegated) scales.praise.push(ground(1));
  if (hit.classes.includes('asking'))
    scales.asking.push(ground(opens(around, hit) ? 1 : hit.to - hit.from > 1 ? 0.6 : 0.35));
  if (hit.classes.includes('urgent') && !isNegated) scales.urgent.push(ground(1));
  else if (hit.classes.includes('pressing') && !isNegated) scales.urgent.push(ground(0.5));
  if (hit.classes.includes('insult') && !isNegated) scales.abuse.push(ground(isAimed(around, hit) ? 1.3 : 1));
  else if (hit.classes.includes('coarse')) scales.abuse.push(ground(0.5));
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

function weighSign(scales: Scales, token: Token): void {
  const { start, end } = token;
  if (token.shape === 'glad') scales.glad.push({ start, end, why: 'emoji', weight: 1.2 });
  if (token.shape === 'sore') scales.sore.push({ start, end, why: 'emoji', weight: 1.2 });
  if (token.shape === 'question') scales.asking.push({ start, end, why: 'question_mark', weight: 1 });
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
