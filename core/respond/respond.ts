// Respond: may this draft leave, what stands in its way, and what does it already do well. The same code counts under
// the agent's fingers and decides on the server before anything is queued.

import type { Count, ReplyWay } from '../channel.ts';
import { withoutAlt } from '../pictures.ts';
import { coach, type Tick } from './coach.ts';
import type { Finding } from './finding.ts';
import { type DraftToSend, fits, picturesOn, type Ways } from './fits.ts';
import { guard } from './guard/guard.ts';
import { readDraft } from './read-draft.ts';
import type { Situation } from './situation.ts';

export interface Judged {
  readonly way: ReplyWay;
  readonly count: Count | null;
  /** The gravest first. */
  readonly findings: readonly Finding[];
  /** The five steps of a good answer, always in the same order; empty without a pack for the language. */
  readonly steps: readonly Tick[];
  /** False while a finding of the level `may_not_go` stands. Notes and second persons are the caller's to settle. */
  readonly mayGo: boolean;
  readonly needsSecondPerson: boolean;
}

export function respond(draft: DraftToSend, ways: Ways, situation: Situation): Judged {
  const { way, count, findings: obstacles } = fits(draft, ways);
  const read = readDraft(draft.text, situation.pack);
  const steps = coach(read, situation);
  const where = {
    isPublic: draft.visibility === 'public',
    left: count?.left ?? Number.POSITIVE_INFINITY,
    findLinks: ways.weighing?.findLinks ?? null,
    untold: withoutAlt(draft.pictures ?? [], picturesOn(ways, draft.visibility)),
  };
  const findings = [...obstacles, ...guard(read, where, steps, situation)];
  return {
    way,
    count,
    findings,
    steps,
    mayGo: findings.every(({ level }) => level !== 'may_not_go'),
    needsSecondPerson: findings.some(({ level }) => level === 'second_person'),
  };
}
