-- Answers: what a brand has agreed to say to a question, with every version; what they were used for; questions that
-- wait for their owner. And the words of customers by their keys, so that the same question is found again.

create table heed.answer (
  brand_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  -- The version people may use; null while it is only suggested.
  approved_version integer,
  newest_version integer not null,
  -- Of the version that holds, for lists; its texts are in heed.answer_version.
  question text not null,
  review_on date,
  reviewed_at timestamptz,
  archived_at timestamptz,
  made_at timestamptz not null,
  primary key (brand_id, id)
);
-- Serves: the answers whose review is due.
create index answer_for_review on heed.answer (brand_id, review_on) where review_on is not null and archived_at is null;

-- Append-only but for who said yes to it.
create table heed.answer_version (
  brand_id uuid not null,
  answer_id uuid not null,
  version integer not null,
  -- [{"language": "en", "question": "…", "text": "…"}], the first one the original.
  texts jsonb not null,
  location_ids uuid[] not null default '{}',
  by_id uuid not null,
  at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  primary key (brand_id, answer_id, version)
);

-- An answer used in a reply, with the customer's words it answered: the next customer may ask like this one.
create table heed.answer_use (
  brand_id uuid not null,
  reply_id uuid not null,
  answer_id uuid not null,
  version integer not null,
  case_id uuid not null,
  person_id uuid not null,
  words text not null,
  at timestamptz not null,
  primary key (brand_id, reply_id, answer_id)
);
-- Serves: how often an answer was used, last when and by whom.
create index answer_use_by_answer on heed.answer_use (brand_id, answer_id, at desc);

-- "No clear policy": what the case waits for, asked of a person or a team.
create table heed.question (
  brand_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  asked_by uuid not null,
  to_person_id uuid,
  to_team_id uuid,
  words text not null,
  asked_at timestamptz not null,
  answer_id uuid,
  answered_by uuid,
  answered_at timestamptz,
  check ((to_person_id is null) <> (to_team_id is null)),
  primary key (brand_id, id)
);
-- Serves: the questions that wait, and those of a case.
create index question_open on heed.question (brand_id, asked_at) where answered_at is null;
create index question_by_case on heed.question (brand_id, case_id);

-- Words cut to their stems, each leading to what was said with it. Plain B-trees: row security keeps GIN from being
-- used, and equality on these columns is leakproof.
create table heed.wording_key (
  brand_id uuid not null,
  -- answer: an approved answer and its uses · reply: the customer's words a reply answered
  of text not null check (of in ('answer', 'reply')),
  key text collate "C" not null,
  subject_id uuid not null,
  primary key (brand_id, of, key, subject_id)
);
-- Serves: taking the keys of an answer away when it changes.
create index wording_key_by_subject on heed.wording_key (brand_id, subject_id);

grant select, insert, update on heed.answer, heed.question to heed_app;
grant select, insert on heed.answer_version, heed.answer_use to heed_app;
grant update (approved_by, approved_at) on heed.answer_version to heed_app;
grant select, insert, delete on heed.wording_key to heed_app;
do $$
declare
  one text;
begin
  foreach one in array array['answer', 'answer_version', 'answer_use', 'question', 'wording_key']
  loop
    execute format('alter table heed.%I enable row level security', one);
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one);
  end loop;
end
$$;
