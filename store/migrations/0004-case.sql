-- Cases with their cached nearest deadline (law 5), and what people add to them.

create table heed.case (
  brand_id uuid not null,
  id uuid not null,
  version integer not null,
  state text not null check (state in ('open', 'waiting', 'let_be', 'resolved')),
  channel text not null,
  sphere text not null,
  visibility text not null,
  source_id uuid not null,
  location_id uuid,
  thread_id uuid not null,
  identity_id uuid not null,
  customer_id uuid not null,
  customer_name text not null,
  customer_handle text,
  assignee_id uuid,
  -- Whose matter it is by the protocol's routes: a person it was proposed to, and a team's slug.
  proposed_id uuid,
  team text,
  priority smallint not null,
  first_line text,
  title text,
  feeling text not null,
  kind text not null,
  is_urgent boolean not null default false,
  is_abusive boolean not null,
  language text,
  rating smallint,
  reach integer,
  -- [[mention id, started, warn, deadline (ms), priority, stage, kind, target], …]: the clocks of what waits for a reply.
  unanswered json not null,
  -- The other clocks: on the whole matter, of promises, and what is climbed. Null when there are none.
  clocks json,
  unanswered_count integer not null,
  mention_count integer not null,
  -- The nearest of all clocks that run.
  clock_kind text,
  clock_started_at timestamptz,
  warn_at timestamptz,
  -- 'infinity' when no clock runs, so that one index serves the whole view.
  deadline_at timestamptz not null,
  -- The next instant at which the case has something to say by itself; null when there is none.
  next_at timestamptz,
  opened_at timestamptz not null,
  last_mention_at timestamptz not null,
  -- The same, where a view lists the case by it, else null: so newer words in an open case change no indexed column, and
  -- PostgreSQL writes the row without touching its indexes.
  listed_at timestamptz,
  last_reply_at timestamptz,
  closed_at timestamptz,
  is_history boolean not null,
  -- Versions that last changed words, assignment, reply, state.
  touched integer[] not null,
  primary key (brand_id, id),
  -- Serves: finding the case a mention belongs to, one per customer and thread; and a customer's other cases.
  unique (brand_id, identity_id, thread_id)
) with (fillfactor = 85);

-- Serves: Due next.
create index case_due on heed.case (brand_id, deadline_at, id) where state = 'open' and not is_history;
-- Serves: Mine.
create index case_mine on heed.case (brand_id, assignee_id, deadline_at, id) where state = 'open' and assignee_id is not null;
-- Serves: Unassigned.
create index case_unassigned on heed.case (brand_id, deadline_at, id)
  where state = 'open' and assignee_id is null and not is_history;
-- Serves: Praise.
create index case_praise on heed.case (brand_id, listed_at desc, id desc)
  where kind = 'praise' and state in ('open', 'waiting');
-- Serves: Earlier (heard before the source was connected).
create index case_earlier on heed.case (brand_id, listed_at desc, id desc) where state = 'open' and is_history;
-- Serves: Waiting for the customer, Let be, Resolved.
create index case_by_state on heed.case (brand_id, state, listed_at desc, id desc) where state <> 'open';
-- Serves: the clocks that fall due next, of all brands (heed.clocks_due).
create index case_by_instant on heed.case (next_at) where next_at is not null;

-- The workers' look across brands: ids and instants only (law 11).
create function heed.clocks_due(until timestamptz, at_most integer)
returns table (at timestamptz, brand_id uuid, case_id uuid)
language sql stable security definer set search_path = '' as $$
  select next_at, brand_id, id from heed.case where next_at <= until order by next_at limit at_most
$$;
create function heed.next_clock_at() returns timestamptz
language sql stable security definer set search_path = '' as $$
  select next_at from heed.case where next_at is not null order by next_at limit 1
$$;

create table heed.note (
  brand_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  text text not null,
  at timestamptz not null,
  primary key (brand_id, id)
);
-- Serves: the notes beside a case.
create index note_by_case on heed.note (brand_id, case_id, id);

-- The silence ledger: a person's recorded decision not to answer, with the reason (promise 2).
create table heed.decision (
  brand_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  reason text not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (brand_id, id)
);
-- Serves: the decisions of a case.
create index decision_by_case on heed.decision (brand_id, case_id);

-- What people corrected in a reading, kept to be measured and learned from (law 10).
create table heed.correction (
  brand_id uuid not null,
  id uuid not null,
  mention_id uuid not null,
  head text not null,
  was text not null,
  is_now text not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (brand_id, id)
);

-- Who has a case open to write, for a short while (law 6).
create table heed.lease (
  brand_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  until timestamptz not null,
  primary key (brand_id, case_id)
);
