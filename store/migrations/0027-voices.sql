-- What many say: mentions that say the same gathered to groups, and terms counted by the hour. Both are written behind the
-- intake by a follower of the record, and hold nothing that could not be had again from the mentions.

-- How far the record of a brand was read for them.
create table heed.voices_read (
  brand_id uuid primary key,
  until bigint not null
);

-- A mention that says what others say. Whoever is near to one of a group belongs to it.
create table heed.voice (
  brand_id uuid not null,
  mention_id uuid not null,
  group_id uuid not null,
  identity_id uuid not null,
  heard_at timestamptz not null,
  primary key (brand_id, mention_id)
);
-- Serves: the voices of a group, and how many there were when.
create index voice_by_group on heed.voice (brand_id, group_id, heard_at);
-- Serves: whether a case is one of many, by who wrote it.
create index voice_by_identity on heed.voice (brand_id, identity_id);

-- A group under the least id of the mentions that were in it, with its figures as they were when it last grew or shrank.
create table heed.voice_group (
  brand_id uuid not null,
  id uuid not null,
  -- Distinct customers, whatever they are called on each channel.
  voices integer not null,
  mentions integer not null,
  followers bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (brand_id, id)
);
-- Serves: the storms of late.
create index voice_group_by_last on heed.voice_group (brand_id, last_at desc) where voices >= 3;

-- Terms of a span of some hours. The open one holds many candidates, a closed one its top: the rest is dropped, and how
-- often a dropped one was said at most is kept.
create table heed.term_tally (
  brand_id uuid not null,
  at timestamptz not null,
  mentions integer not null,
  dropped integer not null,
  is_open boolean not null,
  -- [[term, mentions, negative, positive], …]
  terms json not null,
  -- For everybody, and then for each term, a sketch of who said it (core/understand/topics/people.ts).
  people bytea not null,
  primary key (brand_id, at)
);

grant select, insert, update on heed.voices_read to heed_app;
grant select, insert, update, delete on heed.voice, heed.voice_group, heed.term_tally to heed_app;
do $$
declare
  one text;
begin
  foreach one in array array['voices_read', 'voice', 'voice_group', 'term_tally']
  loop
    execute format('alter table heed.%I enable row level security', one);
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one);
  end loop;
end
$$;
