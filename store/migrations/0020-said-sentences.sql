-- Beside its signature each public reply keeps a mark for every telling word of its sentences, and who was answered: by them
-- a sentence that several customers were told is found in a draft, without its words (core/respond/freshness). Rights
-- and row security are those of the table.

alter table heed.said
  -- Null: not known.
  add column customer_id uuid,
  -- Eight bytes a sentence. Null: too little is said, or of another make.
  add column sentences bytea check (length(sentences) <= 96 and length(sentences) % 8 = 0);
