// The plans PostgreSQL makes for the running role, behind row security: search and every view of the inbox use the
// indexes that were made for them (laws 5 and 11). What runs inside functions is seen through auto_explain.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import type { Tx } from './database.ts';
import { newestMentions, unlearned } from './learn/own-heads.ts';
import { countCorrections, countReadings } from './learn/reading-figures.ts';
import { ownAnswersIn } from './respond/answers/own-words.ts';
import { answeredBefore, candidatesFor } from './respond/answers/wordings.ts';
import { remindersDue } from './respond/approvals.ts';
import { usageOf } from './respond/phrases.ts';
import { newestSaid, unsignedSince } from './respond/said.ts';
import { searchMentions } from './search.ts';
import { openTestDatabase, type TestDatabase } from './testbed.ts';
import { customersNamed } from './triage/customers-elsewhere.ts';
import { saidBy } from './triage/customers-said.ts';
import { takeDueDeliveries } from './triage/deliveries.ts';
import { hadBefore } from './triage/had-before.ts';
import { scanInbox, type ViewName } from './triage/inbox.ts';
import { noticesOf, unreadCount } from './triage/notice-list.ts';
import { workersOf } from './triage/workers.ts';

const brandId = '01a00000-0000-7000-8000-00000000000a';
const otherId = '01a00000-0000-7000-8000-00000000000b';
const personId = '01a00000-0000-7000-8000-0000000000aa';
const one = 'gen_random_uuid()';

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase();
  // Every sixth mention holds the common word, one in a thousand the rare one.
  await database.owner.query(
    `insert into heed.mention (brand_id, id, channel, canonical_id, source_id, thread_id, identity_id, kind, visibility,
       is_own, is_history, text, heard_at, salt)
     select case when n % 4 = 0 then $2::uuid else $1::uuid end, ${one}, 'test', n::text, $1, $1, $1, 'post', 'public', false, false,
       'words of number ' || n || case when n % 6 = 1 then ' parcel' else '' end || case when n % 1000 = 1 then ' samovar' else '' end,
       now(), ''
     from generate_series(1, 24000) n`,
    [brandId, otherId],
  );
  await database.owner.query(
    `insert into heed.case (brand_id, id, version, state, channel, sphere, visibility, source_id, thread_id, identity_id, customer_id,
       customer_name, assignee_id, priority, feeling, kind, is_abusive, unanswered, unanswered_count, mention_count, deadline_at,
       opened_at, last_mention_at, listed_at, is_history, touched)
     select case when n % 4 = 0 then $2::uuid else $1::uuid end, ${one}, 1, (array['open', 'waiting', 'let_be', 'resolved'])[1 + n % 4],
       'test', 'earned', 'public', $1, ${one}, ${one}, $1, 'Ana', case when n % 3 = 0 then $3::uuid end, 1, 'neutral',
       (array['complaint', 'praise', 'question'])[1 + n % 3], false, '[]', 0, 1, now() + n * interval '1 minute', now(),
       now() - n * interval '1 minute', now() - n * interval '1 minute', n % 16 = 0, '{0,0,0,0}'
     from generate_series(1, 12000) m, lateral (select m * 7 as n) seven`,
    [brandId, otherId, personId],
  );
  await database.owner.query('analyze heed.mention, heed.case');
});
after(() => database.drop());

/** Runs `work` as the running role of the brand, with every plan, nested ones too, given back as text. */
async function plansOf(work: (tx: Tx) => Promise<unknown>): Promise<string> {
  const client: pg.PoolClient = await database.owner.connect();
  const plans: string[] = [];
  const keep = ({ message }: { message?: string | undefined }) => plans.push(message ?? '');
  try {
    await client.query(
      `load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
       set client_min_messages = log`,
    );
    client.on('notice', keep);
    await client.query(`begin; set local role heed_app; set local heed.brand = '${brandId}'`);
    const rows = async <Row>(text: string, values: readonly unknown[] = []) =>
      (await client.query(text, [...values])).rows as Row[];
    await work({
      rows,
      row: async <Row>(text: string, values?: readonly unknown[]) => (await rows<Row>(text, values))[0] ?? null,
    });
    await client.query('rollback');
    // What the estimate asks the planner about is explained, not run.
    return plans.filter((plan) => !plan.includes('Query Text: explain')).join('\n');
  } finally {
    client.off('notice', keep);
    client.release(true);
  }
}

