-- Answers given in a platform's own app stand among what was answered before, like those sent from here.

-- How far the record of a brand was read for them: everything up to this number is among the keys. In heed.wording_key,
-- 'reply' leads to a reply, or to the own mention that answered.
create table heed.own_words_read (
  brand_id uuid primary key,
  until bigint not null
);

grant select, insert, update on heed.own_words_read to heed_app;
alter table heed.own_words_read enable row level security;
create policy brand on heed.own_words_read to heed_app
  using (brand_id = (select nullif(current_setting('heed.brand', true), '')::uuid));
