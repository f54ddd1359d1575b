// Copies are gathered behind the intake on a real database: people counted once, the brand's own words and history left
// out, removals leaving, a worker that dies in the middle, two that read at once, and one that begins anew.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import type { Database } from '../../store/database.ts';
import { talliesSince } from '../../store/understand/tallies.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { gatherNext, type Mind, startVoices } from './follow-voices.ts';
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
  return makeDesk(world.database, `voices-${n}`);
};

const words = 'The new update logs me out every single time I open the app. Fix this please!';
const copies = [
  words,
  `RT @mara: ${words}`,
  `${words.toLowerCase()} 😡😡 https://example.org/x1`,
  words.toUpperCase(),
  words.replace('please', 'please, 3rd time I ask'),
];
const says = (id: string, text: string, also: Partial<Heard> = {}): Partial<Heard> => ({
  canonicalId: id,
  author: { externalId: `by-${id}`, handle: id, name: id, url: null, avatarUrl: null, followers: 100 },
  text,
  ...also,
});
const hear = (of: Desk, ...items: Partial<Heard>[]) => takeIn(of.input, { raws: items.map(raw) });
const brandOf = (of: Desk) => ({ id: of.brandId, name: 'Acme' });
const gather = async (of: Desk, mind: Mind = new Map(), limit?: number) => {
  while (await gatherNext(world, mind, brandOf(of), limit));
};

interface Figures {
  readonly voices: number;
  readonly mentions: number;
  readonly followers: number;
}
const groups = (of: Desk) =>
  rowsOf<Figures>(
    world,
    of.brandId,
    'select voices, mentions, followers from heed.voice_group order by 1 desc, 2 desc',
  );
const members = async (of: Desk) => {
  const rows = await rowsOf<{ ids: string[] }>(world, of.brandId, membersText);
  return rows.map(({ ids }) => ids);
};
const membersText = `select array_agg(m.canonical_id order by m.canonical_id) as ids
  from heed.voice v join heed.mention m on m.brand_id = v.brand_id and m.id = v.mention_id group by v.group_id order by 1`;

test('a storm of copies is one matter with as many voices as people', async () => {
  const one = await open();
  await hear(one, ...copies.map((text, i) => says(`c${i}`, text)));
  await hear(one, says('again', words, { author: says('c0', '').author ?? never() }));
  await hear(
    one,
    says('own', words, { isOwn: true }),
    says('other', 'My parcel was left in the rain and the book is ruined.'),
  );
  await hear(one, ...['t1', 't2', 't3'].map((id) => says(id, 'Thank you!')));
  assert.deepEqual(await groups(one), [], 'not by the intake');
  await gather(one);
  assert.deepEqual(await groups(one), [{ voices: 5, mentions: 6, followers: 500 }]);
  assert.deepEqual(await members(one), [['again', 'c0', 'c1', 'c2', 'c3', 'c4']]);
});

const never = (): never => assert.fail();

test('history is never a voice, and another brand sees nothing', async () => {
  const [one, other] = [await open(), await open()];
  const first = { ...one.input, source: { ...one.input.source, isFirstRead: true } };
  const old = { publishedAt: new Date('2026-10-01T09:00:00Z') };
  await takeIn(first, { raws: ['h1', 'h2', 'h3'].map((id) => raw(says(id, words, old))) });
  await hear(one, says('a', words), says('b', words));
  await gather(one);
  await gather(other);
  assert.deepEqual(await members(one), [['a', 'b']]);
  assert.deepEqual([await groups(other), await members(other)], [[], []]);
});