test('the bell lists and counts through its indexes, however many notices others have', async () => {
  await database.owner.query(
    `insert into heed.notice (brand_id, id, recipient, person_id, kind, severity, matter, detail, due_at, at, read_at)
     select $1, gen_random_uuid(), n::text, case when n % 50 = 0 then $2::uuid else gen_random_uuid() end, 'test', 'normal', n::text,
       '{}', now(), now(), case when n % 100 = 0 then now() end
     from generate_series(1, 10000) n`,
    [brandId, personId],
  );
  await database.owner.query('analyze heed.notice');
  const listed = await plansOf((tx) => noticesOf(tx, brandId, { personId, beforeId: null, limit: 30 }));
  assert.match(listed, /Index Scan( Backward)? using notice_by_person on notice/u);
  const counted = await plansOf((tx) => unreadCount(tx, brandId, personId, 100));
  assert.match(counted, /Index (Only )?Scan (using|on) notice_unread/u);
});

test('the next deliveries are found by their instant', async () => {
  await database.owner.query(
    `insert into heed.delivery_due (at, brand_id, delivery_id)
     select now() + n * interval '1 second', $1, gen_random_uuid() from generate_series(-100, 20000) n`,
    [brandId],
  );
  await database.owner.query('analyze heed.delivery_due');
  const plan = await plansOf((tx) => takeDueDeliveries(tx, new Date(), new Date(), 8));
  assert.match(plan, /Index Scan using delivery_due_by_instant on delivery_due/u);
});

test('what is to be reminded of is found by its instant', async () => {
  await database.owner.query(
    `insert into heed.approval_due (at, brand_id, approval_id)
     select now() + n * interval '1 second', $1, gen_random_uuid() from generate_series(-100, 20000) n`,
    [brandId],
  );
  await database.owner.query('analyze heed.approval_due');
  const plan = await plansOf((tx) => remindersDue(tx, new Date(), 100));
  assert.match(plan, /Index Scan using approval_due_by_instant on approval_due/u);
});

test('when each phrase was last read is one step of its index, however often it was', async () => {
  await database.owner.query(
    `insert into heed.phrase_use (brand_id, reply_id, phrase_id, text_at, person_id, is_public, at)
     select case when n % 4 = 0 then $2::uuid else $1::uuid end, gen_random_uuid(), 'p' || n % 200, 0, $3, true,
       now() - n * interval '1 minute'
     from generate_series(1, 40000) n`,
    [brandId, otherId, personId],
  );
  await database.owner.query('analyze heed.phrase_use');
  const ids = Array.from({ length: 300 }, (_, at) => `p${at}`);
  const plan = await plansOf((tx) => usageOf(tx, brandId, ids, new Date(Date.now() - 86_400_000)));
  assert.match(plan, /Index (Only )?Scan using phrase_use_by_phrase on phrase_use/u);
  assert.doesNotMatch(plan, /Seq Scan on phrase_use/u);
});

