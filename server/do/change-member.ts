// Changes what somebody is in a brand, or ends it. Nobody rules over people above themselves, the last owner stays, and
// the cases of whoever can no longer answer go back to everybody, so that no customer waits for somebody who is gone.

import { isAtLeast, type Role } from '../../core/role.ts';
import { changeRole, endMembership, lockRoles } from '../../store/account/membership.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/learn/record.ts';
import { endAway, forgetDeputy } from '../../store/triage/away.ts';
import { leaveTeams } from '../../store/triage/teams.ts';
import { casesOf } from '../../store/triage/workers.ts';
import { applyAct } from '../flow/apply-act.ts';
import { mayRule } from '../policy.ts';
import { HeedError } from '../problem.ts';
import type { World } from '../world.ts';

export interface MemberAsked {
  readonly brandId: string;
  /** Who asks. */
  readonly personId: string;
  /** Whom it is about. */
  readonly subjectId: string;
  readonly now: Date;
}

export async function giveRole(world: World, asked: MemberAsked, role: Role): Promise<void> {
  const { brandId, personId, subjectId, now } = asked;
  await world.database.brand(brandId, async (tx) => {
    const was = await roleToChange(tx, asked, role);
    if (was === role) return;
    await changeRole(tx, brandId, subjectId, role);
    if (!isAtLeast(role, 'trainee')) await putBackCases(tx, asked);
    const detail = { from: was, to: role };
    const event = { kind: 'person.role_changed', at: now, personId, caseId: null, subjectId, detail } as const;
    await appendEvents(tx, brandId, [{ ...event, contentDigest: null }]);
  });
}

export async function removeMember(world: World, asked: MemberAsked): Promise<void> {
  const { brandId, personId, subjectId, now } = asked;
  await world.database.brand(brandId, async (tx) => {
    const role = await roleToChange(tx, asked, null);
    await leaveTeams(tx, brandId, subjectId);
    await endAway(tx, brandId, subjectId, now);
    await forgetDeputy(tx, brandId, subjectId);
    await endMembership(tx, brandId, subjectId);
    await putBackCases(tx, asked);
    const event = { kind: 'person.removed', at: now, personId, caseId: null, subjectId, detail: { role } } as const;
    await appendEvents(tx, brandId, [{ ...event, contentDigest: null }]);
  });
}

/** The role that is to change, once it may. `to` null: out of the brand. */
async function roleToChange(tx: Tx, { brandId, personId, subjectId }: MemberAsked, to: Role | null): Promise<Role> {
  const roles = await lockRoles(tx, brandId);
  const [by, was] = [roles.get(personId), roles.get(subjectId)];
  if (by === undefined || was === undefined) throw new HeedError('not_found', 'There is no such person in this brand.');
  if (!mayRule({ role: by }, was)) {
    throw new HeedError('not_allowed', 'This person stands above you here. Ask an owner.');
  }
  if (to !== null && !mayRule({ role: by }, to)) {
    throw new HeedError('not_allowed', 'You cannot raise somebody above yourself. Ask an owner.', { field: 'role' });
  }
  const owners = [...roles.values()].filter((one) => one === 'owner').length;
  if (was === 'owner' && to !== 'owner' && owners === 1) {
    throw new HeedError('not_now', 'A brand needs an owner, and this is the last one. Make somebody else owner first.');
  }
  return was;
}

async function putBackCases(tx: Tx, { brandId, personId, subjectId, now }: MemberAsked): Promise<void> {
  for (const { id, version } of await casesOf(tx, brandId, subjectId)) {
    const act = { act: 'assign', personId, saw: version, assigneeId: null } as const;
    await applyAct(tx, { brandId, caseId: id, act, now });
  }
}
