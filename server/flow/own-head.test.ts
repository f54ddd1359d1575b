// Corrections become a brand's own head: on a real database, from what people said of mentions to what the next one is read
// as; per brand, once a correction, with every attempt kept; and a switch that holds for the pipeline.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import { addChoice, addOwnHead, newestOwnHead, triesOf } from '../../store/learn/own-heads.ts';
import { newId } from '../../store/new-id.ts';
import { readingRulesOf } from '../rules.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { learnNext, startOwnHeads } from './own-head.ts';
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
  return makeDesk(world.database, `taught-${n}`);
};

const places = 'kitchen garden office boat hallway cellar school hotel barn attic workshop chapel'.split(' ');
// Many of each, for which of them are held back is the ids' doing, and those are new every time.
const told = places.flatMap((place) => [
  `My snagglewort broke the ${place} record`,
  `Snagglewort for the ${place}, again`,
  `Another snagglewort in our ${place} today`,
  `The ${place} has a snagglewort now`,
]);
const plain = places.flatMap((place) => [`We are at the ${place} on Tuesday`, `Do you have keys for the ${place}?`]);

async function hear(of: Desk, texts: readonly string[], own: Desk['input']['own'] = null): Promise<void> {
  const raws = texts.map((text) => {
    n += 1;
    const author = { externalId: `a${n}`, handle: null, name: `A ${n}`, url: null, avatarUrl: null, followers: null };
    return raw({ canonicalId: `taught:${n}`, text, author } satisfies Partial<Heard>);
  });
  await takeIn({ ...of.input, own }, { raws });
}

/** As the desk would: a correction for each mention with these words; `to` null: back to what it was read as. */
async function correctAll(of: Desk, words: string, to: string | null): Promise<void> {
  const found = await rowsOf<{ id: string; kind: string }>(
    world,
    of.brandId,
    `select m.id, r.kind from heed.mention m join heed.reading r on r.mention_id = m.id
     where m.text ilike '%${words}%' order by m.id`,
  );
  for (const { id, kind } of found) {
    await world.database.owner.query(
      `insert into heed.correction (brand_id, id, mention_id, head, was, is_now, person_id, at)
       values ($1, $2, $3, 'kind', $4, $5, $6, $7)`,
      [of.brandId, newId(heardAt), id, kind, to ?? kind, of.personId, heardAt],
    );
  }
}

const inBrand = <T>(of: Desk, work: Parameters<typeof world.database.brand<T>>[1]) =>
  world.database.brand(of.brandId, work);
const reader = (of: Desk) => inBrand(of, (tx) => readingRulesOf(tx, of.brandId, world.weights));
const tries = (of: Desk) => inBrand(of, (tx) => triesOf(tx, of.brandId, 20));
const kinds = (of: Desk, words: string) =>
  rowsOf<{ kind: string; madeBy: string }>(
    world,
    of.brandId,
    `select r.kind, r.made_by as "madeBy" from heed.reading r join heed.mention m on m.id = r.mention_id
     where m.text ilike '%${words}%' order by r.mention_id`,
  );

async function taught(): Promise<Desk> {
  const one = await open();
  await hear(one, [...told, ...plain]);
  await correctAll(one, 'snagglewort', 'praise');
  return one;
}

test('the next one is read as people said, and its reading names the head that did', async () => {
  const one = await taught();
  assert.equal(await learnNext(world, one.brandId), 'keep');
  const { own } = await reader(one);
  assert.equal(own?.version, 1);
  await hear(one, ['My snagglewort broke the lighthouse record'], own);
  assert.deepEqual(await kinds(one, 'lighthouse'), [{ kind: 'praise', madeBy: `${world.weights.id}+own-1` }]);
  const [tried] = await tries(one);
  const kind = tried?.figures.find(({ head }) => head === 'kind');
  assert.ok(kind !== undefined && kind.rightNow > kind.rightBefore, JSON.stringify(kind));
  assert.equal(kind.learned + kind.heldBack, told.length);
  assert.ok(kind.uncorrected > 0);
  assert.deepEqual([tried?.verdict, tried?.version, tried?.weights], ['keep', 1, world.weights.id]);
});

