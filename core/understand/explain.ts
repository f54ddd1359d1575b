// Why a reading says what it says. In: what was decided and what was looked at. Out: for every value the passages that
// weighed most for it, at most two, as the desk marks them.

import type { Evidence } from '../reading.ts';
import type { Decided } from './decide.ts';
import type { Seen } from './look.ts';
import { type OwnHead, shareOutOwn } from './own-head.ts';
import { shareOut } from './score.ts';

import type { Weights } from './weights.ts';

const mostPassages = 2;
/** A passage is named when it weighs at least so much of the heaviest one. */
const leastShare = 0.35;
const mostTokens = 512;
const mostHeads = 8;
const shares = new Float64Array(mostTokens * mostHeads);
const heaviest = new Int32Array(mostPassages);

export function explain(weights: Weights, own: OwnHead | null, { said }: Decided, seen: Seen): Evidence[] {
  const evidence: Evidence[] = [];
  const { language, why } = seen.spoken;
  if (language !== null) evidence.push({ head: 'language', value: language, why });
  const outputs = said.flatMap(({ output }) => (output === null ? [] : [output]));
  const count = Math.min(seen.tokens.length, mostTokens);
  const room = shares.subarray(0, count * outputs.length);
  if (outputs.length > 0) shareOut(weights, seen.features, outputs, room);
  if (own !== null && outputs.length > 0) shareOutOwn(own, weights, seen.features, outputs, room);
  let n = 0;
  for (const { head, value, output } of said) {
    if (output === null) {
      evidence.push({ head, value, why: 'rating' });
      continue;
    }
    const found = findHeaviest(room, n, outputs.length);
    n += 1;
    // No word weighs for it: it is the whole that speaks.
    if (found === 0) evidence.push({ head, value, why: 'whole' });
    for (let i = 0; i < found; i += 1) evidence.push(passage(head, value, heaviest[i] ?? 0, seen));
  }
  return evidence;
}

/** Puts the tokens that weigh most for the nth output into `heaviest`, the heaviest first; returns how many. */
function findHeaviest(room: Float64Array, n: number, each: number): number {
  const shareOf = (token: number): number => room[token * each + n] ?? 0;
  let found = 0;
  for (let token = 0; token * each < room.length; token += 1) {
    const share = shareOf(token);
    if (share <= 0) continue;
    let at = found;
    while (at > 0 && share > shareOf(heaviest[at - 1] ?? 0)) at -= 1;
    if (at === mostPassages) continue;
    found = Math.min(found + 1, mostPassages);
    for (let i = found - 1; i > at; i -= 1) heaviest[i] = heaviest[i - 1] ?? 0;
    heaviest[at] = token;
  }
  const least = shareOf(heaviest[0] ?? 0) * leastShare;
  while (found > 1 && shareOf(heaviest[found - 1] ?? 0) < least) found -= 1;
  return found;
}

function passage(head: Evidence['head'], value: string, index: number, { tokens, textLength }: Seen): Evidence {
  const token = tokens[index];
  if (token === undefined || token.end > textLength) return { head, value, why: 'title' };
  const why = token.shape === 'question' ? 'question_mark' : token.shape === 'word' ? 'weight' : 'emoji';
  return { head, value, span: { start: token.start, end: token.end }, why };
}
