-- How Heed is let in by a platform: the app its owner registered there, consents under way, and what was spent of the
-- budgets a platform gives.

-- What the owner registered, sealed like the credentials of profiles.
create table heed.app (
  brand_id uuid not null,
  channel text not null,
  sealed bytea not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  primary key (brand_id, channel)
);

-- A person on the way to the platform and back. It is used once, within minutes, by the browser it was begun in.
create table heed.consent (
  brand_id uuid not null,
  id uuid not null,
  channel text not null,
  person_id uuid not null,
  session_digest bytea not null,
  -- The secret that the platform asks for beside the code (PKCE), sealed.
  sealed_verifier bytea not null,
  redirect_url text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- What came of it: `{ "names": [...] }` or `{ "refused": "…" }`.
  outcome jsonb,
  primary key (brand_id, id)
);

-- Finds the brand of a consent before any brand is known: digests and ids only.
create table account.consent (
  state_digest bytea primary key,
  brand_id uuid not null,
  consent_id uuid not null
);
create index consent_by_brand on account.consent (brand_id, consent_id);

-- The window under way of each budget. The owner is the own profile that spends, or the nil id where it is the app itself.
create table heed.budget (
  brand_id uuid not null,
  channel text not null,
  owner_id uuid not null,
  name text not null,
  ends_at timestamptz not null,
  -- Below nothing when another process spent from the same window.
  remaining double precision not null,
  primary key (brand_id, channel, owner_id, name)
);

-- What is only counted, such as money: by calendar month, for good.
create table heed.spending (
  brand_id uuid not null,
  channel text not null,
  owner_id uuid not null,
  name text not null,
  month date not null,
  amount numeric not null,
  primary key (brand_id, channel, owner_id, name, month)
);

-- When a person last let Heed in: what began before does not shut out what was let in since.
alter table heed.profile add column authorized_at timestamptz;

grant select, insert, update on heed.app, heed.budget, heed.spending to heed_app;
grant select, insert, update, delete on heed.consent, account.consent to heed_app;
do $$
declare
  one text;
begin
  foreach one in array array['app', 'consent', 'budget', 'spending']
  loop
    execute format('alter table heed.%I enable row level security', one);
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one);
  end loop;
end
$$;
