-- Two identities that may have looked like one person and are not, as somebody said: they are not suggested again. (That
-- two are one is in heed.customer_link.)
create table heed.kept_apart (
  brand_id uuid not null,
  -- Both ways round, so that either finds the other by the key.
  identity_id uuid not null,
  other_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (brand_id, identity_id, other_id)
);

grant select, insert on heed.kept_apart to heed_app;
alter table heed.kept_apart enable row level security;
create policy brand on heed.kept_apart to heed_app
  using (brand_id = (select nullif(current_setting('heed.brand', true), '')::uuid));
