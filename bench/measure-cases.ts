// A desk with as many cases as asked for: the first thousand heard through the pipeline, the others copied from them
// with ids, customers' threads and deadlines of their own, spread over all states as a desk's are after some months.

import { takeIn } from '../server/flow/pipeline.ts';
import type { Database } from '../store/database.ts';
import { type BenchDesk, openDesk } from './measure-desk.ts';
import { Town } from './measure-town.ts';

export type FilledDesk = Pick<BenchDesk, 'brandId' | 'slug' | 'personId'>;

const pageSize = 250;

export async function fillCases(database: Database, cases: number): Promise<FilledDesk> {
  const now = new Date();
  const desk = await openDesk(database, 'bench', { now, sources: 1 });
  const [input] = desk.inputs;
  if (input === undefined) throw new Error('the desk has no source');
  const town = new Town({ seed: 1, customers: 30_000, now });
  let made = 0;
  for (let page = 0; made < Math.min(cases, 1000); page += 1) {
    await takeIn(input, { raws: town.next(pageSize), cursor: page });
    made = await count(database);
  }
  if (cases > made) await database.owner.query(multiply, [Math.ceil(cases / made) - 1]);
  await database.owner.query('vacuum analyze');
  return desk;
}

async function count(database: Database): Promise<number> {
  const { rows } = await database.owner.query<{ n: number }>('select count(*) as n from heed.case');
  return rows[0]?.n ?? 0;
}

/** One case in eight stays open: most of what a desk ever heard has been answered. */
const multiply = `
  insert into heed.case
  select made.* from heed.case c, generate_series(1, $1) n cross join lateral (
    select (n + c.mention_count) % 8 = 0 as is_open
  ) one cross join lateral jsonb_populate_record(c, jsonb_build_object(
    'id', gen_random_uuid(), 'thread_id', gen_random_uuid(),
    'state', case when one.is_open then 'open' else (array['waiting', 'let_be', 'resolved', 'resolved'])[1 + n % 4] end,
    'deadline_at', case when one.is_open and c.deadline_at < 'infinity' then c.deadline_at + n * interval '7 minutes'
                        else 'infinity' end,
    'next_at', null,
    'last_mention_at', c.last_mention_at - n * interval '11 minutes',
    'listed_at', case when one.is_open and c.listed_at is null then null
                      else c.last_mention_at - n * interval '11 minutes' end)) made`;
