// Judges contradiction with an approved answer: a draft that says something else, or one that does not.

import { contradictions } from '../../core/respond/answers/contradict.ts';
import { draftPacks } from './draft-packs.ts';
import { type Head, type Part, precisionAndRecall, tallyOf } from './head.ts';
import { type ContradictionExample, readSet } from './own-sets.ts';

function isFound({ question, answer, draft, language }: ContradictionExample): boolean {
  const approved = { id: 'one', version: 1, question, text: answer, language };
  return contradictions(draft, [approved], draftPacks.get(language) ?? null).length > 0;
}

function part(name: 'chosen' | 'apart'): Part {
  const examples = readSet(`contradiction/${name}`);
  const tallies = examples.map((one) => tallyOf(isFound(one), one.contradicts));
  const good = tallies.filter(({ wanted }) => wanted === 0);
  const goodLeftAlone = good.filter(({ found }) => found === 0).length / good.length;
  return { name, examples: examples.length, figures: { ...precisionAndRecall(tallies), goodLeftAlone } };
}

export const contradiction: Head = {
  name: 'contradiction',
  how: 'A draft held against the approved answer to its question: another number, day or price, yes for no. Silence is better than crying wolf, so precision counts first; `goodLeftAlone` is the share of drafts in order that raise nothing.',
  goals: { precision: 0.9 },
  floors: {
    chosen: { precision: 0.96, recall: 0.78, goodLeftAlone: 0.97 },
    apart: { precision: 0.96, recall: 0.7, goodLeftAlone: 0.96 },
  },
  judge: () => [part('chosen'), part('apart')],
};
