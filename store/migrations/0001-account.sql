-- People, their sessions and the directory of brands. Outside brand security: a person may belong to several brands.
create schema account;

create table account.person (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text not null,
  created_at timestamptz not null
);

create table account.brand (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  is_rehearsal boolean not null default false,
  created_at timestamptz not null
);

create table account.membership (
  brand_id uuid not null references account.brand,
  person_id uuid not null references account.person,
  role text not null check (role in ('owner', 'agent')),
  joined_at timestamptz not null,
  primary key (brand_id, person_id)
);
-- Serves: the brands of a person, at every sign-in and session check.
create index membership_by_person on account.membership (person_id);

-- Tokens are kept as SHA-256 digests: a copy of this table opens no session.
create table account.session (
  token_digest bytea primary key,
  person_id uuid not null references account.person,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text
);

create table account.invitation (
  id uuid primary key,
  token_digest bytea not null unique,
  brand_id uuid not null references account.brand,
  email text not null,
  role text not null check (role in ('owner', 'agent')),
  invited_by uuid not null references account.person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz
);
-- Serves: the open invitations on the people page.
create index invitation_by_brand on account.invitation (brand_id) where accepted_at is null;

-- Failed sign-ins of the last quarter of an hour, by address and by account: the brake on guessing.
create table account.sign_in_failure (
  key text not null,
  at timestamptz not null
);
-- Serves: counting the recent failures of one key.
create index sign_in_failure_by_key on account.sign_in_failure (key, at);
