// Trains the heads of mentions. In: examples. Out: a file of weights and what it was made from, the same bytes every time.

import { createHash } from 'node:crypto';
import { headLabels } from '../../core/understand/heads.ts';
import { look } from '../../core/understand/look.ts';
import { startMatrix } from '../../core/understand/train/matrix.ts';
import { type HeadPlan, type Plan, train } from '../../core/understand/train/train.ts';
import type { Weights } from '../../core/understand/weights.ts';
import type { Example } from './read-sets.ts';

/** A power of two; half as many cost half a point and save half of three megabytes (docs/decisions/0042). */
export const mentionRows = 131_072;

/** Tried in five folds over the chosen part of Heed's own sets and the public ones (docs/decisions/0044). */
export const mentionPlan: Plan = {
  feeling: { labels: headLabels.feeling, cost: 0.3, bayes: 0.5, balance: 1 },
  complaint: { labels: headLabels.complaint, cost: 0.3, bayes: 1, balance: 1.2 },
  kind: { labels: headLabels.kind, cost: 1, bayes: 0.7, balance: 0.8 },
  emotion: { labels: headLabels.emotion, cost: 0.5, bayes: 0.5, balance: 0.5 },
  reason: { labels: headLabels.reason, cost: 0.5, bayes: 0.5, balance: 0.5 },
  urgency: { labels: headLabels.urgency, cost: 0.3, bayes: 0.5, balance: 1.6 },
  abuse: { labels: headLabels.abuse, cost: 0.3, bayes: 0.7, balance: 1 },
  irony: { labels: headLabels.irony, cost: 0.2, bayes: 0.5, balance: 1.3 },
};

/** With ten times the examples of these heads less needs balancing. */
export const wholePlan: Plan = {
  ...mentionPlan,
  feeling: { labels: headLabels.feeling, cost: 0.5, bayes: 0.3, balance: 1 },
  complaint: { labels: headLabels.complaint, cost: 1, bayes: 1, balance: 1.2 },
  abuse: { labels: headLabels.abuse, cost: 1, bayes: 1, balance: 1 },
  irony: { labels: headLabels.irony, cost: 0.5, bayes: 0.7, balance: 0.8 },
};

/** A plan for labels as they come; a head with two labels is still asked which of them. */
export function planFor(examples: readonly Example[], tried: Readonly<Record<string, Partial<HeadPlan>>>): Plan {
  const labels = new Map<string, Set<string>>();
  for (const { says } of examples) {
    for (const [head, label] of Object.entries(says)) labels.set(head, (labels.get(head) ?? new Set()).add(label));
  }
  return Object.fromEntries(
    [...labels].map(([head, found]) => [
      head,
      { labels: [...found].sort(), cost: 1, bayes: 0.5, balance: 0.5, ...tried[head] },
    ]),
  );
}

export function trainMentions(
  id: string,
  examples: readonly Example[],
  plan = mentionPlan,
  former: Weights | null = null,
): Uint8Array {
  const builder = startMatrix(mentionRows);
  for (const { text, language } of examples) {
    const mention = { text, title: null, rating: null, languageHint: language, kind: 'post' as const };
    builder.add(look(mention, { languages: [language], earlierLanguage: null }).features);
  }
  const set = {
    matrix: builder.build(),
    says: examples.map((one) => one.says),
    languages: examples.map((one) => one.language),
    worth: Float32Array.from(examples, (one) => one.worth),
  };
  return train(id, set, plan, former);
}

export function checksum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
