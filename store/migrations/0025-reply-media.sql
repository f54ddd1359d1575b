-- Pictures that go with replies: uploaded once, freed of what they tell of where they were taken, kept as they are. What
-- names them, a draft, a wording that waits for a yes, a reply, holds the words about each beside its id.

create table heed.reply_media (
  brand_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- Who brought it.
  person_id uuid not null,
  at timestamptz not null,
  -- By its bytes: `image/jpeg`, `image/png`, `image/webp`, `image/gif`.
  type text not null,
  bytes integer not null check (bytes > 0),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  -- SHA-256 in hex: its name among the blobs.
  blob text not null,
  primary key (brand_id, id)
);
-- Serves: how many somebody has brought to a case of late.
create index reply_media_by_case on heed.reply_media (brand_id, case_id, person_id, at);

-- `[{ "id": …, "alt": …, "type": …, "bytes": … }]`, in their order.
alter table heed.draft add column pictures jsonb not null default '[]';
alter table heed.approval_version add column pictures jsonb not null default '[]';
alter table heed.reply add column pictures jsonb not null default '[]';

-- What was brought stays as it was: what has left, and what a yes was said to, names it.
grant select, insert on heed.reply_media to heed_app;
alter table heed.reply_media enable row level security;
create policy brand on heed.reply_media to heed_app
  using (brand_id = (select nullif(current_setting('heed.brand', true), '')::uuid));
