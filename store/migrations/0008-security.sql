-- Who may touch what. Roles: heed_app runs Heed; heed_across owns the search functions. Both are made by the migrator.

grant usage on schema heed, account to heed_app;
grant usage on schema heed to heed_across;
grant select, insert, update, delete on all tables in schema account to heed_app;
grant select, insert, update, delete on all tables in schema heed to heed_app;

-- The record and the journal are append-only for the running role (law 9, promise 7).
revoke update, delete on heed.event, heed.seal from heed_app;
revoke delete on heed.raw, heed.mention, heed.mention_key, heed.mention_revision, heed.reading, heed.case, heed.reply,
  heed.customer, heed.identity, heed.thread, heed.source, heed.decision, heed.correction, heed.note, heed.gap,
  heed.attachment, heed.protocol, heed.profile, heed.event_number, heed.location, heed.own_reply from heed_app;

-- Row security by brand on every table but the workers' own, which hold ids only.
do $$
declare
  one record;
begin
  for one in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'heed' and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('poll_due', 'outbox')
  loop
    execute format('alter table heed.%I enable row level security', one.relname);
    -- A request without a brand sees nothing: the setting is then null or empty. Asked once a statement, not once a row.
    execute format(
      'create policy brand on heed.%I to heed_app
         using (brand_id = (select nullif(current_setting(''heed.brand'', true), '''')::uuid))',
      one.relname);
  end loop;
end
$$;

-- The functions that look across brands belong to a role that row security lets through, and nothing else does.
grant select on heed.mention, heed.case to heed_across;
create policy across on heed.mention to heed_across using (true);
create policy across on heed.case to heed_across using (true);
grant create on schema heed to heed_across;
do $$
declare
  one regprocedure;
begin
  foreach one in array array[
    'heed.search_estimate(tsquery)', 'heed.search_rare(tsquery, uuid, text, integer)',
    'heed.search_frequent(tsquery, uuid, text, integer)', 'heed.clocks_due(timestamptz, integer)',
    'heed.next_clock_at()']::regprocedure[]
  loop
    execute format('alter function %s owner to heed_across', one);
    execute format('revoke execute on function %s from public', one);
    execute format('grant execute on function %s to heed_app', one);
  end loop;
end
$$;
revoke create on schema heed from heed_across;
