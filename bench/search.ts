// Search: a common word (in 15 of 100 mentions), a middling one (1 of 100) and a rare one (1 of 10,000), each by both ways
// there are. Heed chooses by the planner's estimate; it must not choose the slower way where that matters.

import { newId } from '../store/new-id.ts';
import { searchMentions } from '../store/search.ts';
import { openTestDatabase, type TestDatabase } from '../store/testbed.ts';
import { conclude, elapsedMs, median, ms, readOptions, whole } from './measure.ts';
import { openDesk } from './measure-desk.ts';
import { Town } from './measure-town.ts';

const words = [
  { word: 'zeppelin', each: 7, name: 'common, 15 %' },
  { word: 'xylophone', each: 100, name: 'middling, 1 %' },
  { word: 'quetzal', each: 10_000, name: 'rare, 0.01 %' },
] as const;
const ways = ['search_rare', 'search_frequent'] as const;
const rounds = 11;
const chunk = 5_000;
const page = 20;

const options = readOptions();
const mentions = options.isLong ? 1_000_000 : 100_000;
const database = await openTestDatabase();
try {
  const { brandId } = await openDesk(database, 'search', { now: new Date(), sources: 0 });
  await fill(database, brandId);
  const table: string[][] = [
    ['', 'collected through GIN', 'walked back in time', 'as Heed chooses', 'of the better way'],
  ];
  const figures: Record<string, number> = {};
  let worst = 0;
  for (const { word, name } of words) {
    const times: number[][] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      for (const [i, way] of ways.entries()) times[i]?.push(await elapsedMs(() => oneWay(way, word)));
      times[2]?.push(await elapsedMs(() => asChosen(word)));
    }
    const [rare = 0, frequent = 0, chosen = 0] = times.map(median);
    // Between two ways that both take less than a millisecond or two there is nothing to choose.
    const ratio = (chosen + 2) / (Math.min(rare, frequent) + 2);
    worst = Math.max(worst, ratio);
    figures[`${word}Ms`] = chosen;
    table.push([name, ms(rare), ms(frequent), ms(chosen), ratio.toFixed(2)]);
  }
  conclude(
    {
      name: `search: the newest ${page} of ${whole(mentions)} mentions, ${rounds} rounds`,
      table,
      figures: { ...figures, chosenToBetter: worst },
      floors: { chosenToBetter: { max: 3 } },
    },
    options,
  );

  function oneWay(way: (typeof ways)[number], word: string): Promise<unknown> {
    return database.brand(brandId, (tx) =>
      tx.rows(`select id from heed.${way}(to_tsquery('simple', $1), null, null, $2)`, [word, page]),
    );
  }

  function asChosen(word: string): Promise<unknown> {
    const search = { brandId, query: `'${word}'`, channel: null, beforeId: null, limit: page };
    return database.brand(brandId, (tx) => searchMentions(tx, search));
  }
} finally {
  await database.drop();
}

/** The town's words over the last ten minutes, so that all lie in one partition, with the words looked for among them. */
async function fill(into: TestDatabase, brandId: string): Promise<void> {
  const from = Date.now() - 600_000;
  const town = new Town({ seed: 1, customers: 30_000, now: new Date() });
  for (let at = 0; at < mentions; at += chunk) {
    const texts = town.next(chunk).map(({ body }, i) => {
      const sought = words.filter(({ each }) => (at + i) % each === each - 1).map(({ word }) => word);
      return [(body as { text: string }).text, ...sought].join(' ');
    });
    const ids = texts.map((_, i) => newId(new Date(from + Math.floor(((at + i) / mentions) * 600_000))));
    await into.owner.query(
      `insert into heed.mention (brand_id, id, channel, canonical_id, source_id, thread_id, identity_id, kind, visibility, is_own,
         is_history, text, heard_at, salt)
       select $1, id, 'bench', id::text, $1, id, $1, 'post', 'public', false, false, text, now(), ''
       from unnest($2::uuid[], $3::text[]) one(id, text)`,
      [brandId, ids, texts],
    );
  }
  await into.owner.query(
    `insert into heed.identity (brand_id, id, channel, external_id, customer_id) values ($1, $1, 'bench', 'all', $1)`,
    [brandId],
  );
  await into.owner.query('vacuum analyze heed.mention');
}
