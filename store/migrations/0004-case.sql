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
  priority smallint not null,
  first_line text,
  title text,
  feeling text not null,
  kind text not null,
  is_abusive boolean not null,
  language text,
  rating smallint,
  reach integer,
  -- [[mention id, started, warn, deadline (ms), priority, stage], …]: the clocks that run.
  unanswered jsonb not null,
  unanswered_count integer not null,
  mention_count integer not null,
  clock_started_at timestamptz,
  warn_at timestamptz,
  -- 'infinity' when no clock runs, so that one index serves the whole view.
  deadline_at timestamptz not null,
  opened_at timestamptz not null,
  last_mention_at timestamptz not null,
  last_reply_at timestamptz,
  closed_at timestamptz,
  is_history boolean not null,
  -- Versions that last changed words, assignment, reply, state.
  touched integer[] not null,
  primary key (brand_id, id),
  -- Serves: finding the case a mention belongs to. One per customer and thread.
  unique (brand_id, thread_id, identity_id)
) with (fillfactor = 85);

-- Serves: Due next.
create index case_due on heed.case (brand_id, deadline_at, id) where state = 'open' and not is_history;
-- Serves: Mine.
create index case_mine on heed.case (brand_id, assignee_id, deadline_at, id) where state = 'open' and assignee_id is not null;
-- Serves: Unassigned.
create index case_unassigned on heed.case (brand_id, deadline_at, id)
  where state = 'open' and assignee_id is null and not is_history;
-- Serves: Praise.
create index case_praise on heed.case (brand_id, last_mention_at desc, id desc)
  where kind = 'praise' and state in ('open', 'waiting');
-- Serves: Earlier (heard before the source was connected).
create index case_earlier on heed.case (brand_id, last_mention_at desc, id desc) where state = 'open' and is_history;
-- Serves: Waiting for the customer, Let be, Resolved.
create index case_by_state on heed.case (brand_id, state, last_mention_at desc, id desc) where state <> 'open';
-- Serves: a customer's other cases.
create index case_by_customer on heed.case (brand_id, customer_id, last_mention_at desc);

-- The next instant at which a case warns or breaches. Scanned across brands: ids only, led by the instant (law 11).
create table heed.clock_due (
  at timestamptz not null,
  brand_id uuid not null,
  case_id uuid not null,
  primary key (brand_id, case_id)
);
-- Serves: the clocks that fall due next.
create index clock_due_by_instant on heed.clock_due (at);

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
