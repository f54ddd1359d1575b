// Who works in a brand, as routing sees them: one statement; and how a person works: capacity, languages, deputy, shifts,
// absences.

import { type Weekday, weekdays } from '../../core/protocol/calendar.ts';
import type { Worker } from '../../core/triage/route.ts';
import { clockTime, minuteOf, type Shift } from '../../core/triage/shifts.ts';
import type { Tx } from '../database.ts';

/** Everybody's open cases, through the index behind *Mine*: it grows with them. */
const counted = `left join (select assignee_id, count(*) as open from heed.case
                where brand_id = $1 and state = 'open' and assignee_id is not null group by assignee_id) load
       on load.assignee_id = m.person_id`;
const uncounted = 'cross join (select 0 as open) load';

/** A shift is asked for in the person's own zone, by PostgreSQL's table of zones: a change of clocks moves it as it moves them. */
const everybody = (load: string) => `select p.id, p.email, p.name, m.role, coalesce(w.languages, '{}') as languages,
            array(select t.slug from heed.team_member tm join heed.team t on t.brand_id = tm.brand_id and t.id = tm.team_id
                  where tm.brand_id = $1 and tm.person_id = m.person_id and t.archived_at is null order by t.slug) as teams,
            coalesce(load.open, 0) as "openCases", w.capacity, w.last_assigned_at as "lastAssignedAt",
            coalesce(shift.is_on, true) as "isOnShift",
            shift.is_on is not null as "hasShifts", away.id is not null as "isAway",
            coalesce(away.deputy_id, w.deputy_id) as "deputyId"
     from account.membership m
     join account.person p on p.id = m.person_id
     left join heed.worker w on w.brand_id = m.brand_id and w.person_id = m.person_id
     ${load}
     left join lateral (
       select bool_or(
                case when s.to_minute > s.from_minute
                  then s.weekday = local.day and local.minute >= s.from_minute and local.minute < s.to_minute
                  else (s.weekday = local.day and local.minute >= s.from_minute)
                    or (s.weekday % 7 + 1 = local.day and local.minute < s.to_minute) end) as is_on
       from heed.shift s,
            (select extract(isodow from here) as day, extract(hour from here) * 60 + extract(minute from here) as minute
             from (select $2::timestamptz at time zone w.time_zone as here) at) local
       where s.brand_id = $1 and s.person_id = m.person_id) shift on true
     left join lateral (
       select id, deputy_id from heed.away a
       where a.brand_id = $1 and a.person_id = m.person_id and a.ended_at is null and a.from_at <= $2 and a.until_at > $2
       order by a.until_at desc limit 1) away on true
     where m.brand_id = $1 order by p.id`;
const withLoad = everybody(counted);
const withoutLoad = everybody(uncounted);

/** Everybody of the brand, by id, with their open cases counted. */
export function workersOf(tx: Tx, brandId: string, now: Date): Promise<Worker[]> {
  return tx.rows(withLoad, [brandId, now]);
}

/** The same for telling people something, which needs no count: nobody has open cases here. */
export function peopleAtWork(tx: Tx, brandId: string, now: Date): Promise<Worker[]> {
  return tx.rows(withoutLoad, [brandId, now]);
}

/** These were given cases now: their turn comes last. */
export async function noteTurns(tx: Tx, brandId: string, personIds: readonly string[], at: Date): Promise<void> {
  await tx.rows(
    `insert into heed.worker (brand_id, person_id, last_assigned_at) select distinct $1::uuid, unnest($2::uuid[]), $3::timestamptz
     on conflict (brand_id, person_id) do update
       set last_assigned_at = greatest(heed.worker.last_assigned_at, excluded.last_assigned_at)`,
    [brandId, personIds, at],
  );
}

export interface WorkRow {
  readonly personId: string;
  readonly capacity: number | null;
  readonly deputyId: string | null;
  readonly languages: readonly string[];
  readonly timeZone: string | null;
}

export function worksOf(tx: Tx, brandId: string): Promise<WorkRow[]> {
  return tx.rows(
    `select person_id as "personId", capacity, deputy_id as "deputyId", languages, time_zone as "timeZone"
     from heed.worker where brand_id = $1`,
    [brandId],
  );
}

export async function saveWork(tx: Tx, brandId: string, work: Omit<WorkRow, 'timeZone'>): Promise<void> {
  await tx.rows(
    `insert into heed.worker (brand_id, person_id, capacity, deputy_id, languages) values ($1, $2, $3, $4, $5)
     on conflict (brand_id, person_id) do update
       set capacity = excluded.capacity, deputy_id = excluded.deputy_id, languages = excluded.languages`,
    [brandId, work.personId, work.capacity, work.deputyId, work.languages],
  );
}

/** Whether PostgreSQL knows the zone too: shifts are asked for in it. */
export async function isZone(tx: Tx, timeZone: string): Promise<boolean> {
  return (await tx.row('select from pg_timezone_names where lower(name) = lower($1)', [timeZone])) !== null;
}

export interface ShiftRow extends Shift {
  readonly personId: string;
}

/** Everybody's weekly spans, from Monday on. */
export async function shiftsOf(tx: Tx, brandId: string): Promise<ShiftRow[]> {
  const rows = await tx.rows<{ personId: string; weekday: number; from: number; to: number }>(
    `select person_id as "personId", weekday, from_minute as "from", to_minute as "to"
     from heed.shift where brand_id = $1 order by person_id, weekday, from_minute`,
    [brandId],
  );
  return rows.map(({ personId, weekday, from, to }) => ({
    personId,
    weekday: weekdays[weekday - 1] as Weekday,
    from: clockTime(from),
    to: clockTime(to),
  }));
}

/** These spans in this zone from now on, in place of what was. None: always reachable. */
export async function saveShifts(
  tx: Tx,
  brandId: string,
  { personId, timeZone, shifts }: { personId: string; timeZone: string; shifts: readonly Shift[] },
): Promise<void> {
  await tx.rows(
    `insert into heed.worker (brand_id, person_id, time_zone) values ($1, $2, $3)
     on conflict (brand_id, person_id) do update set time_zone = excluded.time_zone`,
    [brandId, personId, timeZone],
  );
  await tx.rows('delete from heed.shift where brand_id = $1 and person_id = $2', [brandId, personId]);
  await tx.rows(
    `insert into heed.shift (brand_id, person_id, weekday, from_minute, to_minute)
     select $1, $2, * from unnest($3::smallint[], $4::smallint[], $5::smallint[])`,
    [
      brandId,
      personId,
      shifts.map((one) => weekdays.indexOf(one.weekday) + 1),
      shifts.map((one) => minuteOf(one.from)),
      shifts.map((one) => minuteOf(one.to)),
    ],
  );
}

/** The cases somebody has that are not closed, held until the transaction ends. */
export function casesOf(tx: Tx, brandId: string, personId: string): Promise<{ id: string; version: number }[]> {
  return tx.rows(
    `select id, version from heed.case
     where brand_id = $1 and assignee_id = $2 and state in ('open', 'waiting') order by id for update`,
    [brandId, personId],
  );
}
