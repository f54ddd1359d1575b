// Which way the cue lists lean, by rules set by hand and tried on training splits only. In: the sums of the scales. Out: a
// feeling and a kind, which are features beside the sums: what a rule makes of several sums at once no straight line can.

import type { Feeling, Intent } from '../reading.ts';
import type { Scales } from './weigh.ts';

export interface Leaning {
  readonly feeling: Feeling;
  readonly kind: Intent;
}

export function lean(scales: Scales): Leaning {
  const balance = scales.glad - scales.sore;
  const feeling = balance >= 0.7 ? 'positive' : balance <= -0.6 ? 'negative' : 'neutral';
  const isAbusive = scales.abuse + (scales.loudness > 0.5 && scales.abuse > 0 ? 0.2 : 0) >= 1;
  // Inside abuse, anger alone is no complaint: something must have gone wrong.
  const isBare = isAbusive && scales.trouble === 0;
  const complaint = isBare ? 0 : scales.trouble * 0.8 + Math.max(0, -balance) * 0.5;
  return { feeling, kind: sort(scales, { feeling, balance, complaint, isAbusive }) };
}

interface Sums extends Pick<Leaning, 'feeling'> {
  readonly balance: number;
  readonly complaint: number;
  readonly isAbusive: boolean;
}

function sort({ asking, praise, urgent }: Scales, { feeling, balance, complaint, isAbusive }: Sums): Intent {
  const hasMark = asking >= 1;
  if (complaint >= 0.7 && feeling !== 'positive' && (balance < -1 || asking < 1.35)) return 'complaint';
  if (complaint >= 1.3 && balance < 1.5) return 'complaint';
  if (hasMark && (complaint < 1 || balance > -0.6) && balance < 3.2) return 'question';
  if (praise > 0 && feeling !== 'negative' && complaint < 0.5) return 'praise';
  if (urgent >= 1 && !hasMark && feeling !== 'positive' && !isAbusive) return 'complaint';
  if (feeling === 'positive' && (praise > 0 || balance >= 1)) return 'praise';
  return complaint >= 0.5 && feeling === 'negative' ? 'complaint' : 'other';
}
