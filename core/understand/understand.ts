// The front door of understanding. In: a mention's words, what is known of its writer, and weights. Out: a reading, every
// value of which that is not the plain default carries the passages that weighed most. No randomness, no network.

import type { Reading } from '../reading.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { type KnownOfWriter, look, type Understandable } from './look.ts';
import { addOwn, type OwnHead } from './own-head.ts';
import { score } from './score.ts';
import type { Weights } from './weights.ts';

export interface UnderstandContext extends KnownOfWriter {
  readonly weights: Weights;
  /** What the brand's corrections have taught, on top of the weights. */
  readonly own?: OwnHead | null;
}

const mostOutputs = 64;
const margins = new Float64Array(mostOutputs);

export function understand(mention: Understandable, context: UnderstandContext): Reading {
  const { weights } = context;
  const seen = look(mention, context);
  score(weights, seen.features, margins);
  if (context.own) addOwn(context.own, seen.features, margins);
  const { language, confidence } = seen.spoken;
  const decided = decide(weights, margins, { language, rating: mention.rating });
  return {
    language,
    ...decided.reading,
    confidence: { language: Math.round(confidence * 100) / 100, ...decided.confidence },
    evidence: explain(weights, context.own ?? null, decided, seen),
    madeBy: context.own?.madeBy ?? weights.id,
  };
}