test('a month of readings is counted along its ids, and corrections by theirs, however many others there are', async () => {
  await database.owner.query(
    `insert into heed.reading (brand_id, mention_id, version, language, feeling, kind, is_urgent, is_abusive, confidence,
       evidence, made_by, made_at)
     select case when n % 4 = 0 then $2::uuid else $1::uuid end, gen_random_uuid(), 1, 'en', 'neutral', 'other', false, false,
       '{}', '[]', 'test', now() from generate_series(1, 20000) n`,
    [brandId, otherId],
  );
  await database.owner.query(
    `insert into heed.correction (brand_id, id, mention_id, head, was, is_now, person_id, at)
     select case when n % 4 = 0 then $2::uuid else $1::uuid end, gen_random_uuid(), gen_random_uuid(), 'kind', 'a', 'b', $3, now()
     from generate_series(1, 20000) n`,
    [brandId, otherId, personId],
  );
  await database.owner.query('analyze heed.reading, heed.correction');
  const month = { from: '01a00000-0000-0000-0000-000000000000', until: '03000000-0000-0000-0000-000000000000' };
  const readings = await plansOf((tx) => countReadings(tx, brandId, month, 50_000));
  assert.match(readings, /Index Scan (on|using) reading_pkey/u);
  const corrections = await plansOf((tx) => countCorrections(tx, brandId, month, 20_000));
  assert.match(corrections, /Index Scan (on|using) correction_by_mention/u);
  const news = await plansOf((tx) => unlearned(tx, brandId, 'test'));
  assert.match(news, /Index (Only )?Scan Backward using correction_pkey on correction/u);
  const newest = await plansOf((tx) => newestMentions(tx, brandId, 500));
  assert.doesNotMatch(newest, /Seq Scan on mention/u);
});

const search = (query: string) => (tx: Tx) =>
  searchMentions(tx, { brandId, query, channel: null, beforeId: null, limit: 20 });

test('a rare word goes through the GIN index', async () => {
  const plan = await plansOf(search(`'samovar'`));
  assert.match(plan, /heed\.search_rare/);
  assert.match(plan, /Bitmap Index Scan on \w*search_idx/);
});

test('a frequent word walks the primary key backwards and stops', async () => {
  const plan = await plansOf(search(`'parcel'`));
  assert.match(plan, /heed\.search_frequent/);
  assert.match(plan, /Index Scan Backward using \w+_pkey/);
  assert.doesNotMatch(plan, /Bitmap Index Scan on \w*search_idx/);
});

const indexes: Record<ViewName, string> = {
  due: 'case_due',
  mine: 'case_mine',
  unassigned: 'case_unassigned',
  waiting: 'case_by_state',
  approval: 'case_for_approval',
  offline: 'case_offline',
  praise: 'case_praise',
  earlier: 'case_earlier',
  let_be: 'case_by_state',
  resolved: 'case_by_state',
};

for (const [view, index] of Object.entries(indexes) as [ViewName, string][]) {
  for (const after of [null, { at: '2026-11-20 10:00:00+00', id: otherId }]) {
    test(`${view}, ${after === null ? 'first' : 'later'} page: one range of ${index}`, async () => {
      const plan = await plansOf((tx) => scanInbox(tx, { brandId, personId, view, after, limit: 20 }));
      assert.match(plan, new RegExp(`Index Scan (Backward )?using ${index} on "?case"?`));
      assert.doesNotMatch(plan, /Seq Scan on "?case"?/);
    });
  }
}

test('who works counts open cases through the index behind Mine', async () => {
  const plan = await plansOf((tx) => workersOf(tx, brandId, new Date('2026-11-20T10:00:00Z')));
  assert.match(plan, /Index (Only )?Scan (using|on) case_mine/);
  assert.doesNotMatch(plan, /Seq Scan on "?case"?/);
});

