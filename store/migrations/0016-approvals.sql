-- Words that wait for a second person's yes, every wording they had, and what each reviewer said of them.

create table heed.approval (
  brand_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- The author: the reply goes out in their name.
  person_id uuid not null,
  to_mention_id uuid not null,
  visibility text not null check (visibility in ('public', 'private')),
  via text not null check (via in ('interface', 'link_out')),
  -- What the author had seen of the case: newer words are shown to whoever reviews.
  saw integer not null,
  -- The wording asked for now; the approved text is the sent text.
  version integer not null default 1,
  -- `rule`, `finding`, `trainee`, `wish`; and the protocol's rule by name.
  why text not null,
  rule text,
  -- `role:lead` or `team:care`
  by_whom text not null,
  needed integer not null check (needed > 0),
  -- What the guard found in the words, as it was shown, and the notes the author overruled.
  findings json not null,
  overruled text[] not null default '{}',
  -- What goes with the reply: when it leaves, what it promises, the phrases and answers it was written with.
  along json not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  state text not null check (state in ('asked', 'approved', 'refused', 'withdrawn', 'void')),
  settled_at timestamptz,
  settled_by uuid,
  -- Nobody else may say yes in this brand: the author did, after a while (law 14).
  is_alone boolean not null default false,
  salt bytea not null,
  check ((state = 'asked') = (settled_at is null)),
  primary key (brand_id, id)
);
-- Serves: what waits in a case, and what came back to its author last.
create index approval_by_case on heed.approval (brand_id, case_id, id desc);
-- A case waits for one yes at a time.
create unique index approval_asked on heed.approval (brand_id, case_id) where state = 'asked';

create table heed.approval_version (
  brand_id uuid not null,
  approval_id uuid not null,
  version integer not null,
  person_id uuid not null,
  text text not null,
  at timestamptz not null,
  primary key (brand_id, approval_id, version)
);

create table heed.approval_review (
  brand_id uuid not null,
  id uuid not null,
  approval_id uuid not null,
  person_id uuid not null,
  verdict text not null check (verdict in ('yes', 'no', 'changes')),
  version integer not null,
  words text,
  at timestamptz not null,
  primary key (brand_id, id)
);
-- Serves: the reviews of a request, in order.
create index approval_review_by_approval on heed.approval_review (brand_id, approval_id, id);

-- On some of the words, or on all of them.
create table heed.approval_comment (
  brand_id uuid not null,
  id uuid not null,
  approval_id uuid not null,
  version integer not null,
  person_id uuid not null,
  from_unit integer not null,
  to_unit integer not null check (to_unit >= from_unit),
  text text not null,
  at timestamptz not null,
  primary key (brand_id, id)
);
-- Serves: the comments of a request, in order.
create index approval_comment_by_approval on heed.approval_comment (brand_id, approval_id, id);

-- When reviewers are told again. Scanned across brands: ids only, led by the instant.
create table heed.approval_due (
  at timestamptz not null,
  brand_id uuid not null,
  approval_id uuid not null,
  primary key (brand_id, approval_id)
);
-- Serves: the next to remind of.
create index approval_due_by_instant on heed.approval_due (at);

alter table heed.reply
  -- The yes it went out with.
  add column approval_id uuid;
-- A yes is for one reply.
create unique index reply_by_approval on heed.reply (brand_id, approval_id) where approval_id is not null;

grant select, insert, update on heed.approval to heed_app;
-- What was written and said stays as it was.
grant select, insert on heed.approval_version, heed.approval_review, heed.approval_comment to heed_app;
grant select, insert, update, delete on heed.approval_due to heed_app;
do $$
declare
  one text;
begin
  foreach one in array array['approval', 'approval_version', 'approval_review', 'approval_comment']
  loop
    execute format('alter table heed.%I enable row level security', one);
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one);
  end loop;
end
$$;
