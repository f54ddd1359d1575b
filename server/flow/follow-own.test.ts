// Answers given in a platform's own app stand beside the next customer who asks the same: on a real database, with edits,
// removals, late arrivals, and a worker that dies in the middle.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import type { Database } from '../../store/database.ts';
import { findBefore } from '../do/find-answers.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { followNext, startFollower } from './follow-own.ts';
import { takeIn } from './pipeline.ts';
import { type Desk, heardAt, makeDesk, raw } from './testbed.ts';

let world: TestWorld;
before(async () => {
  world = await openTestWorld();
});
after(() => world.close());

let n = 0;
const open = () => {
  n += 1;
  return makeDesk(world.database, `own-${n}`);
};

const person = (id: string): Heard['author'] => ({
  externalId: id,
  handle: id,
  name: id,
  url: null,
  avatarUrl: null,
  followers: null,
});
const asks = (id: string, text: string): Partial<Heard> => ({ canonicalId: id, author: person(`by-${id}`), text });
const says = (id: string, parentId: string, text: string, also: Partial<Heard> = {}): Partial<Heard> => ({
  canonicalId: id,
  threadId: parentId,
  parentId,
  kind: 'reply',
  author: person('brand'),
  isOwn: true,
  text,
  publishedAt: new Date('2026-11-20T09:55:00Z'),
  ...also,
});

const hear = (of: Desk, ...items: Partial<Heard>[]) => takeIn(of.input, { raws: items.map(raw) });
/** Reads the record to its end. */
const follow = async (of: Desk, limit?: number) => {
  while (await followNext(world, of.brandId, limit));
};
const nowhere = '01a00000-0000-7000-8000-00000000000a';
const told = async (of: Desk, words: string, caseId = nowhere) => {
  const found = await world.database.brand(of.brandId, (tx) => findBefore(tx, world, of.brandId, { words, caseId }));
  return found.map(({ reply, by, customer, at }) => [reply, by, customer, at.toISOString()]);
};
const keysIn = (of: Desk) => rowsOf<{ id: string; key: string }>(world, of.brandId, keysText);
const keysText = "select subject_id as id, key from heed.wording_key where of = 'reply' order by 1, 2";

const asked = asks('q1', 'May I bring my dog onto the terrace?');
const again = 'is it ok to bring my dog to the terrace';
const welcome = 'Dogs are welcome outside.';
const standing = (reply: string) => [[reply, null, 'by-q1', '2026-11-20T09:55:00.000Z']];

test('what was said in the app stands beside the next who asks, with the words as they are today', async () => {
  const one = await open();
  const own = says('o1', 'q1', welcome);
  await hear(one, asked, own);
  assert.deepEqual(await told(one, again), [], 'not by the intake');
  await follow(one);
  assert.deepEqual(await told(one, again), standing(welcome), 'by nobody in particular, when it was said');
  const [home] = await rowsOf<{ id: string }>(world, one.brandId, 'select id from heed.case');
  assert.deepEqual(await told(one, again, home?.id), [], 'a case is not its own precedent');

  await hear(one, { ...own, text: 'Dogs are welcome on a lead.' });
  assert.deepEqual(await told(one, again), standing('Dogs are welcome on a lead.'), 'edited');
  const keys = await keysIn(one);
  await hear(one, { ...own, text: 'Dogs are welcome on a lead.', isRemoved: true });
  assert.deepEqual(await told(one, again), [], 'veiled');
  await follow(one);
  assert.deepEqual(await keysIn(one), keys, 'and nothing of it deleted');
});

test('another brand sees nothing of it', async () => {
  const [one, other] = [await open(), await open()];
  await hear(one, asked, says('o1', 'q1', welcome));
  await follow(one);
  await follow(other);
  assert.equal((await told(one, again)).length, 1);
  assert.deepEqual([await told(other, again), await keysIn(other)], [[], []]);
  const places = 'select until from heed.own_words_read where until > 0';
  assert.deepEqual(await rowsOf(world, other.brandId, places), []);
});

test('an answer heard before its question stands as soon as the question is heard', async () => {
  const one = await open();
  await hear(one, says('o1', 'q1', welcome));
  await follow(one);
  await hear(one, asked);
  await follow(one);
  assert.deepEqual(await told(one, again), standing(welcome));
});

test('what is read again as heard back then is not missed, though its id is older than what was followed', async () => {
  const one = await open();
  await hear(one, asked, asks('q2', 'Where is my parcel?'), says('o2', 'q2', 'On its way.'));
  await follow(one);
  const then = new Date(heardAt.getTime() - 86_400_000 * 40);
  await takeIn({ ...one.input, heardAt: then }, { raws: [raw(says('o1', 'q1', welcome, { publishedAt: then }))] });
  await follow(one);
  assert.deepEqual(await told(one, again), [[welcome, null, 'by-q1', then.toISOString()]]);
});