test('what a customer said of late, and who they may be elsewhere, are ends and steps of indexes, however much there is', async () => {
  await database.owner.query(
    `insert into heed.customer (brand_id, id, name, first_heard_at)
     select case when n % 4 = 0 then $2::uuid else $1::uuid end, gen_random_uuid(), 'Customer Number' || n, now()
     from generate_series(1, 8000) n`,
    [brandId, otherId],
  );
  await database.owner.query(
    `insert into heed.identity (brand_id, id, channel, external_id, customer_id, handle)
     select brand_id, gen_random_uuid(), 'test', id::text, id, 'handle_' || replace(name, 'Customer Number', '') from heed.customer`,
  );
  // One of them has as many cases as all the others.
  await database.owner.query(
    `insert into heed.case (brand_id, id, version, state, channel, sphere, visibility, source_id, thread_id, identity_id, customer_id,
       customer_name, priority, feeling, kind, is_abusive, unanswered, unanswered_count, mention_count, deadline_at, opened_at,
       last_mention_at, is_history, touched)
     select i.brand_id, ${one}, 1, 'resolved', 'test', 'earned', 'public', $1, ${one}, i.id, i.customer_id, 'Ana', 1, 'neutral',
       'complaint', false, '[]', 0, 1, 'infinity', now(), now(), false, '{0,0,0,0}'
     from heed.identity i cross join lateral generate_series(1, case when i.handle = 'handle_1' then 4000 else 1 end)
     where i.handle in ('handle_1', 'handle_2', 'handle_3')`,
    [brandId],
  );
  await database.owner.query(
    `insert into heed.mention (brand_id, id, channel, canonical_id, source_id, thread_id, case_id, identity_id, kind, visibility,
       is_own, is_history, text, heard_at, salt)
     select c.brand_id, gen_random_uuid(), 'test', 'said:' || c.id || n, $1, c.thread_id, c.id, c.identity_id, 'post', 'public',
       false, false, 'words', now(), ''
     from heed.case c cross join generate_series(1, 3) n where c.customer_name = 'Ana' and c.identity_id in (
       select id from heed.identity where handle = 'handle_1')`,
    [brandId],
  );
  await database.owner.query(
    `insert into heed.reading (brand_id, mention_id, version, feeling, kind, is_urgent, is_abusive, confidence, evidence, made_by, made_at)
     select brand_id, id, 1, 'neutral', 'complaint', false, false, '{}', '[]', 'test', now() from heed.mention
     where canonical_id like 'said:%'`,
  );
  await database.owner.query('analyze heed.customer, heed.identity, heed.case, heed.mention, heed.reading');
  const { rows } = await database.owner.query<{ id: string }>(
    `select customer_id as id from heed.identity where handle = 'handle_1'`,
  );
  const customerId = rows[0]?.id ?? '';
  const said = await plansOf(async (tx) => assert.equal((await saidBy(tx, brandId, customerId, 50)).length, 50));
  assert.match(said, /Index Only Scan Backward using case_of_pair on "?case"?/u);
  assert.match(said, /Index Scan Backward using mention_default_brand_id_thread_id_id_idx on mention_default/u);
  assert.doesNotMatch(said, /Seq Scan on (case|"case"|mention_default|reading|reply|identity)/u);
  const had = await plansOf((tx) => hadBefore(tx, brandId, [customerId], { now: new Date(), latelyDays: 30 }));
  assert.match(had, /Index Scan using case_of_pair on "?case"?/u);
  assert.match(had, /Index Scan using identity_by_customer on identity/u);
  assert.doesNotMatch(had, /Seq Scan on (case|"case"|identity)/u);
  const looked = { customerId, handles: ['handle_7'], handlesBegun: ['handle_7@'], names: ['customer number9'] };
  const named = await plansOf(async (tx) => assert.equal((await customersNamed(tx, brandId, looked)).length, 2));
  assert.match(named, /Index Scan using identity_by_handle on identity/u);
  assert.match(named, /Index Scan using customer_by_name on customer/u);
  assert.doesNotMatch(named, /Seq Scan on (identity|customer)/u);
});

