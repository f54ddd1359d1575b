-- Cases made one and taken apart, customers linked, and the silence ledger with its reasons and who looked at them.

-- What went from a case into another when they were made one: enough to put it back as it was.
create table heed.merge (
  brand_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  into_id uuid not null,
  -- What both were before.
  was text not null,
  into_was text not null,
  mention_ids uuid[] not null,
  promise_ids uuid[] not null,
  -- Said plainly by the person: two customers, one matter.
  is_same_matter boolean not null,
  person_id uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (brand_id, id)
);
-- Serves: putting a case back, and the cases that went into it.
create unique index merge_of_case on heed.merge (brand_id, case_id) where undone_at is null;
create index merge_into on heed.merge (brand_id, into_id) where undone_at is null;

-- The same person on two channels, as somebody said. The identity remembers whose it was.
create table heed.customer_link (
  brand_id uuid not null,
  id uuid not null,
  identity_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (brand_id, id)
);
-- Serves: taking a link back.
create index customer_link_of_identity on heed.customer_link (brand_id, identity_id, id) where undone_at is null;

-- Looking a customer up by the beginning of the name, of its last word, or of a handle. Columns and not expressions: row
-- security lets an index be used for what is compared as it stands.
alter table heed.customer
  add column name_key text collate "C" generated always as (lower(name)) stored,
  add column tail_key text collate "C" generated always as (lower(regexp_replace(name, '^.*\s', ''))) stored;
alter table heed.identity
  add column handle_key text collate "C" generated always as (lower(handle)) stored;
create index customer_by_name on heed.customer (brand_id, name_key);
create index customer_by_tail on heed.customer (brand_id, tail_key);
create index identity_by_handle on heed.identity (brand_id, handle_key) where handle is not null;

alter table heed.decision
  -- The protocol's reason, by its code; null: in the person's own words alone.
  add column reason_code text,
  add column reviewed_by uuid,
  add column reviewed_at timestamptz;
-- Serves: the ledger by reason, and by person; without either, the key itself.
create index decision_by_reason on heed.decision (brand_id, reason_code, id desc);
create index decision_by_person on heed.decision (brand_id, person_id, id desc);

grant select, insert, update on heed.merge, heed.customer_link to heed_app;
do $$
declare
  one text;
begin
  foreach one in array array['merge', 'customer_link']
  loop
    execute format('alter table heed.%I enable row level security', one);
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one);
  end loop;
end
$$;
