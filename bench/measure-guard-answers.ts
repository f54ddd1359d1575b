// Searching approved answers while somebody types, beside the bare SQL one would write by hand: the same words, any of
// them, the last one as a beginning, ranked by PostgreSQL's own full-text search over a table nobody secured.

import { keysOf } from '../core/respond/answers/wording.ts';
import { findAnswers } from '../server/do/find-answers.ts';
import { createLog } from '../server/log.ts';
import { openSentences } from '../server/sentences.ts';
import { newId } from '../store/new-id.ts';
import { openTestDatabase, type TestDatabase } from '../store/testbed.ts';
import { readSet } from './judge/own-sets.ts';
import { compare, elapsedMs, inTurns } from './measure.ts';
import { openDesk } from './measure-desk.ts';
import { chanceFrom } from './measure-town.ts';

const chunk = 5_000;
const shown = 10;
const searches = 40;
const chance = chanceFrom(11);
const one = <T>(of: readonly T[]): T => of[Math.floor(chance() * of.length)] as T;

interface Made {
  readonly id: string;
  readonly question: string;
  readonly text: string;
}

/** Answers out of sentences people wrote, no two alike; and what customers began to type. */
function makeTexts(count: number): { answers: Made[]; typed: string[] } {
  const known = readSet('answers/answers');
  const asked = readSet('answers/chosen');
  const said = readSet('freshness/chosen')
    .filter(({ language }) => language === 'en')
    .flatMap(({ a, b }) => `${a} ${b}`.split(/(?<=[.!?])\s+/u));
  const answers = Array.from({ length: count }, () => ({
    id: newId(new Date()),
    question: one(asked).text,
    text: [one(known).answer, one(said), one(said)].join(' '),
  }));
  const typed = Array.from({ length: searches }, () => {
    const text = one(asked).text.slice(0, 40);
    return text.slice(0, 12 + Math.floor(chance() * 28)).trimEnd();
  });
  return { answers, typed };
}

async function fill(database: TestDatabase, brandId: string, personId: string, answers: readonly Made[]) {
  await database.owner.query(
    'create table bare_answer (id uuid primary key, search tsvector); create index on bare_answer using gin (search)',
  );
  for (let at = 0; at < answers.length; at += chunk) {
    const part = answers.slice(at, at + chunk);
    const keys = part.flatMap(({ id, question, text }) =>
      [...new Set([question, text].flatMap(keysOf))].map((key) => ({ id, key })),
    );
    const columns = [part.map(({ id }) => id), part.map(({ question }) => question), part.map(({ text }) => text)];
    const rows = 'unnest($1::uuid[], $2::text[], $3::text[]) one(id, question, text)';
    await database.owner.query(
      `insert into bare_answer select id, to_tsvector('simple', question || ' ' || text) from ${rows}`,
      columns,
    );
    await database.owner.query(
      `with made as (
         insert into heed.answer (brand_id, id, owner_id, approved_version, newest_version, question, made_at)
         select $4, id, $5, 1, 1, question, now() from ${rows}
       )
       insert into heed.answer_version (brand_id, answer_id, version, texts, by_id, at)
       select $4, id, 1, jsonb_build_array(jsonb_build_object('language', 'en', 'question', question, 'text', text)), $5, now()
       from ${rows}`,
      [...columns, brandId, personId],
    );
    await database.owner.query(
      `insert into heed.wording_key (brand_id, of, key, subject_id)
       select $3, 'answer', key, id from unnest($1::uuid[], $2::text[]) one(id, key)`,
      [keys.map(({ id }) => id), keys.map(({ key }) => key), brandId],
    );
  }
  await database.owner.query('vacuum analyze heed.answer, heed.answer_version, heed.wording_key, bare_answer');
}

/** `how do I ret` as any of its words, the last one as a beginning. */
function queryOf(typed: string): string {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word, i) => (i === words.length - 1 ? `${word}:*` : word)).join(' | ');
}

/** Milliseconds a search, and the median ratio of the rounds. */
export async function measureAnswers(
  count: number,
  rounds: number,
): Promise<{ heed: number; bare: number; ratio: number }> {
  const database = await openTestDatabase();
  try {
    const { brandId, personId } = await openDesk(database, 'answers', { now: new Date(), sources: 0 });
    const { answers, typed } = makeTexts(count);
    await fill(database, brandId, personId, answers);
    const each = (work: (words: string) => Promise<unknown>) => async (): Promise<number> => {
      const took = await elapsedMs(async () => {
        for (const words of typed) await work(words);
      });
      return took / typed.length;
    };
    const sentences = openSentences({ log: createLog('silent') });
    const wanted = { locationId: null, limit: shown, isTyping: true };
    return compare(
      await inTurns(rounds, {
        heed: each((words) =>
          database.brand(brandId, (tx) => findAnswers(tx, { sentences }, brandId, { ...wanted, words })),
        ),
        bare: each((words) =>
          database.owner.query({
            name: 'bare',
            text: `select id from bare_answer, to_tsquery('simple', $1) asked where search @@ asked
                   order by ts_rank(search, asked) desc limit ${shown}`,
            values: [queryOf(words)],
          }),
        ),
      }),
    );
  } finally {
    await database.drop();
  }
}
