-- Who works at a desk: six roles, teams, weekly shifts, absences, and how much a person takes at a time.

alter table account.membership drop constraint membership_role_check;
alter table account.membership add constraint membership_role_check
  check (role in ('owner', 'admin', 'lead', 'agent', 'trainee', 'observer'));
alter table account.invitation drop constraint invitation_role_check;
alter table account.invitation add constraint invitation_role_check
  check (role in ('owner', 'admin', 'lead', 'agent', 'trainee', 'observer'));
-- An invitation can be taken back while nobody has used it.
alter table account.invitation add revoked_at timestamptz;

-- A location by a short name that rules and files use, made of its name; a second one of that name gets a number.
alter table heed.location add slug text;
update heed.location l set slug = made.slug
from (
  select brand_id, id, stem || case when place = 1 then '' else '-' || place end as slug
  from (
    select brand_id, id, stem, row_number() over (partition by brand_id, stem order by created_at, id) as place
    from (
      select brand_id, id, created_at,
             coalesce(nullif(trim(both '-' from left(regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g'), 40)), ''),
                      'location') as stem
      from heed.location) stems) placed) made
where l.brand_id = made.brand_id and l.id = made.id;
-- `harbour`, `harbour` and `harbour-2` would make the second a twin of the third: whoever is left over takes its id.
update heed.location l set slug = l.slug || '-' || right(l.id::text, 12)
where exists (
  select from heed.location o where o.brand_id = l.brand_id and o.slug = l.slug and o.id < l.id);
alter table heed.location alter slug set not null;
alter table heed.location add constraint location_slug_key unique (brand_id, slug);

create table heed.team (
  brand_id uuid not null,
  id uuid not null,
  -- Given once and kept when the name changes: rules and files call the team by it.
  slug text not null,
  name text not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, slug)
);

create table heed.team_member (
  brand_id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (brand_id, team_id, person_id),
  foreign key (brand_id, team_id) references heed.team (brand_id, id)
);
-- Serves: the teams of each person, at every routing.
create index team_member_by_person on heed.team_member (brand_id, person_id);

-- How a person works in this brand. Who has no row takes any number of cases in any language.
create table heed.worker (
  brand_id uuid not null,
  person_id uuid not null references account.person,
  -- Open cases at most; null: no limit.
  capacity integer check (capacity >= 0),
  -- Takes over while the person is away, unless the absence names somebody else.
  deputy_id uuid references account.person check (deputy_id <> person_id),
  -- ISO 639-1.
  languages text[] not null default '{}',
  -- IANA; of the shifts.
  time_zone text,
  -- When routing last gave them a case: whose turn it is.
  last_assigned_at timestamptz,
  primary key (brand_id, person_id)
);

-- Weekly working spans in the person's time zone. `to_minute` at or before `from_minute` is on the next day.
create table heed.shift (
  brand_id uuid not null,
  person_id uuid not null,
  -- 1 is Monday.
  weekday smallint not null check (weekday between 1 and 7),
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute between 0 and 1440),
  primary key (brand_id, person_id, weekday, from_minute),
  foreign key (brand_id, person_id) references heed.worker (brand_id, person_id)
);

-- "I am away until …". One that ended early says so; none is deleted.
create table heed.away (
  brand_id uuid not null,
  id uuid not null,
  person_id uuid not null references account.person,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  kind text not null check (kind in ('holiday', 'sick', 'training', 'other')),
  deputy_id uuid references account.person check (deputy_id <> person_id),
  noted_by uuid not null references account.person,
  noted_at timestamptz not null,
  ended_at timestamptz,
  primary key (brand_id, id)
);
-- Serves: who is away now or will be.
create index away_by_person on heed.away (brand_id, person_id, until_at) where ended_at is null;

grant select, insert, update on heed.team, heed.worker, heed.away to heed_app;
grant select, insert, update, delete on heed.team_member, heed.shift to heed_app;
do $$
declare
  one text;
begin
  foreach one in array array['team', 'team_member', 'worker', 'shift', 'away'] loop
    execute format('alter table heed.%I enable row level security', one);
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one);
  end loop;
end
$$;