test('only answers to customers: not posts of the brand, nor what it adds to its own words', async () => {
  const one = await open();
  const post = { ...says('p', 'p', 'We bake again on Sunday, dogs welcome on the terrace.'), parentId: null };
  await hear(one, asked, post, says('o1', 'q1', welcome), says('o2', 'o1', 'Cats as well, on the terrace.'));
  await follow(one);
  assert.equal(new Set((await keysIn(one)).map(({ id }) => id)).size, 1);
  assert.deepEqual(await told(one, again), standing(welcome));
});

test('what was said in private stands where private replies sent from here do', async () => {
  const one = await open();
  const inPrivate = { kind: 'message', visibility: 'private' } as const;
  await hear(one, { ...asked, ...inPrivate }, says('o1', 'q1', welcome, inPrivate));
  await follow(one);
  assert.deepEqual(await told(one, again), standing(welcome));
});

test('a reply sent from here stands once, also when it was heard before its receipt came or was said by hand', async () => {
  const one = await open();
  await hear(one, asked, says('o1', 'q1', welcome));
  await follow(one);
  const reply = (via: string, canonicalId: string | null) =>
    world.database.owner.query(
      `insert into heed.reply (brand_id, id, case_id, to_mention_id, person_id, text, visibility, via, state, client_key,
         created_at, undo_until, sent_at, canonical_id, salt)
       select brand_id, gen_random_uuid(), case_id, id, $2, 'words', 'public', $3, 'sent', $3, now(), now(), now(), $4, ''
       from heed.mention where brand_id = $1 and canonical_id = 'q1'`,
      [one.brandId, one.personId, via, canonicalId],
    );
  await reply('interface', 'another');
  assert.equal((await told(one, again)).length, 1, 'another reply to the same words hides nothing');
  await world.database.owner.query("update heed.reply set canonical_id = 'o1' where brand_id = $1", [one.brandId]);
  assert.deepEqual(await told(one, again), []);
  await world.database.owner.query('update heed.reply set canonical_id = null where brand_id = $1', [one.brandId]);
  assert.equal((await told(one, again)).length, 1);
  await reply('link_out', null);
  assert.deepEqual(await told(one, again), []);
});

/** A database in which the worker dies at the end of its next transaction, before the commit. */
function dying(database: Database): Database {
  return {
    ...database,
    brand: (id, work) =>
      database.brand(id, async (tx) => {
        await work(tx);
        throw new Error('killed');
      }),
  };
}

test('a worker killed between batches or within one loses nothing and doubles nothing', async () => {
  const [one, whole] = [await open(), await open()];
  const count = 23;
  const words = (i: number) => `Do you sell kettle${i} in size${i} and colour${i}?`;
  for (const desk of [one, whole]) {
    for (let i = 0; i < count; i += 1)
      await hear(desk, asks(`q${i}`, words(i)), says(`o${i}`, `q${i}`, `Yes, kettle${i}.`));
  }
  await follow(whole);
  assert.equal(await followNext(world, one.brandId, 5), true, 'there is more, and the process ends here');
  const first = await keysIn(one);
  await assert.rejects(followNext({ database: dying(world.database) }, one.brandId, 5), /killed/u);
  assert.deepEqual(await keysIn(one), first, 'the batch it died in is not there by halves');
  await Promise.all([follow(one, 5), follow(one, 4)]);
  const keys = (await keysIn(one)).map(({ key }) => key).sort();
  assert.deepEqual(keys, (await keysIn(whole)).map(({ key }) => key).sort());
  assert.equal(new Set((await keysIn(one)).map(({ id }) => id)).size, count);
  for (const i of [0, 4, 5, 9, 10, count - 1]) {
    assert.equal((await told(one, words(i)))[0]?.[0], `Yes, kettle${i}.`);
  }
});

test('the follower looks after every brand by itself, also into what was said long ago', async () => {
  const one = await open();
  await hear(one, asked, says('o1', 'q1', welcome, { publishedAt: new Date('2026-03-01T09:00:00Z') }));
  const follower = startFollower(world);
  const until = Date.now() + 5000;
  while ((await told(one, again)).length === 0 && Date.now() < until) await new Promise((go) => setTimeout(go, 20));
  await follower.stop();
  assert.deepEqual(await told(one, again), [[welcome, null, 'by-q1', '2026-03-01T09:00:00.000Z']]);
});
