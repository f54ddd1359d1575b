-- A matter taken offline: the handover, the one-time links of its page, files that came over it; and replies that leave
-- later or over the page, or that promise something.

create table heed.handover (
  brand_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- channel: the platform's own private replies · page: a page of Heed's behind a one-time link
  way text not null check (way in ('channel', 'page')),
  person_id uuid not null,
  at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  -- Why the matter was closed without a closing line in public.
  unclosed_reason text,
  unclosed_by uuid,
  unclosed_at timestamptz,
  primary key (brand_id, id)
);
-- Serves: what was taken offline of a case.
create index handover_by_case on heed.handover (brand_id, case_id, id);

-- A link belongs to the first browser in which somebody opened its page on purpose. Its token is kept nowhere, only its
-- digest, in account.private_link.
create table heed.private_link (
  brand_id uuid not null,
  id uuid not null,
  handover_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- Shown on the page and on the desk: a customer who says it under their own name shows that it is they.
  check_words text not null,
  opened_at timestamptz,
  -- SHA-256 of the browser's cookie.
  browser bytea,
  revoked_at timestamptz,
  -- What came over it: in all, and in the ten minutes since `burst_at`.
  said integer not null default 0,
  bytes bigint not null default 0,
  burst_at timestamptz,
  burst integer not null default 0,
  primary key (brand_id, id)
);
-- Serves: the newest link of a handover.
create index private_link_by_handover on heed.private_link (brand_id, handover_id, id);

-- Finds the brand of a link before any brand is known: digests and ids only.
create table account.private_link (
  digest bytea primary key,
  brand_id uuid not null,
  link_id uuid not null
);

alter table heed.attachment
  add column handover_id uuid,
  add column name text;

alter table heed.reply
  drop constraint reply_via_check,
  add constraint reply_via_check check (via in ('interface', 'link_out', 'page')),
  -- The page it is shown on, where it leaves over one.
  add column handover_id uuid,
  -- What it promises; void when it is taken back.
  add column promise_id uuid,
  -- It waits for this time; null when it leaves at once.
  add column send_at timestamptz;

grant select, insert on account.private_link to heed_app;
grant select, insert, update on heed.handover, heed.private_link to heed_app;
do $$
declare
  one text;
begin
  foreach one in array array['handover', 'private_link']
  loop
    execute format('alter table heed.%I enable row level security', one);
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one);
  end loop;
end
$$;
