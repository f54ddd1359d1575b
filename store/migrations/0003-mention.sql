-- What was heard: the raw journal, mentions with their revisions, who said them and in which thread.
-- Ids of platforms are bytes to us (collate "C"): compared at once, and no index turns wrong when a system's idea of
-- alphabets changes. What is only kept and handed back whole is json, what may be asked into is jsonb.

-- Everything a channel handed over, as exact JSON text, once per (source, id, digest of its meaning). Never changed
-- but for its state: an item nobody could read waits here as 'unread', with its error, until a replay reads it.
create table heed.raw (
  brand_id uuid not null,
  source_id uuid not null,
  external_id text collate "C" not null,
  digest bytea not null,
  heard_at timestamptz not null,
  -- Null when the body lies in the blob store under its SHA-256 (bodies over 256 kB).
  body text,
  blob bytea,
  state text not null check (state in ('read', 'unread')),
  error text,
  primary key (brand_id, source_id, external_id, digest),
  check ((body is null) <> (blob is null))
);
-- Serves: replaying what could not be read, and its count on the source's page.
create index raw_unread on heed.raw (brand_id, source_id, heard_at) where state = 'unread';

create table heed.customer (
  brand_id uuid not null,
  id uuid not null,
  name text not null,
  first_heard_at timestamptz not null,
  primary key (brand_id, id)
);

create table heed.identity (
  brand_id uuid not null,
  id uuid not null,
  channel text collate "C" not null,
  external_id text collate "C" not null,
  customer_id uuid not null,
  handle text,
  name text,
  url text,
  avatar_url text,
  followers integer,
  primary key (brand_id, id),
  -- Serves: attributing a mention to who said it.
  unique (brand_id, channel, external_id)
);
-- Serves: a customer's identities beside their case.
create index identity_by_customer on heed.identity (brand_id, customer_id);

create table heed.thread (
  brand_id uuid not null,
  id uuid not null,
  channel text collate "C" not null,
  external_id text collate "C" not null,
  primary key (brand_id, id),
  -- Serves: placing a mention in its thread.
  unique (brand_id, channel, external_id)
);

-- Uniqueness of mentions: one per canonical id, however many sources heard it. Small and not partitioned.
create table heed.mention_key (
  brand_id uuid not null,
  channel text collate "C" not null,
  canonical_id text collate "C" not null,
  mention_id uuid not null,
  case_id uuid,
  digest bytea not null,
  revision integer not null,
  revised_at timestamptz,
  primary key (brand_id, channel, canonical_id)
);

-- Ids are UUIDv7, so their order is the order of hearing and a month is a range of ids: the partition key is the id
-- itself, and looking one up by id touches one partition.
create table heed.mention (
  brand_id uuid not null,
  id uuid not null,
  channel text collate "C" not null,
  canonical_id text collate "C" not null,
  source_id uuid not null,
  thread_id uuid not null,
  parent_canonical_id text,
  case_id uuid,
  identity_id uuid not null,
  kind text not null check (kind in ('post', 'reply', 'comment', 'review', 'message', 'article')),
  visibility text not null check (visibility in ('public', 'private')),
  is_own boolean not null,
  is_history boolean not null,
  text text not null,
  title text,
  url text,
  language_hint text,
  rating smallint,
  published_at timestamptz,
  heard_at timestamptz not null,
  revision integer not null default 1,
  revised_at timestamptz,
  removed_at timestamptz,
  media jsonb not null default '[]',
  likes integer not null default 0,
  reposts integer not null default 0,
  replies integer not null default 0,
  -- What the channel needs to answer it; opaque here.
  handle jsonb not null default '{}',
  -- Salt of the content digests in the record; dropped with the content when personal data is erased (law 9).
  salt bytea not null,
  search tsvector generated always as (
    to_tsvector('simple'::regconfig, left(coalesce(title, '') || ' ' || text, 50000))
  ) stored,
  primary key (brand_id, id)
) partition by range (id);

-- Serves: the thread of a case, in the order it was said.
create index mention_by_thread on heed.mention (brand_id, thread_id, id);
-- Serves: words that few mentions hold (heed.search_rare). Frequent words walk the primary key backwards instead.
create index mention_search on heed.mention using gin (search);

create table heed.mention_revision (
  brand_id uuid not null,
  mention_id uuid not null,
  revision integer not null,
  text text not null,
  title text,
  rating smallint,
  media jsonb not null,
  digest bytea not null,
  until_at timestamptz not null,
  primary key (brand_id, mention_id, revision)
);

-- Own replies by what they answer, so that an answer heard before its question still stops the clock.
create table heed.own_reply (
  brand_id uuid not null,
  channel text collate "C" not null,
  parent_canonical_id text collate "C" not null,
  mention_id uuid not null,
  said_at timestamptz not null,
  is_history boolean not null,
  primary key (brand_id, channel, parent_canonical_id, mention_id)
);

create table heed.reading (
  brand_id uuid not null,
  mention_id uuid not null,
  -- 1 for the first; corrections and later models add versions, none is overwritten.
  version integer not null,
  language text,
  feeling text not null,
  kind text not null,
  is_urgent boolean not null,
  is_abusive boolean not null,
  confidence json not null,
  evidence json not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (brand_id, mention_id, version)
);

-- A picture, video or file of a mention or a reply. Its bytes, once fetched, lie in the blob store under their SHA-256.
create table heed.attachment (
  brand_id uuid not null,
  id uuid not null,
  mention_id uuid,
  reply_id uuid,
  kind text not null,
  url text,
  alt text,
  mime text,
  bytes bigint,
  blob bytea,
  created_at timestamptz not null,
  primary key (brand_id, id)
);
-- Serves: the attachments of a mention.
create index attachment_by_mention on heed.attachment (brand_id, mention_id);
