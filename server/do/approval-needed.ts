// Whether a draft needs somebody's yes before it leaves, and whether it has it: by the protocol's rules, what the guard
// found, and who wrote it.

import type { Case } from '../../core/case.ts';
import type { Visibility } from '../../core/channel.ts';
import { type DraftToReview, type Requirement, requirementFor, wishedFor } from '../../core/respond/approvals.ts';
import { fits } from '../../core/triage/conditions.ts';
import { aboutCase } from '../../core/triage/rules.ts';
import { membersOf } from '../../store/account/people.ts';
import type { Tx } from '../../store/database.ts';
import { approvalById, unusedYes } from '../../store/respond/approvals.ts';
import type { NamedPicture } from '../../store/respond/pictures.ts';
import { HeedError } from '../problem.ts';
import { rulesOf } from '../rules.ts';
import type { Actor } from './actor.ts';

export interface Draft {
  readonly toMentionId: string;
  readonly text: string;
  readonly pictures: readonly NamedPicture[];
  readonly visibility: Visibility;
  readonly via: 'interface' | 'link_out';
  readonly isAnyway: boolean;
}

/** What the guard makes of it, and the case it is for. */
export interface Read {
  readonly of: Case;
  readonly needsSecondPerson: boolean;
}

/** The yes these very words have, or null where none is needed. Throws `needs_approval` where one is missing. */
export async function yesFor(tx: Tx, actor: Actor, draft: Draft, read: Read): Promise<string | null> {
  const needed = await neededFor(tx, actor, draft, read);
  if (needed === null) return null;
  const yes = await unusedYes(tx, actor.brandId, { ...actor, ...draft });
  if (yes !== null) return yes;
  // It is said already, and the person says so knowingly: a record without it would be none.
  if (draft.via === 'link_out' && draft.isAnyway) return null;
  throw new HeedError('needs_approval', whyNeeded(needed), { detail: { why: needed.why, rule: needed.rule } });
}

/** Null where the draft may leave without. */
export async function neededFor(
  tx: Tx,
  actor: Actor,
  draft: Pick<Draft, 'visibility'>,
  read: Read,
): Promise<Requirement | null> {
  const { rules, toReview } = await whatIsAsked(tx, actor, draft, read);
  return requirementFor(rules.protocol.approvals, toReview);
}

/** Whether even words in which nothing is found want a yes here, in public and in private: shown before they are written. */
export async function calmNeeds(tx: Tx, actor: Actor, of: Case): Promise<Record<Visibility, boolean>> {
  const needs = async (visibility: Visibility) => {
    const { rules, toReview } = await whatIsAsked(tx, actor, { visibility }, { of, needsSecondPerson: false });
    return requirementFor(rules.protocol.approvals, toReview) !== null;
  };
  return { public: await needs('public'), private: await needs('private') };
}

/** What is required, or whose yes is asked for when somebody wishes for one. */
export async function askedFor(
  tx: Tx,
  actor: Actor,
  draft: Pick<Draft, 'visibility'>,
  read: Read,
): Promise<Requirement> {
  const { rules, toReview } = await whatIsAsked(tx, actor, draft, read);
  const { approvals } = rules.protocol;
  return requirementFor(approvals, toReview) ?? wishedFor(approvals, toReview);
}

async function whatIsAsked(
  tx: Tx,
  { brandId, personId }: Actor,
  draft: Pick<Draft, 'visibility'>,
  { of, needsSecondPerson }: Read,
) {
  const rules = await rulesOf(tx, brandId);
  const author = (await membersOf(tx, brandId)).find(({ id }) => id === personId);
  const about = aboutCase(of, rules);
  const toReview: DraftToReview = {
    // Whoever belongs to the brand no more is past its doors; the least role is the safe answer in between.
    role: author?.role ?? 'trainee',
    isPublic: draft.visibility === 'public',
    needsSecondPerson,
    fits: (when) => fits(when, about),
  };
  return { rules, toReview };
}

function whyNeeded({ why, rule }: Requirement): string {
  if (why === 'trainee') return 'While you learn, an agent reads your replies first. Ask for a yes.';
  const named = rule === null ? '' : ` (${rule})`;
  return why === 'finding'
    ? `What was found in these words wants a second person${named}. Ask for a yes, or write them anew.`
    : `Such replies want a second person's yes${named}. Ask for it.`;
}

/** Whether what waits for a yes in the case is this person's: sending other words instead, they take it back. */
export async function isOwnRequest(tx: Tx, { brandId, personId }: Actor, approvalId: string | null): Promise<boolean> {
  if (approvalId === null) return false;
  return (await approvalById(tx, brandId, approvalId))?.personId === personId;
}