test('what is taken back leaves, what is changed goes where its new words belong', async () => {
  const one = await open();
  const mind: Mind = new Map();
  const parcel = 'My parcel was left in the rain again and the book inside is ruined.';
  await hear(one, ...['a', 'b', 'c', 'd'].map((id) => says(id, words)), ...['p', 'q'].map((id) => says(id, parcel)));
  await gather(one, mind);
  await hear(one, says('a', words, { isRemoved: true }), says('b', parcel));
  await gather(one, mind);
  assert.deepEqual(await members(one), [
    ['b', 'p', 'q'],
    ['c', 'd'],
  ]);
  assert.deepEqual(await groups(one), [
    { voices: 3, mentions: 3, followers: 300 },
    { voices: 2, mentions: 2, followers: 200 },
  ]);
  await hear(one, says('c', words, { isRemoved: true }), says('d', words, { isRemoved: true }));
  await gather(one, mind);
  assert.equal((await groups(one)).length, 1, 'a group without voices is none');
});

test('one who begins anew has the last days in mind', async () => {
  const one = await open();
  await hear(one, says('a', words));
  await gather(one);
  await hear(one, says('b', copies[2] ?? ''));
  await gather(one);
  await hear(one, says('c', copies[3] ?? ''));
  await gather(one);
  assert.deepEqual(await members(one), [['a', 'b', 'c']]);
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

test('killed between pieces or within one, and read by two at once, it finds the same', async () => {
  const [one, whole] = [await open(), await open()];
  const texts = Array.from({ length: 24 }, (_, i) =>
    i % 3 === 0
      ? `Queue at gate ${i} and nobody tells us a thing, this is the worst airport ever`
      : (copies[i % 5] ?? ''),
  );
  for (const desk of [one, whole]) for (const [i, text] of texts.entries()) await hear(desk, says(`m${i}`, text));
  await gather(whole);
  const mind: Mind = new Map();
  assert.equal(await gatherNext(world, mind, brandOf(one), 5), true, 'there is more, and the process ends here');
  const first = await members(one);
  const dead = { database: dying(world.database), now: world.now };
  await assert.rejects(gatherNext(dead, mind, brandOf(one), 5), /killed/u);
  assert.deepEqual(await members(one), first, 'the piece it died in is not there by halves');
  await Promise.all([gather(one, mind, 5), gather(one, new Map(), 4)]);
  assert.deepEqual(await members(one), await members(whole));
  assert.deepEqual(await groups(one), await groups(whole));
  assert.deepEqual(
    (await groups(whole)).map(({ voices }) => voices),
    [16, 8],
  );
  const counts = (of: Desk) =>
    rowsOf(
      world,
      of.brandId,
      'select at, mentions, terms::text as terms, length(people) as people from heed.term_tally',
    );
  assert.deepEqual(await counts(one), await counts(whole), 'and every term once');
});

test('terms are counted where they were heard, and a span that is over keeps its top', async () => {
  const one = await open();
  await hear(one, ...['a', 'b', 'c'].map((id) => says(id, `${id}only vegan menu please`)));
  await gather(one);
  await hear(one, says('a', 'changed words'));
  const later = { ...one.input, heardAt: new Date(heardAt.getTime() + 7 * 3_600_000) };
  await takeIn(later, { raws: [raw(says('d', 'acme vegan soup'))] });
  await gather(one);
  const tallies = await world.database.brand(one.brandId, (tx) => talliesSince(tx, one.brandId, new Date(0)));
  assert.deepEqual(
    tallies.map(({ at, isOpen, tally }) => [at.toISOString(), isOpen, tally.mentions, tally.people.length]),
    [
      ['2026-11-20T06:00:00.000Z', false, 3, 3],
      ['2026-11-20T12:00:00.000Z', true, 1, 1],
    ],
  );
  assert.equal(tallies[0]?.tally.terms.get('vegan menu')?.people.length, 3);
  assert.deepEqual([...(tallies[1]?.tally.terms.keys() ?? [])], ['vegan', 'soup', 'vegan soup']);
});

test('the worker looks after every brand by itself', async () => {
  const one = await open();
  await hear(one, ...['a', 'b', 'c'].map((id) => says(id, words)));
  const worker = startVoices(world);
  const until = Date.now() + 5000;
  while ((await groups(one)).length === 0 && Date.now() < until) await new Promise((go) => setTimeout(go, 20));
  await worker.stop();
  assert.deepEqual(await groups(one), [{ voices: 3, mentions: 3, followers: 300 }]);
});
