// Judges private data in drafts. A finding is right when its kind is the quote's and it overlaps it by more than half.

import { findPrivateData, type PrivateData } from '../../core/respond/guard/private-data.ts';
import { type Head, type Part, precisionAndRecall, type Tally } from './head.ts';
import { type PrivateExample, readSet } from './own-sets.ts';

function tally({ text, language, found: wanted }: PrivateExample): Tally {
  const found = findPrivateData(text, language);
  const isOf = (one: PrivateData, { kind, quote }: PrivateExample['found'][number]): boolean => {
    const start = text.indexOf(quote);
    const overlap = Math.min(one.end, start + quote.length) - Math.max(one.start, start);
    return one.kind === kind && overlap > quote.length / 2;
  };
  // A quote found in two pieces is found once; the second piece is one too many.
  const right = wanted.filter((quote) => found.some((one) => isOf(one, quote))).length;
  return { right, found: found.length, wanted: wanted.length };
}

function part(name: 'chosen' | 'apart'): Part {
  const drafts = readSet(`private-data/${name}`);
  return { name, examples: drafts.length, figures: precisionAndRecall(drafts.map(tally)) };
}

export const privateData: Head = {
  name: 'private data',
  how: 'Phones, mail and postal addresses, order numbers, cards and accounts of a customer in drafts of public replies; more than half of the drafts hold none, and tempt.',
  goals: { precision: 0.95, recall: 0.98 },
  floors: {
    chosen: { precision: 0.98, recall: 0.98 },
    apart: { precision: 0.97, recall: 0.91 },
  },
  judge: () => [part('chosen'), part('apart')],
};
