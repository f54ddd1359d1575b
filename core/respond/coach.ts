// The coach: which of the five steps this matter wants, and what in the draft satisfies each.

import { type Step, steps } from './cater.ts';
import type { Span } from './finding.ts';
import { ownWords } from './own-words.ts';
import { hitsOf, type Lexicon, type ReadDraft, spanOf } from './read-draft.ts';
import type { Situation } from './situation.ts';

export interface Tick {
  readonly step: Step;
  /** Whether this kind of matter asks for it: praise wants fewer steps than a complaint. */
  readonly isWanted: boolean;
  readonly isMet: boolean;
  /** What in the draft satisfies it, in order; the first twenty. */
  readonly spans: readonly Span[];
  /** How it was recognised: the customer's own words or numbers said again, thanks, an apology, a cue of the step. */
  readonly why: 'own_words' | 'own_number' | 'thanks' | 'apology' | 'cue' | null;
}

type Met = Pick<Tick, 'spans' | 'why'>;

const mostSpans = 20;

const wanted: Readonly<Record<Situation['matter']['kind'], readonly Step[]>> = {
  complaint: steps,
  question: ['concentrate', 'thank', 'explain', 'resolve'],
  praise: ['concentrate', 'thank'],
  other: ['concentrate'],
};

/** One tick a step, always in the same order; none without a pack for the language. */
export function coach(read: ReadDraft, { matter }: Situation): Tick[] {
  const { lexicon } = read;
  if (lexicon === null) return [];
  const met = new Map(steps.map((step) => [step, meets(read, lexicon, step, matter)]));
  const isMet = (step: Step) => (met.get(step)?.spans.length ?? 0) > 0;
  return steps.map((step) => ({
    step,
    isWanted: wanted[matter.kind].includes(step) && !isSpared(step, matter.kind, isMet),
    isMet: isMet(step),
    ...(met.get(step) ?? { spans: [], why: null }),
  }));
}

/** A question is answered by an explanation or by a next step: once there is one, the other is not asked for. */
function isSpared(step: Step, kind: Situation['matter']['kind'], isMet: (step: Step) => boolean): boolean {
  if (kind !== 'question') return false;
  return (
    (step === 'explain' && isMet('resolve') && !isMet('explain')) ||
    (step === 'resolve' && isMet('explain') && !isMet('resolve'))
  );
}

function meets(read: ReadDraft, lexicon: Lexicon, step: Step, matter: Situation['matter']): Met {
  if (step === 'concentrate') return ownWords(read, lexicon, matter);
  const spans = (cues: Lexicon['cater'][keyof Lexicon['cater']]) =>
    hitsOf(read, cues)
      .slice(0, mostSpans)
      .map(({ from, to }) => spanOf(read, from, to));
  const { thank, apologise } = lexicon.cater;
  if (step === 'thank') {
    const thanks = spans(thank);
    const apologies = spans(apologise);
    return met([...thanks, ...apologies], apologies.length > 0 ? 'apology' : 'thanks');
  }
  const cues = spans(lexicon.cater[step]);
  // What a writer promises to do is a next step.
  if (step === 'resolve') cues.push(...spans(lexicon.lists.promise));
  return met(cues, 'cue');
}

/** In order, each passage once. */
function met(spans: readonly Span[], why: NonNullable<Tick['why']>): Met {
  const inOrder = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const apart = inOrder.filter((one, i) => inOrder.slice(Math.max(0, i - 3), i).every(({ end }) => end <= one.start));
  return { spans: apart.slice(0, mostSpans), why: apart.length === 0 ? null : why };
}
