// Who works at a desk: people with their roles and hours, teams, locations. /api/brands/:brand/people, …/teams, …/locations

import { z } from 'zod';
import { weekdays } from '../core/protocol/calendar.ts';
import { Id, Instant, Role } from './basics.ts';

const name = z.string().trim().min(1, 'give it a name').max(100);
const timeZone = z.string().min(1).max(64);
const minute = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** Local times; `to` at or before `from` is on the next day, and 24:00 the end of this one. */
const ShiftSpan = z.object({
  weekday: z.enum(weekdays),
  from: z.string().regex(minute, 'write it as 09:00'),
  to: z.string().refine((time) => minute.test(time) || time === '24:00', 'write it as 17:00'),
});

export const AwayKind = z.enum(['holiday', 'sick', 'training', 'other']);
export type AwayKind = z.infer<typeof AwayKind>;

export const PersonView = z.object({
  id: Id,
  name: z.string(),
  /** Null where it is not for the asker to see: in the rehearsal brand, which everybody may visit. */
  email: z.string().nullable(),
  role: Role,
  joinedAt: Instant,
  teamIds: z.array(Id),
  /** ISO 639-1. */
  languages: z.array(z.string()),
  openCases: z.number().int(),
  /** Open cases at most; null: no limit. */
  capacity: z.number().int().nullable(),
  /** Takes over while they are away. */
  deputyId: Id.nullable(),
  timeZone: z.string().nullable(),
  /** None: reachable whenever their team is. */
  shifts: z.array(ShiftSpan),
  /** Within their shifts; without any, while one of their teams is open. */
  isOnShift: z.boolean(),
  /** Away now, or the next absence; `isNow` tells which. */
  away: z
    .object({ from: Instant, until: Instant, kind: AwayKind, deputyId: Id.nullable(), isNow: z.boolean() })
    .nullable(),
});
export type PersonView = z.infer<typeof PersonView>;

/** GET …/people */
export const People = z.object({
  people: z.array(PersonView),
  invitations: z.array(z.object({ id: Id, email: z.string(), role: Role, expiresAt: Instant })),
});
export type People = z.infer<typeof People>;

/** PUT …/people/:id/role */
export const RoleBody = z.object({ role: Role });

/** PUT …/people/:id/work */
export const WorkBody = z.object({
  capacity: z.number().int().min(0).max(10_000).nullable(),
  deputyId: Id.nullable(),
  languages: z.array(z.string().regex(/^[a-z]{2}$/u, 'is a language of two letters, such as en')).max(30),
});
export type WorkBody = z.infer<typeof WorkBody>;

/** PUT …/people/:id/shifts: the whole week, in place of what was. */
export const ShiftsBody = z.object({ timeZone, shifts: z.array(ShiftSpan).max(70) });
export type ShiftsBody = z.infer<typeof ShiftsBody>;

/** POST …/people/:id/away; a new absence takes the place of one that was planned. DELETE: back again. */
export const AwayBody = z.object({
  /** Now, when it is left out. */
  from: Instant.optional(),
  until: Instant,
  kind: AwayKind,
  deputyId: Id.nullable().default(null),
});
export type AwayBody = z.infer<typeof AwayBody>;

export const TeamView = z.object({
  id: Id,
  /** Never changes: routes and calendars call the team by it. */
  slug: z.string(),
  name: z.string(),
  memberIds: z.array(Id),
  isArchived: z.boolean(),
});
export type TeamView = z.infer<typeof TeamView>;

/** GET …/teams */
export const Teams = z.object({ teams: z.array(TeamView) });
export type Teams = z.infer<typeof Teams>;

const memberIds = z.array(Id).max(2000);
/** POST …/teams */
export const TeamBody = z.object({ name, memberIds: memberIds.default([]) });
/** PUT …/teams/:id. There is no deleting: an archived team takes no more cases, and can come back. */
export const TeamChange = z.object({
  name: name.optional(),
  memberIds: memberIds.optional(),
  isArchived: z.boolean().optional(),
});
export type TeamChange = z.infer<typeof TeamChange>;

export const LocationView = z.object({
  id: Id,
  /** Never changes: routes and calendars call the location by it. */
  slug: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  timeZone: z.string().nullable(),
});
export type LocationView = z.infer<typeof LocationView>;

/** GET …/locations */
export const Locations = z.object({ locations: z.array(LocationView) });
export type Locations = z.infer<typeof Locations>;

/** POST …/locations, PUT …/locations/:id */
export const LocationBody = z.object({
  name,
  address: z.string().trim().max(300).nullable().default(null),
  timeZone: timeZone.nullable().default(null),
});
export type LocationBody = z.infer<typeof LocationBody>;
