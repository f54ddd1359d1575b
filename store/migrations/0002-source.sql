-- Whose desk it is and what it listens to. From here on every table is led by brand_id and secured by it (0008).
create schema heed;

create table heed.location (
  brand_id uuid not null,
  id uuid not null,
  name text not null,
  address text,
  time_zone text,
  created_at timestamptz not null,
  primary key (brand_id, id)
);

-- The brand's rules of care, versioned; the newest version holds.
create table heed.protocol (
  brand_id uuid not null,
  version integer not null,
  body jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  primary key (brand_id, version)
);

-- An own profile on a platform. Its limits are what that server told of itself.
create table heed.profile (
  brand_id uuid not null,
  id uuid not null,
  channel text not null,
  external_id text not null,
  handle text,
  name text,
  url text,
  limits jsonb,
  state text not null default 'connected' check (state in ('connected', 'expired')),
  connected_at timestamptz not null,
  primary key (brand_id, id),
  unique (brand_id, channel, external_id)
);

-- Secrets of a profile, sealed with AES-256-GCM under a key that is not in the database (server/seal-secret.ts).
create table heed.credential (
  brand_id uuid not null,
  profile_id uuid not null,
  sealed bytea not null,
  updated_at timestamptz not null,
  primary key (brand_id, profile_id),
  foreign key (brand_id, profile_id) references heed.profile (brand_id, id)
);

create table heed.source (
  brand_id uuid not null,
  id uuid not null,
  channel text not null,
  kind text not null,
  label text not null,
  sphere text not null check (sphere in ('owned_public', 'owned_private', 'earned')),
  config jsonb not null,
  profile_id uuid,
  location_id uuid,
  state text not null default 'listening' check (state in ('listening', 'paused', 'failing')),
  every_ms integer not null,
  connected_at timestamptz not null,
  -- Until the first read is done, what is older than connected_at is history (law 3).
  first_read_done_at timestamptz,
  cursor jsonb,
  last_poll_at timestamptz,
  last_ok_at timestamptz,
  last_heard_at timestamptz,
  -- Failed polls in a row; the wait grows with it.
  failures integer not null default 0,
  error_code text,
  error_message text,
  mention_count bigint not null default 0,
  unread_count bigint not null default 0,
  -- Heard minus published of the newest mentions, in seconds; at most a hundred.
  recent_lags real[] not null default '{}',
  primary key (brand_id, id),
  foreign key (brand_id, profile_id) references heed.profile (brand_id, id),
  foreign key (brand_id, location_id) references heed.location (brand_id, id)
);

-- The heartbeat by half hour, for the sources page.
create table heed.source_pulse (
  brand_id uuid not null,
  source_id uuid not null,
  half_hour timestamptz not null,
  ok integer not null default 0,
  failed integer not null default 0,
  heard integer not null default 0,
  primary key (brand_id, source_id, half_hour)
);

-- A stretch that could not be fetched: on record until it is filled (promise 1).
create table heed.gap (
  brand_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  from_at timestamptz,
  until_at timestamptz,
  why text not null,
  noted_at timestamptz not null,
  filled_at timestamptz,
  primary key (brand_id, id)
);

-- When each source is polled next. Scanned across brands by the listener, so it holds ids only and leads with the instant.
create table heed.poll_due (
  at timestamptz not null,
  brand_id uuid not null,
  source_id uuid not null,
  -- A listener holds the source until then; a killed one lets go by itself.
  held_until timestamptz,
  primary key (brand_id, source_id)
);
-- Serves: the next sources to poll.
create index poll_due_by_instant on heed.poll_due (at);
