// Judges the sentence said to everybody: what three customers were told, and a draft that says one of it again or does not.

import { repeatableIn } from '../../core/respond/freshness/repeatable.ts';
import { openSaid, writeSaid } from '../../core/respond/freshness/said-shelf.ts';
import { signatureOf } from '../../core/respond/freshness/signature.ts';
import { openTellings } from '../../core/respond/freshness/tellings.ts';
import { type Head, type Part, precisionAndRecall } from './head.ts';
import { readSet, type ToldExample } from './own-sets.ts';

/** The sentences of the draft that are found, by the way the server and the browser take. */
function foundIn({ told, draft }: ToldExample): string[] {
  const tellings = openTellings();
  const replies = told.flatMap((text, n) => {
    const signature = signatureOf(text);
    if (signature === null) return [];
    const key = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    const sentences = Uint8Array.from(repeatableIn(text).flatMap(({ marks }) => [...marks]));
    tellings.add({ key, at: new Date(n), customerId: key, sentences });
    return [{ key, signature }];
  });
  const said = openSaid(writeSaid(replies, tellings.most(100)));
  return (said?.repeated(draft) ?? []).map(({ start, end }) => draft.slice(start, end));
}

function part(name: 'chosen' | 'apart'): Part {
  const examples = readSet(`sentences/${name}`);
  const tallies = examples.map((example) => {
    const found = foundIn(example);
    const right = found.filter((sentence) => sentence === example.quote).length;
    return { right, found: found.length, wanted: Number(example.quote !== null) };
  });
  return { name, examples: examples.length, figures: precisionAndRecall(tallies) };
}

export const sentences: Head = {
  name: 'sentences',
  how: 'Three replies to three customers, and a draft to a fourth: the sentence it has in common with them, as the guard marks it.',
  goals: { precision: 0.95, recall: 0.9 },
  floors: {
    chosen: { precision: 0.98, recall: 0.93 },
    apart: { precision: 0.98, recall: 0.98 },
  },
  judge: () => [part('chosen'), part('apart')],
};
