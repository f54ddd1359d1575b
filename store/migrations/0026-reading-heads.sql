-- What a reading says besides: the emotion, what a complaint is about, and irony. Readings made before say nothing of it.

alter table heed.reading
  add column emotion text,
  add column reason text,
  add column is_ironic boolean not null default false;
