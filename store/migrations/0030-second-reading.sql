-- Which mentions the operator's classifier has still to read, in numbers of the record: everything after `until`, and the
-- spans before it that were left for newer words. It starts where the record stood when the classifier first came.
create table heed.second_reading_place (
  brand_id uuid primary key,
  until bigint not null,
  -- [[after, up to], …], oldest first; never more than a few dozen.
  unread json not null
);

grant select, insert, update on heed.second_reading_place to heed_app;
alter table heed.second_reading_place enable row level security;
create policy brand on heed.second_reading_place to heed_app
  using (brand_id = (select nullif(current_setting('heed.brand', true), '')::uuid));
