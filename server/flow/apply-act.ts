// Applies one act to one case in its own transaction: lock, transition, write, record. Everything that happens to a
// case outside the pipeline goes through here.

import type { Act, ApprovalState, Refusal } from '../../core/act.ts';
import { type Case, isClosed } from '../../core/case.ts';
import type { NewEvent } from '../../core/event.ts';
import type { CaseRules } from '../../core/rules.ts';
import { isBackToNobody } from '../../core/transition/join.ts';
import { type Changed, isRefusal, type Outcome } from '../../core/transition/outcome.ts';
import { transition } from '../../core/transition/transition.ts';
import { caseRules } from '../../core/triage/case-rules.ts';
import { all, type Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { markSettled } from '../../store/respond/approvals.ts';
import { lockCase, updateCases } from '../../store/triage/cases.ts';
import { goneOf } from '../../store/triage/join.ts';
import { rulesOf } from '../rules.ts';
import { tell } from './tell.ts';

export interface Applied {
  readonly case: Case;
  /** Number of the last event written. */
  readonly event: number;
}

export type ApplyOutcome = Applied | Refusal | { readonly refused: 'no_such_case' };

export interface ActToApply {
  readonly brandId: string;
  readonly caseId: string;
  readonly act: Act;
  /** What follows from it at once: all of it happens, or none. */
  readonly followedBy?: readonly Act[];
  readonly now: Date;
  /** Salted digest of the content the act is about, for the record. */
  readonly contentDigest?: string | null;
}

/** Must be the last thing its transaction does: the event's number is taken here (law 9). */
export async function applyAct(
  tx: Tx,
  { brandId, caseId, act, followedBy = [], now, contentDigest }: ActToApply,
): Promise<ApplyOutcome> {
  const [found, rules] = await all([lockCase(tx, brandId, caseId), rulesOf(tx, brandId)]);
  const before = found === null || 'saw' in act ? found : await whereItGoesOn(tx, brandId, found);
  if (before === null) return { refused: 'no_such_case' };
  const asked = caseRules(rules);
  const acted = transitions(before, [act, ...followedBy], now, asked);
  if (isRefusal(acted)) return acted;
  const outcome = await givenBack(tx, brandId, { before, acted, asked, now });
  const happened = outcome.events.map((event) => ({ case: outcome.case, event }));
  await all([updateCases(tx, brandId, [outcome.case]), tell(tx, { brandId, rules, now }, happened)]);
  await settleRequests(tx, brandId, outcome.events);
  const events = outcome.events.map((event) => ({ ...event, contentDigest: contentDigest ?? null }));
  return { case: outcome.case, event: await appendEvents(tx, brandId, events) };
}

/** What the outbox reports of a reply that was on its way when its case was made one with another. */
async function whereItGoesOn(tx: Tx, brandId: string, found: Case): Promise<Case | null> {
  return found.mergedInto === null ? found : lockCase(tx, brandId, found.mergedInto);
}

interface Acted {
  readonly before: Case;
  readonly acted: Changed;
  readonly asked: CaseRules;
  readonly now: Date;
}

/** A closed case that opens again is nobody's when whoever had it is gone. */
async function givenBack(tx: Tx, brandId: string, { before, acted, asked, now }: Acted): Promise<Changed> {
  const { assigneeId } = acted.case;
  if (!isClosed(before.state) || assigneeId === null) return acted;
  if (!isBackToNobody(before, acted.case, await goneOf(tx, brandId, [assigneeId]))) return acted;
  const left = transition(acted.case, { act: 'vacate' }, now, asked);
  return isRefusal(left) ? acted : { case: left.case, events: [...acted.events, ...left.events] };
}

/** One act after the other; the first that is refused undoes them all. */
function transitions(before: Case, acts: readonly Act[], now: Date, rules: CaseRules): Outcome {
  let outcome: Changed = { case: before, events: [] };
  for (const act of acts) {
    const next = transition(outcome.case, act, now, rules);
    if (isRefusal(next)) return next;
    outcome = { case: next.case, events: [...outcome.events, ...next.events] };
  }
  return outcome;
}

/** A request for a yes ends with its event, whatever act ended it. */
export async function settleRequests(tx: Tx, brandId: string, events: readonly NewEvent[]): Promise<void> {
  for (const { kind, subjectId, personId, detail, at } of events) {
    if (kind !== 'approval.settled' || subjectId === null) continue;
    const state = detail['state'] as ApprovalState;
    await markSettled(tx, brandId, { id: subjectId, state, personId, isAlone: detail['isAlone'] === true, at });
  }
}

export function isApplied(outcome: ApplyOutcome): outcome is Applied {
  return !('refused' in outcome);
}
