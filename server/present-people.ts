// From rows of people and what is known of their work to the shape of the wire. No decisions here.

import type { Worker } from '../core/triage/route.ts';
import type { Member } from '../store/account/people.ts';
import type { AwayRow } from '../store/triage/away.ts';
import type { TeamRow } from '../store/triage/teams.ts';
import type { ShiftRow, WorkRow } from '../store/triage/workers.ts';
import type { PersonView, TeamView } from '../wire/people.ts';
import { iso } from './present.ts';

export interface AtWork {
  readonly workers: readonly Worker[];
  readonly works: readonly WorkRow[];
  readonly shifts: readonly ShiftRow[];
  readonly aways: readonly AwayRow[];
  readonly teams: readonly TeamRow[];
}

export function presentPerson(member: Member, atWork: AtWork, now: Date): PersonView {
  const worker = atWork.workers.find((one) => one.id === member.id);
  const work = atWork.works.find((one) => one.personId === member.id);
  const away = atWork.aways.find((one) => one.personId === member.id);
  const { id, name, email, role } = member;
  return {
    id,
    name,
    email,
    role,
    joinedAt: iso(member.joinedAt),
    teamIds: atWork.teams.filter((one) => one.archivedAt === null && one.memberIds.includes(id)).map((one) => one.id),
    languages: [...(work?.languages ?? [])],
    openCases: worker?.openCases ?? 0,
    capacity: work?.capacity ?? null,
    deputyId: work?.deputyId ?? null,
    timeZone: work?.timeZone ?? null,
    shifts: atWork.shifts.filter((one) => one.personId === id).map(({ weekday, from, to }) => ({ weekday, from, to })),
    isOnShift: worker?.isOnShift ?? false,
    away: away === undefined ? null : presentAway(away, now),
  };
}

function presentAway({ from, until, kind, deputyId }: AwayRow, now: Date): PersonView['away'] {
  return { from: iso(from), until: iso(until), kind, deputyId, isNow: from <= now };
}

export function presentTeam({ id, slug, name, memberIds, archivedAt }: TeamRow): TeamView {
  return { id, slug, name, memberIds: [...memberIds], isArchived: archivedAt !== null };
}
