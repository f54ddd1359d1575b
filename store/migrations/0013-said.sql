-- What the public has read from a brand, as signatures: by them a draft is held against earlier replies without their
-- words (core/respond/freshness). Made once a reply; what is missing is found through the two indexes below.

create table heed.said (
  brand_id uuid not null,
  -- The reply, or the mention heard: whichever the public read.
  id uuid not null,
  at timestamptz not null,
  -- How signatures were made then; another make is made anew.
  make smallint not null,
  -- Null: too little is said to tell it from others.
  signature bytea check (length(signature) = 32),
  primary key (brand_id, id)
);
-- Serves: the newest ten thousand, when the server first needs them.
create index said_newest on heed.said (brand_id, make, at desc);

-- Serves: public replies sent since.
create index reply_sent on heed.reply (brand_id, sent_at) where state = 'sent' and visibility = 'public';
-- Serves: own public answers heard since.
create index mention_own on heed.mention (brand_id, id)
  where is_own and visibility = 'public' and parent_canonical_id is not null;

grant select, insert, update on heed.said to heed_app;
alter table heed.said enable row level security;
create policy brand on heed.said to heed_app
  using (brand_id = (select nullif(current_setting('heed.brand', true), '')::uuid));
