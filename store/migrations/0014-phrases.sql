-- Phrases of a brand's own making, and which of all phrases its replies held. The starting sets are in the code; a row here
-- stands beside them, or in the place of one.

create table heed.phrase (
  brand_id uuid not null,
  id uuid not null,
  -- ISO 639-1
  language text not null,
  scope text not null check (scope in ('brand', 'team', 'own')),
  team_id uuid,
  person_id uuid,
  -- The id of the shipped phrase it stands in for.
  replaces text,
  use text not null,
  topic text not null,
  kinds text[] not null,
  address text not null check (address in ('informal', 'formal', 'either')),
  tone text not null check (tone in ('plain', 'warm')),
  channels text[] not null,
  texts text[] not null check (cardinality(texts) > 0),
  version integer not null,
  made_by uuid not null,
  made_at timestamptz not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  archived_at timestamptz,
  salt bytea not null,
  check ((scope = 'team') = (team_id is not null)),
  check ((scope = 'own') = (person_id is not null)),
  primary key (brand_id, id)
);
-- Serves: the library of a language.
create index phrase_by_language on heed.phrase (brand_id, language, id);
-- Serves: a shipped phrase is stood in for once by the brand, once by a team, once by a person.
create unique index phrase_replaces on heed.phrase
  (brand_id, replaces, coalesce(team_id, person_id, brand_id)) where replaces is not null;

-- A phrase that a reply held when it was queued.
create table heed.phrase_use (
  brand_id uuid not null,
  reply_id uuid not null,
  -- A shipped phrase's id, or a row's of the brand's.
  phrase_id text not null,
  text_at integer not null,
  person_id uuid not null,
  is_public boolean not null,
  at timestamptz not null,
  -- The reply was taken back before anybody read it.
  is_taken_back boolean not null default false,
  primary key (brand_id, reply_id, phrase_id)
);
-- Serves: when a phrase was last used, and how often lately.
create index phrase_use_by_phrase on heed.phrase_use (brand_id, phrase_id, at desc) where not is_taken_back;

grant select, insert, update on heed.phrase, heed.phrase_use to heed_app;
do $$
declare
  one text;
begin
  foreach one in array array['phrase', 'phrase_use']
  loop
    execute format('alter table heed.%I enable row level security', one);
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one);
  end loop;
end
$$;
