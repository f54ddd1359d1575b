// The heads that weights are trained for, each with its labels: the same order in training, in weights and in judging.
// A head of one label is a yes or no; of several, the likeliest is taken.

import { reasons } from '../reading.ts';

export const headLabels = {
  feeling: ['negative', 'neutral', 'positive'],
  /** Asked first: missing a complaint is the dearest mistake, and sets that know only this teach it. */
  complaint: ['complaint'],
  /** Of what is no complaint. */
  kind: ['question', 'praise', 'other'],
  emotion: ['anger', 'joy', 'optimism', 'sadness'],
  reason: reasons,
  urgency: ['urgent'],
  abuse: ['abusive'],
  irony: ['ironic'],
} as const;
