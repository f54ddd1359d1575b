// Judges freshness: pairs of replies, one wording used twice or two honest ones.

import { defaultProtocol } from '../../core/protocol/default.ts';
import { signatureOf } from '../../core/respond/freshness/signature.ts';
import { closeness } from '../../core/signature.ts';
import { type Head, type Part, precisionAndRecall, tallyOf } from './head.ts';
import { readSet } from './own-sets.ts';

const { cannedFrom } = defaultProtocol().guard;

function isCanned(a: string, b: string): boolean {
  const [one, other] = [signatureOf(a), signatureOf(b)];
  return one !== null && other !== null && closeness(one, other) >= cannedFrom;
}

function part(name: 'chosen' | 'apart'): Part {
  const pairs = readSet(`freshness/${name}`);
  const tallies = pairs.map(({ a, b, isSame }) => tallyOf(isCanned(a, b), isSame));
  return { name, examples: pairs.length, figures: precisionAndRecall(tallies) };
}

export const freshness: Head = {
  name: 'freshness',
  how: `Two replies as the guard holds them against each other: by their signatures of 256 bits, canned from a closeness of ${cannedFrom}.`,
  goals: { precision: 0.95, recall: 0.95 },
  floors: {
    chosen: { precision: 0.98, recall: 0.97 },
    apart: { precision: 0.96, recall: 0.98 },
  },
  judge: () => [part('chosen'), part('apart')],
};
