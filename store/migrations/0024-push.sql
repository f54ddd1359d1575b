-- What platforms push: the address of each channel, what came to it, and which pushes came before. And mentions that are
-- hidden on the platform, each asked for by one person and confirmed by another.

create table heed.webhook (
  brand_id uuid not null,
  channel text collate "C" not null,
  -- The end of the address. Kept as it is, for the page shows it again: alone it opens nothing, every push is signed.
  token text not null,
  made_at timestamptz not null,
  genuine bigint not null default 0,
  forged bigint not null default 0,
  -- Rightly signed: too old by its own time, the same bytes again, for nobody who listens, not to be read.
  stale bigint not null default 0,
  repeated bigint not null default 0,
  aside bigint not null default 0,
  unread bigint not null default 0,
  last_at timestamptz,
  forged_at timestamptz,
  primary key (brand_id, channel)
);

-- Digests of what was pushed and taken in, for a week: the same again tells nothing new.
create table heed.push_seen (
  brand_id uuid not null,
  channel text collate "C" not null,
  digest bytea not null,
  at timestamptz not null,
  primary key (brand_id, channel, digest)
);
-- Serves: forgetting what is older than a week.
create index push_seen_by_age on heed.push_seen (brand_id, channel, at);

-- Finds the brand and channel of an address before any brand is known: digests and ids only.
create table account.webhook (
  digest bytea primary key,
  brand_id uuid not null,
  channel text not null
);

-- Told meanwhile that something is new: a poll under way does not take the place of the one asked for.
alter table heed.poll_due
  add column woken_at timestamptz,
  -- The process that holds a line open to the place, until when unless it says so again: one line a source.
  add column watcher_id uuid,
  add column watched_until timestamptz;

-- asked: waits for a second person, also when the platform has refused it before · hiding, showing: recorded, and the platform
-- is being asked · hidden, shown: it said yes · refused, withdrawn: it was never asked
create table heed.hiding (
  brand_id uuid not null,
  id uuid not null,
  mention_id uuid not null,
  case_id uuid not null,
  reason_code text not null,
  -- In the person's own words, beside the code.
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'hiding', 'hidden', 'showing', 'shown', 'refused', 'withdrawn')),
  settled_by uuid,
  settled_at timestamptz,
  -- Nobody else could confirm it in this brand: the same person did, after a while (law 14).
  is_alone boolean not null default false,
  -- What the platform said against it the last time.
  error text,
  primary key (brand_id, id)
);
-- Serves: what became of the mentions of a case.
create index hiding_by_case on heed.hiding (brand_id, case_id, id);
-- A mention is hidden, or asked to be, once at a time.
create unique index hiding_open on heed.hiding (brand_id, mention_id)
  where state in ('asked', 'hiding', 'hidden', 'showing');

grant select, insert on account.webhook to heed_app;
grant select, insert, update on heed.webhook, heed.hiding to heed_app;
grant select, insert, delete on heed.push_seen to heed_app;
do $$
declare
  one text;
begin
  foreach one in array array['webhook', 'push_seen', 'hiding']
  loop
    execute format('alter table heed.%I enable row level security', one);
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one);
  end loop;
end
$$;
