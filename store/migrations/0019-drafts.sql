-- Earlier wordings of a draft, one step away: of one person on one case, the newest few, gone when the reply leaves.

create table heed.draft_version (
  brand_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  -- When these words were last changed.
  at timestamptz not null,
  text text not null,
  visibility text not null check (visibility in ('public', 'private')),
  primary key (brand_id, case_id, person_id, at)
);

grant select, insert, delete on heed.draft_version to heed_app;
alter table heed.draft_version enable row level security;
create policy brand on heed.draft_version to heed_app
  using (brand_id = (select nullif(current_setting('heed.brand', true), '')::uuid));
