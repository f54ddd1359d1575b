-- What the composer adds to a case: words that wait for a second person's yes, a matter taken offline, cases made one.

alter table heed.case
  -- The approval that is asked for, while it is.
  add column approval_id uuid,
  -- Taken to a private place: which handover, since when, and whether the public thread has its closing line.
  add column handover_id uuid,
  add column handover_at timestamptz,
  add column is_handover_told boolean,
  -- Where this matter goes on, once it was made one with another. What is said in its thread is heard there.
  add column merged_into uuid,
  -- The case this one was split from. What is said in their thread is heard in the other.
  add column split_from uuid,
  drop constraint case_state_check,
  add constraint case_state_check check (state in ('open', 'waiting', 'let_be', 'resolved', 'merged')),
  drop constraint case_brand_id_identity_id_thread_id_key;

-- Serves: finding the case a mention belongs to, one per customer and thread; and a customer's other cases.
create unique index case_of_pair on heed.case (brand_id, identity_id, thread_id) where split_from is null;
-- Serves: a customer's cases, those split off too.
create index case_split on heed.case (brand_id, identity_id) where split_from is not null;
-- Serves: Waiting for approval.
create index case_for_approval on heed.case (brand_id, deadline_at, id) where approval_id is not null;
-- Serves: Offline.
create index case_offline on heed.case (brand_id, deadline_at, id) where handover_id is not null;
-- Serves: cases that went into one that is itself made one with another.
create index case_merged on heed.case (brand_id, merged_into) where merged_into is not null;
