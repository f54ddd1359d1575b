// Teams and locations: what routes, targets and filters call by their slugs.

import type { Tx } from '../database.ts';

export interface TeamRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly archivedAt: Date | null;
  readonly memberIds: readonly string[];
}

/** Every team, those at work first. */
export function teamsOf(tx: Tx, brandId: string): Promise<TeamRow[]> {
  return tx.rows(
    `select t.id, t.slug, t.name, t.archived_at as "archivedAt",
            array(select tm.person_id from heed.team_member tm
                  where tm.brand_id = t.brand_id and tm.team_id = t.id order by tm.since, tm.person_id) as "memberIds"
     from heed.team t where t.brand_id = $1 order by t.archived_at is not null, lower(t.name), t.id`,
    [brandId],
  );
}

/** Throws a unique violation when the slug is taken. */
export async function addTeam(
  tx: Tx,
  brandId: string,
  team: { id: string; slug: string; name: string; at: Date },
): Promise<void> {
  await tx.rows('insert into heed.team (brand_id, id, slug, name, created_at) values ($1, $2, $3, $4, $5)', [
    brandId,
    team.id,
    team.slug,
    team.name,
    team.at,
  ]);
}

/** Renames, archives or brings back. */
export async function saveTeam(
  tx: Tx,
  brandId: string,
  team: { id: string; name: string; archivedAt: Date | null },
): Promise<void> {
  await tx.rows('update heed.team set name = $3, archived_at = $4 where brand_id = $1 and id = $2', [
    brandId,
    team.id,
    team.name,
    team.archivedAt,
  ]);
}

/** These and nobody else; who stays keeps their place. */
export async function saveMembers(
  tx: Tx,
  brandId: string,
  { teamId, personIds, at }: { teamId: string; personIds: readonly string[]; at: Date },
): Promise<void> {
  await tx.rows('delete from heed.team_member where brand_id = $1 and team_id = $2 and person_id <> all($3)', [
    brandId,
    teamId,
    personIds,
  ]);
  await tx.rows(
    `insert into heed.team_member (brand_id, team_id, person_id, since) select $1, $2, unnest($3::uuid[]), $4
     on conflict do nothing`,
    [brandId, teamId, personIds, at],
  );
}

/** Out of every team: they belong to the brand no more. */
export async function leaveTeams(tx: Tx, brandId: string, personId: string): Promise<void> {
  await tx.rows('delete from heed.team_member where brand_id = $1 and person_id = $2', [brandId, personId]);
}

export interface LocationRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly address: string | null;
  readonly timeZone: string | null;
}

/** Two people who add the same in one moment come one after the other, so that names and slugs stay apart. */
export async function lockPlaces(tx: Tx, brandId: string): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('heed.places ' || $1, 0))", [brandId]);
}

export function locationsOf(tx: Tx, brandId: string): Promise<LocationRow[]> {
  return tx.rows(
    `select id, slug, name, address, time_zone as "timeZone" from heed.location
     where brand_id = $1 order by lower(name), id`,
    [brandId],
  );
}

/** Throws a unique violation when the slug is taken. */
export async function addLocation(tx: Tx, brandId: string, location: LocationRow & { at: Date }): Promise<void> {
  await tx.rows(
    `insert into heed.location (brand_id, id, slug, name, address, time_zone, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [brandId, location.id, location.slug, location.name, location.address, location.timeZone, location.at],
  );
}

/** Everything but its slug, which rules call it by. */
export async function saveLocation(tx: Tx, brandId: string, location: Omit<LocationRow, 'slug'>): Promise<boolean> {
  const row = await tx.row(
    'update heed.location set name = $3, address = $4, time_zone = $5 where brand_id = $1 and id = $2 returning id',
    [brandId, location.id, location.name, location.address, location.timeZone],
  );
  return row !== null;
}
