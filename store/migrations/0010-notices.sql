-- Notices as rows first, and every way each of them goes (promise 3). A notice is one per matter, step and recipient.

create table heed.notice (
  brand_id uuid not null,
  id uuid not null,
  -- The person's id, or the address in lower case: what makes a notice one per recipient.
  recipient text not null,
  person_id uuid,
  address text,
  case_id uuid,
  kind text not null,
  severity text not null check (severity in ('normal', 'high', 'critical')),
  matter text not null,
  detail json not null,
  -- When it should have been told; `at` is when it was written.
  due_at timestamptz not null,
  at timestamptz not null,
  read_at timestamptz,
  check ((person_id is null) <> (address is null)),
  primary key (brand_id, id),
  -- Serves: telling once per matter, step and recipient, however often it is written.
  unique (brand_id, matter, recipient)
);
-- Serves: the bell's list, newest first.
create index notice_by_person on heed.notice (brand_id, person_id, id desc) where person_id is not null;
-- Serves: the bell's count.
create index notice_unread on heed.notice (brand_id, person_id) where person_id is not null and read_at is null;

-- What a person chose; whoever chose nothing has no row.
create table heed.notice_choice (
  brand_id uuid not null,
  person_id uuid not null,
  -- {"normal": ["push"], "high": ["mail", "push"], …}
  ways json not null,
  -- {"from": "22:00", "to": "07:00", "timeZone": "Europe/Madrid"}
  quiet json,
  digest_minutes integer check (digest_minutes between 5 and 1440),
  updated_at timestamptz not null,
  primary key (brand_id, person_id)
);

-- Where a brand's notices go beside people: a signed webhook, a room of a chat. Addresses are sealed: whoever knows one
-- can speak there.
create table heed.hook (
  brand_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('webhook', 'slack', 'teams', 'discord', 'mattermost')),
  name text not null,
  host text not null,
  url bytea not null,
  begins_at text not null check (begins_at in ('normal', 'high', 'critical')),
  secret bytea,
  -- Signs beside the new one for a day, so that a receiver can change it without missing a notice.
  old_secret bytea,
  rotated_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (brand_id, id)
);

-- One way of one notice, or of several that go together (a digest). Its id is the same for every attempt.
create table heed.delivery (
  brand_id uuid not null,
  id uuid not null,
  way text not null check (way in ('mail', 'push', 'webhook', 'chat')),
  person_id uuid,
  address text,
  device_id uuid,
  hook_id uuid,
  -- For hooks, where a matter is told once whoever else hears of it.
  matter text,
  -- What goes together while it is open: the way, to whom, and when.
  digest_key text,
  is_open boolean not null default false,
  -- folded: it goes with others in a digest instead
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'folded')),
  attempts integer not null default 0,
  -- A process died in the middle of an attempt, so this went out again under its old id.
  is_repeat boolean not null default false,
  created_at timestamptz not null,
  due_at timestamptz not null,
  first_tried_at timestamptz,
  sent_at timestamptz,
  retry_at timestamptz,
  error text,
  primary key (brand_id, id)
);
-- Serves: a hook is told of a matter once.
create unique index delivery_by_hook on heed.delivery (brand_id, hook_id, matter) where hook_id is not null and matter is not null;
-- Serves: the digest that still takes notices in.
create unique index delivery_open on heed.delivery (brand_id, digest_key) where is_open;
-- Serves: the failures on the desk, newest first.
create index delivery_failed on heed.delivery (brand_id, id desc) where state = 'failed';

create table heed.delivery_notice (
  brand_id uuid not null,
  delivery_id uuid not null,
  notice_id uuid not null,
  primary key (brand_id, delivery_id, notice_id)
);
-- Serves: which ways a notice went.
create index delivery_by_notice on heed.delivery_notice (brand_id, notice_id);

-- What goes out next. Scanned across brands: ids only, led by the instant.
create table heed.delivery_due (
  at timestamptz not null,
  brand_id uuid not null,
  delivery_id uuid not null,
  held_until timestamptz,
  primary key (brand_id, delivery_id)
);
-- Serves: the next deliveries.
create index delivery_due_by_instant on heed.delivery_due (at);

-- The browsers people asked to be woken in. A person's, like a session, whatever brands they belong to.
create table account.device (
  id uuid primary key,
  person_id uuid not null references account.person,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  label text not null,
  created_at timestamptz not null
);
-- Serves: the devices of a person, whenever a notice is planned.
create index device_by_person on account.device (person_id);

-- The ways this installation can go: mail, when it has a server for it. Set at every start.
create table account.way (
  way text primary key
);

grant select, insert, update, delete on account.device, account.way to heed_app;
grant select, insert, update on heed.notice, heed.notice_choice, heed.hook, heed.delivery, heed.delivery_notice to heed_app;
grant select, insert, update, delete on heed.delivery_due to heed_app;
do $$
declare
  one text;
begin
  foreach one in array array['notice', 'notice_choice', 'hook', 'delivery', 'delivery_notice']
  loop
    execute format('alter table heed.%I enable row level security', one);
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one);
  end loop;
end
$$;