test('what was said in public is found by its indexes: signatures by their time, replies and own mentions since', async () => {
  await database.owner.query(
    `insert into heed.said (brand_id, id, at, make, signature)
     select case when n % 2 = 0 then $2::uuid else $1::uuid end, gen_random_uuid(), now() - n * interval '1 minute', 1, decode(repeat('00', 32), 'hex')
     from generate_series(1, 20000) n`,
    [brandId, otherId],
  );
  await database.owner.query(
    `insert into heed.reply (brand_id, id, case_id, to_mention_id, person_id, text, visibility, via, state, client_key, created_at,
       undo_until, sent_at, salt)
     select case when n % 2 = 0 then $2::uuid else $1::uuid end, gen_random_uuid(), $1, $1, $1, 'words', 'public', 'interface', 'sent',
       n::text, now(), now(), now() - n * interval '1 minute', ''
     from generate_series(1, 20000) n`,
    [brandId, otherId],
  );
  await database.owner.query(
    `insert into heed.mention (brand_id, id, channel, canonical_id, parent_canonical_id, source_id, thread_id, identity_id, kind,
       visibility, is_own, is_history, text, heard_at, salt)
     select $1, gen_random_uuid(), 'test', 'own:' || n, 'asked', $1, $1, $1, 'reply', 'public', true, false, 'words', now(), ''
     from generate_series(1, 500) n`,
    [brandId],
  );
  await database.owner.query('analyze heed.said, heed.reply, heed.mention');
  const stored = await plansOf((tx) => newestSaid(tx, brandId, 1, 100));
  assert.match(stored, /Index Scan using said_newest on said/u);
  const since = { at: new Date(Date.now() - 600_000), id: 'e0000000-0000-7000-8000-000000000000' };
  const found = await plansOf((tx) => unsignedSince(tx, brandId, 1, since, { among: 10_000, limit: 250 }));
  assert.match(found, /Index Scan (Backward )?using reply_sent on reply/u);
  assert.match(found, /Index Scan (Backward )?using mention_default_brand_id_id_idx\d* on mention_default/u);
  assert.doesNotMatch(found, /Seq Scan on (reply|said|mention_default)/u);
});

test('a question leads to its answers through the keys of its words, one still being typed as well', async () => {
  await database.owner.query(
    `insert into heed.wording_key (brand_id, of, key, subject_id)
     select case when n % 4 = 0 then $2::uuid else $1::uuid end, 'answer', 'key' || n % 900, gen_random_uuid()
     from generate_series(1, 30000) n`,
    [brandId, otherId],
  );
  await database.owner.query('analyze heed.wording_key');
  const plans = await plansOf((tx) => candidatesFor(tx, brandId, 'answer', { keys: ['key7', 'key9'], begun: 'key81' }));
  assert.match(plans, /wording_key_pkey/u);
  assert.doesNotMatch(plans, /Seq Scan on wording_key/u);
});

test('own answers are found by the numbers of the record, and their words by the keys of what is looked at', async () => {
  await database.owner.query(
    `insert into heed.mention (brand_id, id, channel, canonical_id, parent_canonical_id, source_id, thread_id, identity_id, kind,
       visibility, is_own, is_history, text, heard_at, salt)
     select $1, gen_random_uuid(), 'test', 'answer:' || n, n * 4 + 1, $1, $1, $1, 'reply', 'public', true, false, 'words', now(), ''
     from generate_series(1, 500) n`,
    [brandId],
  );
  await database.owner.query(
    `insert into heed.mention_key (brand_id, channel, canonical_id, mention_id, digest, revision)
     select brand_id, channel, canonical_id, id, '', 1 from heed.mention where brand_id = $1`,
    [brandId],
  );
  await database.owner.query(
    `with own as materialized (select array_agg(id) as ids from heed.mention where brand_id = $1 and is_own)
     insert into heed.event (brand_id, number, at, kind, subject_id, detail)
     select $1, n, now(), case when n % 20 = 0 then 'mention.own_heard' else 'mention.heard' end, ids[1 + n % 500], '{}'
     from own, generate_series(1, 20000) n`,
    [brandId],
  );
  await database.owner.query('analyze heed.event, heed.mention, heed.mention_key');
  const looks = { after: 19_000, until: 19_500, limit: 250 };
  const followed = await plansOf((tx) => ownAnswersIn(tx, brandId, looks));
  assert.match(followed, /Index Scan (using|on) event_\d+_\d+_pkey/u);
  assert.doesNotMatch(followed, /Seq Scan on (mention_default|mention_key)/u);
  const own = await database.owner.query<{ id: string }>(
    'select id from heed.mention where brand_id = $1 and is_own limit 40',
    [brandId],
  );
  const ids = own.rows.map(({ id }) => id);
  const before = await plansOf((tx) => answeredBefore(tx, brandId, ids, otherId));
  assert.match(before, /Index Scan using mention_key_pkey on mention_key/u);
  assert.doesNotMatch(before, /Seq Scan on (mention_default|mention_key|reply)/u);
});
