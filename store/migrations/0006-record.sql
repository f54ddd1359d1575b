-- The record (law 9): append-only, numbered per brand without gaps, chained by a sealer behind the writers.

-- The next number of a brand. Updated last in a transaction, once a batch, so the row is locked for microseconds.
create table heed.event_number (
  brand_id uuid primary key,
  next bigint not null default 1
);

create table heed.event (
  brand_id uuid not null,
  number bigint not null,
  at timestamptz not null,
  kind text not null,
  person_id uuid,
  case_id uuid,
  subject_id uuid,
  -- Ids and codes, as the exact text that is sealed. Never content.
  detail text not null,
  -- SHA-256 of the content's salt and its exact bytes, where there is content.
  content_digest bytea,
  primary key (brand_id, number, at)
) partition by range (at);
-- Serves: the timeline of a case.
create index event_by_case on heed.event (brand_id, case_id, number) where case_id is not null;

-- A run of events and their hash, chained to the seal before: SHA-256(previous hash, exact bytes of the events).
create table heed.seal (
  brand_id uuid not null,
  last_number bigint not null,
  first_number bigint not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (brand_id, last_number)
);