test('nothing new is nothing to do; one more correction is an attempt, and what is no better is not kept', async () => {
  const one = await taught();
  const other = await open();
  await learnNext(world, one.brandId);
  assert.equal(await learnNext(world, one.brandId), null);
  assert.equal(await learnNext(world, other.brandId), null, 'another brand learns nothing of it');
  assert.equal((await reader(other)).own, null);
  await correctAll(one, 'Snagglewort for the kitchen', 'praise');
  assert.equal(await learnNext(world, one.brandId), 'leave');
  assert.deepEqual(
    (await tries(one)).map(({ verdict, version }) => [verdict, version]),
    [
      ['leave', null],
      ['keep', 1],
    ],
  );
});

test('taken back by people, the head is taken back: what was kept stays kept', async () => {
  const one = await taught();
  await learnNext(world, one.brandId);
  await correctAll(one, 'snagglewort', null);
  assert.equal(await learnNext(world, one.brandId), 'retire');
  assert.equal((await reader(one)).own, null);
  const rows = await rowsOf(world, one.brandId, 'select version, outputs from heed.own_head order by version');
  assert.equal(rows.length, 2);
  assert.deepEqual(rows[1], { version: 2, outputs: [] });
});

test('switched off, readings are made with the shipped weights; switched on, with the head as it is by then', async () => {
  const one = await taught();
  await learnNext(world, one.brandId);
  const turn = (isOn: boolean) =>
    inBrand(one, (tx) =>
      addChoice(tx, one.brandId, { id: newId(world.now()), isOn, personId: one.personId, at: world.now() }),
    );
  assert.equal((await reader(one)).own?.version, 1);
  await turn(false);
  assert.equal((await reader(one)).own, null);
  const head = await inBrand(one, (tx) => newestOwnHead(tx, one.brandId));
  assert.ok(head !== null);
  const next = { ...head, version: 2 };
  assert.equal(await inBrand(one, (tx) => addOwnHead(tx, one.brandId, next)), true);
  assert.equal(await inBrand(one, (tx) => addOwnHead(tx, one.brandId, next)), false, 'a number is given once');
  assert.equal((await reader(one)).own, null, 'a newer one does not turn the switch');
  await turn(true);
  assert.equal((await reader(one)).own?.version, 2);
});

test('on other weights it is not used, and is learned anew', async () => {
  const one = await taught();
  await learnNext(world, one.brandId);
  const weights = { ...world.weights, id: 'others' };
  assert.equal((await inBrand(one, (tx) => readingRulesOf(tx, one.brandId, weights))).own, null);
  assert.equal(await learnNext({ ...world, weights }, one.brandId), 'keep');
  assert.equal((await inBrand(one, (tx) => readingRulesOf(tx, one.brandId, weights))).own?.madeBy, 'others+own-2');
});

test('stopped on the way it keeps nothing, and begins again', async () => {
  const one = await taught();
  assert.equal(await learnNext(world, one.brandId, () => true), null);
  assert.deepEqual(await tries(one), []);
  assert.equal(await learnNext(world, one.brandId), 'keep');
});

test('the learner looks after every brand by itself', async () => {
  const one = await taught();
  const learner = startOwnHeads(world);
  const until = Date.now() + 8000;
  while ((await tries(one)).length === 0 && Date.now() < until) await new Promise((go) => setTimeout(go, 20));
  await learner.stop();
  assert.equal((await reader(one)).own?.version, 1);
});

test('the running role adds heads, attempts and choices, and overwrites none', async () => {
  const one = await taught();
  await learnNext(world, one.brandId);
  for (const table of ['own_head', 'own_head_try', 'own_head_choice']) {
    for (const words of [`delete from heed.${table}`, `update heed.${table} set brand_id = brand_id`]) {
      await assert.rejects(
        inBrand(one, (tx) => tx.rows(words)),
        /permission denied/u,
      );
    }
  }
});
