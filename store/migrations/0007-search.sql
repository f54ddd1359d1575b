-- Search. Row security keeps PostgreSQL from using a GIN index (`@@` is not leakproof), so search runs in functions owned
-- by a role that row security lets through, and they check the brand themselves.

-- How many mentions the planner expects to match. It reads statistics, not rows; volatile because EXPLAIN demands it.
create function heed.search_estimate(query tsquery) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
  plan json;
begin
  execute format('explain (format json) select 1 from heed.mention where search @@ %L::tsquery', query::text) into plan;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric::bigint;
end
$$;

-- Few hits: find them all through the GIN index, then sort.
create function heed.search_rare(query tsquery, before_id uuid, wanted_channel text, at_most integer)
returns setof heed.mention
language sql stable security definer set search_path = '' as $$
  with hits as materialized (
    select id from heed.mention
    where search @@ query
      and brand_id = nullif(current_setting('heed.brand', true), '')::uuid
      and (before_id is null or id < before_id)
      and (wanted_channel is null or channel = wanted_channel)
      and removed_at is null
  ), newest as (
    select id from hits order by id desc limit at_most
  )
  select m.* from newest join heed.mention m
    on m.brand_id = nullif(current_setting('heed.brand', true), '')::uuid and m.id = newest.id
  order by m.id desc
$$;

-- Many hits: walk the newest mentions backwards and stop when there are enough.
create function heed.search_frequent(query tsquery, before_id uuid, wanted_channel text, at_most integer)
returns setof heed.mention
language plpgsql stable security definer set search_path = '' set enable_bitmapscan = off set enable_seqscan = off
set enable_sort = off as $$
begin
  return query
    select m.* from heed.mention m
    where m.brand_id = nullif(current_setting('heed.brand', true), '')::uuid
      and m.id < coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
      and m.search @@ query
      and (wanted_channel is null or m.channel = wanted_channel)
      and m.removed_at is null
    order by m.id desc
    limit at_most;
end
$$;
