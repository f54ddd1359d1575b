-- Cases whose clocks are to be read back from the record, because a new protocol holds: one line a brand, worked through
-- in the order of the cases' ids. The workers' own: ids only, led by the instant.
create table heed.retarget_due (
  at timestamptz not null,
  brand_id uuid primary key,
  -- The last case that has been looked at; null: none yet.
  after_id uuid
);
-- Serves: the brands to work through next.
create index retarget_due_by_instant on heed.retarget_due (at);
grant select, insert, update, delete on heed.retarget_due to heed_app;

-- Versions of the protocol are added, never changed.
revoke update, delete on heed.protocol from heed_app;
