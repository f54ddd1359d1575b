-- Answers in the making and on their way out (law 7).

create table heed.draft (
  brand_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  text text not null,
  visibility text not null check (visibility in ('public', 'private')),
  updated_at timestamptz not null,
  primary key (brand_id, case_id, person_id)
);

create table heed.reply (
  brand_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  to_mention_id uuid not null,
  profile_id uuid,
  -- A reply without a person behind it cannot exist (law 8).
  person_id uuid not null,
  text text not null,
  visibility text not null check (visibility in ('public', 'private')),
  via text not null check (via in ('interface', 'link_out')),
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled')),
  -- Chosen once, the same for every attempt: what makes a second attempt the same reply.
  client_key text not null,
  attempts integer not null default 0,
  created_at timestamptz not null,
  undo_until timestamptz not null,
  sent_at timestamptz,
  canonical_id text,
  url text,
  -- The mention it became when Heed heard it again.
  mention_id uuid,
  error_code text,
  error_message text,
  retry_at timestamptz,
  salt bytea not null,
  primary key (brand_id, id)
);
-- Serves: the replies of a case.
create index reply_by_case on heed.reply (brand_id, case_id, id);
-- Serves: recognising an own reply when a channel brings it back.
create unique index reply_by_canonical_id on heed.reply (brand_id, canonical_id) where canonical_id is not null;

-- What the sender does next. Scanned across brands: ids only, led by the instant.
create table heed.outbox (
  at timestamptz not null,
  brand_id uuid not null,
  reply_id uuid not null,
  -- send: nothing was accepted so far · look: an attempt may have been accepted, so look before speaking again
  step text not null check (step in ('send', 'look')),
  held_until timestamptz,
  primary key (brand_id, reply_id)
);
-- Serves: the next replies to send.
create index outbox_by_instant on heed.outbox (at);

create table heed.liked (
  brand_id uuid not null,
  mention_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (brand_id, mention_id)
);
