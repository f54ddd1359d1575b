-- What else a customer had with us when a case was opened: it raises the case, and whoever works the priority out anew
-- later finds the same (law 10). Set once, read with the case.

alter table heed.case
  add column complaints_before smallint not null default 0,
  add column unanswered_before smallint not null default 0;
