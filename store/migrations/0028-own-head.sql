-- What a brand's corrections have taught: heads of its own on top of the weights everybody has, every attempt with its
-- figures, and whether the brand reads with them. Added to, never overwritten.

-- Only those that were kept. One without outputs takes back the one before: it had become worse than nothing.
create table heed.own_head (
  brand_id uuid not null,
  version integer not null,
  -- The weights it stands on; on others it is not used, and another one is learned.
  weights text collate "C" not null,
  outputs integer[] not null,
  scales float8[] not null,
  bytes bytea not null,
  made_at timestamptz not null,
  primary key (brand_id, version)
);

create table heed.own_head_try (
  brand_id uuid not null,
  id uuid not null,
  weights text collate "C" not null,
  -- The newest correction it knew of.
  until_id uuid,
  verdict text not null check (verdict in ('keep', 'retire', 'leave')),
  -- Of the head that was kept.
  version integer,
  -- For each part of a reading how many corrections were learned from, held back and read right, before and now.
  figures json not null,
  at timestamptz not null,
  primary key (brand_id, id)
);

-- The switch: the newest holds; none: on.
create table heed.own_head_choice (
  brand_id uuid not null,
  id uuid not null,
  is_on boolean not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (brand_id, id)
);

-- Serves: how many readings of a month were corrected, and what is the last word on a mention.
create index correction_by_mention on heed.correction (brand_id, mention_id, id);

grant select, insert on heed.own_head, heed.own_head_try, heed.own_head_choice to heed_app;
do $$
declare
  one text;
begin
  foreach one in array array['own_head', 'own_head_try', 'own_head_choice']
  loop
    execute format('alter table heed.%I enable row level security', one);
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one);
  end loop;
end
$$;
