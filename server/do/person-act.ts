// What a person does to a case: applied, or refused in words; and the case's row afterwards, as the desk shows it.

import type { PersonAct } from '../../core/act.ts';
import type { Tx } from '../../store/database.ts';
import { rowsOfCases } from '../../store/triage/inbox.ts';
import type { CaseRow } from '../../wire/inbox.ts';
import { type ActToApply, applyAct, isApplied } from '../flow/apply-act.ts';
import { presentRow } from '../present.ts';
import { HeedError } from '../problem.ts';
import type { Actor } from './actor.ts';
import { refusal } from './refusals.ts';

type Whose = Pick<Actor, 'brandId' | 'caseId' | 'now'>;

/** Gives the number of the event. Like `applyAct`, the last thing its transaction writes. */
export async function applyFor(
  tx: Tx,
  { brandId, caseId, now }: Whose,
  act: PersonAct,
  more: Pick<ActToApply, 'followedBy' | 'contentDigest'> = {},
): Promise<number> {
  const outcome = await applyAct(tx, { brandId, caseId, act, now, ...more });
  if (!isApplied(outcome)) throw refusal(outcome);
  return outcome.event;
}

export async function rowAfter(tx: Tx, { brandId, caseId }: Pick<Actor, 'brandId' | 'caseId'>): Promise<CaseRow> {
  const [row] = await rowsOfCases(tx, brandId, [caseId]);
  if (row === undefined) throw new HeedError('not_found', 'There is no such case.');
  return presentRow(row);
}
