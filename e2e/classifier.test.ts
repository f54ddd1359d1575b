// The optional classifier, with the real runtime and models of a few hundred bytes on a real database: what it reads again,
// what it leaves alone, and that nothing it does, or does not do, stops Heed.

import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { actOnCase } from '../server/do/act-on-case.ts';
import { takeIn } from '../server/flow/pipeline.ts';
import { startSecondReader } from '../server/flow/second-reader.ts';
import { readPiece } from '../server/flow/second-reader-piece.ts';
import { type Desk, makeDesk, raw } from '../server/flow/testbed.ts';
import { startReadingProcess } from '../server/second-reader-process.ts';
import { readClassifierSettings } from '../server/second-reader-settings.ts';
import { serve } from '../server/serve.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../server/testbed.ts';
import { cross, glad, none, type Put, putClassifier, rows } from './onnx-runtime/folder.ts';
import { ensureRuntime } from './onnx-runtime/install.ts';
import { strangeModels } from './onnx-runtime/strange-models.ts';
import { slowModel, textModel, tokenModel } from './onnx-runtime/tiny-model.ts';

const missing = await ensureRuntime();
const needs = missing === null ? {} : { skip: `no runtime: ${missing}` };

let world: TestWorld;
const folders: string[] = [];
before(async () => {
  world = await openTestWorld();
});
after(async () => {
  await world.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folderWith(put: Put): string {
  const folder = putClassifier(put);
  folders.push(folder);
  return folder;
}

let desks = 0;
/** With nothing left to read at the desks before it: a reader goes round all of them. */
async function openDesk(): Promise<Desk> {
  desks += 1;
  await world.database.owner.query("update heed.second_reading_place set until = 1000000, unread = '[]'");
  return makeDesk(world.database, `classifier-${desks}`);
}

const author = { handle: null, name: 'Ana', url: null, avatarUrl: null, followers: 10 };
const hear = (desk: Desk, texts: Readonly<Record<string, string>>) =>
  takeIn(desk.input, {
    raws: Object.entries(texts).map(([id, text]) =>
      raw({ canonicalId: id, text, author: { ...author, externalId: id } }),
    ),
  });

interface Read {
  readonly said: string;
  readonly caseId: string;
  readonly mentionId: string;
  readonly version: number;
  readonly feeling: string;
  readonly madeBy: string;
}

const readings = (desk: Desk) =>
  rowsOf<Read>(
    world,
    desk.brandId,
    `select m.canonical_id as said, m.case_id as "caseId", m.id as "mentionId", r.version, r.feeling, r.made_by as "madeBy"
     from heed.reading r join heed.mention m on m.id = r.mention_id order by 1, 4`,
  );
const second = async (desk: Desk) => (await readings(desk)).filter(({ madeBy }) => madeBy === 'classifier:tiny');
const events = (desk: Desk, kind: string) =>
  rowsOf<{ subject: string; detail: string; person: string | null }>(
    world,
    desk.brandId,
    `select subject_id as subject, detail, person_id as person from heed.event where kind = '${kind}' order by number`,
  );

async function until(what: string, isSo: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  const ends = performance.now() + withinMs;
  while (!(await isSo())) {
    assert.ok(performance.now() < ends, `${what}, within ${withinMs} ms`);
    await wait(50);
  }
}

function untilPlaced({ brandId }: Desk): Promise<void> {
  const placed = () => rowsOf(world, brandId, 'select from heed.second_reading_place');
  return until('it knows where it begins', async () => (await placed()).length === 1);
}

/** Follows every brand there is, so it ends with its test. */
function startReader(t: Ends, folder: string | null, limits?: Parameters<typeof startSecondReader>[2]) {
  const reader = startSecondReader(world, folder, limits);
  t.after(() => reader.stop());
  return reader;
}

interface Ends {
  after(work: () => void | Promise<void>): void;
}

/** The real process around the model in that folder; it ends with the test. */
async function openProcess(t: Ends, folder: string, readMs = 30_000) {
  const ending = new AbortController();
  t.after(() => ending.abort());
  const settings = readClassifierSettings(folder);
  assert.ok(settings);
  const process = await startReadingProcess(settings, { startMs: 60_000, readMs }, ending.signal);
  assert.ok(process);
  return { settings, process };
}

test('what it is sure of is added as a second reading, and what a person said stands', needs, async (t) => {
  const desk = await openDesk();
  const folder = folderWith({ model: tokenModel(rows) });
  await hear(desk, { before: glad });
  const first = startReader(t, folder);
  await until('it reads', () => first.state().is === 'reading');
  await untilPlaced(desk);
  await first.stop();

  await hear(desk, { glad, cross, unsure: 'blorp zink', corrected: glad });
  const corrected = (await readings(desk)).find(({ said }) => said === 'corrected');
  assert.ok(corrected);
  const { mentionId, caseId } = corrected;
  const actor = { brandId: desk.brandId, personId: desk.personId, caseId, now: world.now() };
  await actOnCase(world, actor, { act: 'correct', mentionId, saw: 1, feeling: 'negative' });

  const reader = startReader(t, folder);
  await until('both are read', async () => (await second(desk)).length === 2);
  await wait(2500);
  assert.deepEqual(
    (await readings(desk)).map(({ said, version, feeling, madeBy }) => [
      said,
      version,
      version > 1 ? feeling : '',
      version === 1 ? 'Heed' : madeBy,
    ]),
    [
      ['before', 1, '', 'Heed'],
      ['corrected', 1, '', 'Heed'],
      ['corrected', 2, 'negative', desk.personId],
      ['cross', 1, '', 'Heed'],
      ['cross', 2, 'negative', 'classifier:tiny'],
      ['glad', 1, '', 'Heed'],
      ['glad', 2, 'positive', 'classifier:tiny'],
      ['unsure', 1, '', 'Heed'],
    ],
  );
  const added = await events(desk, 'reading.added');
  assert.deepEqual(
    added.map(({ person, detail }) => [person, JSON.parse(detail).head, JSON.parse(detail).madeBy]),
    Array(2).fill([null, 'feeling', 'classifier:tiny']),
  );
  const faces = await rowsOf<{ feeling: string }>(
    world,
    desk.brandId,
    `select c.feeling from heed.case c join heed.mention m on m.case_id = c.id
     where m.canonical_id in ('cross', 'glad') order by m.canonical_id`,
  );
  assert.deepEqual(faces, [{ feeling: 'negative' }, { feeling: 'positive' }], 'the cases follow');
  assert.deepEqual(reader.state(), {
    is: 'reading',
    name: 'tiny',
    head: 'feeling',
    languages: [],
    read: 3,
    changed: 2,
  });
  await reader.stop();
  assert.deepEqual(world.errors.splice(0), []);
});

test('the clock follows what it says is a complaint', needs, async (t) => {
  const desk = await openDesk();
  const settings = { head: 'kind', labels: ['complaint', 'question', 'praise'] };
  const classifier = await openProcess(t, folderWith({ model: tokenModel(rows), settings }));
  await readPiece(world, classifier, desk.brandId);
  await hear(desk, { it: cross });
  const weight = () =>
    rowsOf<{ kind: string; priority: number; deadline_at: Date | null }>(
      world,
      desk.brandId,
      'select kind, priority, deadline_at from heed.case',
    );
  const [was] = await weight();
  await readPiece(world, classifier, desk.brandId);
  const [now] = await weight();
  assert.ok(was && now);
  assert.notEqual(was.kind, 'complaint');
  assert.deepEqual([now.kind, now.priority], ['complaint', 2]);
  assert.ok(now.deadline_at !== null);
  assert.ok(was.deadline_at === null || now.deadline_at < was.deadline_at, 'a complaint is owed a reply sooner');
});

test('texts that change while it reads keep the reading of their new words', needs, async (t) => {
  const desk = await openDesk();
  const { settings, process } = await openProcess(t, folderWith({ model: tokenModel(rows) }));
  await readPiece(world, { settings, process }, desk.brandId);
  await hear(desk, { it: cross });
  const slow = {
    read: async (texts: readonly string[]) => {
      const scores = await process.read(texts);
      await hear(desk, { it: 'something else altogether' });
      return scores;
    },
  };
  const piece = await readPiece(world, { settings, process: slow }, desk.brandId);
  assert.deepEqual([piece.read, piece.changed], [1, 0]);
  assert.deepEqual(await second(desk), []);
});

test('a Heed that dies midway goes on where it was, and adds nothing twice', needs, async (t) => {
  const desk = await openDesk();
  const classifier = await openProcess(t, folderWith({ model: tokenModel(rows) }));
  await readPiece(world, classifier, desk.brandId);
  await hear(desk, Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`it-${i}`, glad])));
  let left = 3;
  const dying: TestWorld = {
    ...world,
    database: {
      ...world.database,
      brand: async (...of) => {
        if (left === 0) throw new Error('the power is gone');
        left -= 1;
        return world.database.brand(...of);
      },
    },
  };
  await assert.rejects(readPiece(dying, classifier, desk.brandId), /the power is gone/);
  const early = await second(desk);
  assert.equal(early.length, 3);
  assert.ok(
    early.every(({ said }) => Number(said.slice(3)) >= 4),
    'of the newest',
  );
  while ((await readPiece(world, classifier, desk.brandId)).isMore);
  const all = await second(desk);
  assert.deepEqual([all.length, new Set(all.map(({ said }) => said)).size], [20, 20]);
  assert.ok(all.every(({ version }) => version === 2));
  assert.equal((await events(desk, 'reading.added')).length, 20);
});

test('a process that is killed is said once, and what it choked on is not met again', needs, async (t) => {
  const desk = await openDesk();
  const folder = folderWith({ model: slowModel(rows, 4) });
  const { settings, process: child } = await openProcess(t, folder);
  await readPiece(world, { settings, process: child }, desk.brandId);
  await hear(desk, { one: glad, two: glad, three: glad });
  const reading = readPiece(world, { settings, process: child }, desk.brandId);
  setTimeout(() => process.kill(child.pid ?? 0, 'SIGKILL'), 100);
  await assert.rejects(reading, { name: 'ClassifierFault', code: 'crashed' });
  await assert.rejects(child.read(['blorp']), { code: 'crashed' }, 'and it stays so');
  const anew = await openProcess(t, folder);
  assert.deepEqual((await readPiece(world, anew, desk.brandId)).read, 0);
  await hear(desk, { four: glad });
  assert.equal((await readPiece(world, anew, desk.brandId)).changed, 1);
});

test('a model that takes too long is given up, while Heed hears on and breathes', needs, async (t) => {
  const desk = await openDesk();
  const folder = folderWith({ model: slowModel(rows, 4) });
  const quick = startReader(t, folder, { startMs: 60_000, readMs: 300 });
  await until('it reads', () => quick.state().is === 'reading');
  await untilPlaced(desk);
  await hear(desk, Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`long-${i}`, glad])));
  let breaths = 0;
  const breathing = setInterval(() => {
    breaths += 1;
  }, 10);
  await until('it is given up', () => quick.state().is === 'broken');
  clearInterval(breathing);
  const state = quick.state();
  assert.ok(state.is === 'broken');
  assert.equal(state.code, 'too_slow');
  assert.match(state.message, /no answer within 0\.3 s/);
  assert.ok(breaths > 10, `${breaths} breaths`);
  await wait(2500);
  assert.equal(world.errors.splice(0).length, 1, 'said once');
  await hear(desk, { after: 'zink' });
  assert.deepEqual(await second(desk), []);
  await quick.stop();
});

test('stopping does not wait for the model, and is no fault', needs, async (t) => {
  const folder = folderWith({ model: slowModel(rows, 400) });
  const reader = startReader(t, folder);
  await until('it starts', () => reader.state().is === 'starting');
  await wait(500);
  const began = performance.now();
  await reader.stop();
  assert.ok(performance.now() - began < 2000);
  assert.deepEqual(world.errors.splice(0), []);
});

test('models that do not fit are named by what is wrong with them', needs, async (t) => {
  for (const [what, { code, words, ...put }] of Object.entries(strangeModels)) {
    const reader = startReader(t, folderWith(put));
    await until(`${what} is found out`, () => reader.state().is === 'broken');
    const state = reader.state();
    assert.ok(state.is === 'broken');
    assert.equal(state.code, code, `${what}: ${state.message}`);
    assert.match(state.message, words, what);
    assert.equal(world.errors.splice(0).length, 1, `${what} is said once`);
    await reader.stop();
  }
});

test('text and bytes are given as a model takes them', needs, async (t) => {
  const known = 'ça va 😡';
  const asText = folderWith({
    model: textModel([known]),
    settings: { labels: ['negative', 'positive'], input: { kind: 'text' } },
  });
  const [same, other] = await (await openProcess(t, asText)).process.read([known, 'no']);
  assert.deepEqual([(same?.[0] ?? 0) > 0.99, (other?.[1] ?? 0) > 0.99], [true, true]);
  const table = Array.from({ length: 260 }, (_, id) => (id === 0xc3 + 3 ? [0, 0, 1] : none));
  const asBytes = folderWith({ model: tokenModel(table), settings: { input: { kind: 'bytes', longest: 8 } } });
  const [accent, cut] = await (await openProcess(t, asBytes)).process.read(['é', 'aaaaaaaaé']);
  assert.ok((accent?.[2] ?? 0) > 0.9);
  assert.ok((cut?.[2] ?? 1) < 0.5, 'behind the longest');
  const padded = folderWith({
    model: tokenModel(rows),
    settings: { input: { kind: 'tokens', lowerCase: true, longest: 16, pad: true } },
  });
  const [short] = await (await openProcess(t, padded)).process.read(['blorp']);
  assert.ok(Math.abs((short?.[2] ?? 0) - Math.exp(2.5) / (Math.exp(2.5) + 2)) < 0.001, 'a mean over sixteen');
});

test('without the runtime, the folder or what is in it, nothing is loaded and nothing is said', async (t) => {
  const empty = mkdtempSync(join(tmpdir(), 'heed-classifier-'));
  folders.push(empty);
  const lonely = folderWith({ model: tokenModel(rows), isInstalled: false });
  for (const folder of [null, join(empty, 'none'), empty, lonely]) {
    const reader = startReader(t, folder);
    await until('it is off', () => reader.state().is === 'off');
    await reader.stop();
    assert.deepEqual(reader.state(), { is: 'off' });
  }
  assert.deepEqual(world.errors.splice(0), []);
});

test('Heed as it is started takes it from its data folder, and starts with a broken one as well', needs, async () => {
  const desk = await openDesk();
  const dataDir = mkdtempSync(join(tmpdir(), 'heed-data-'));
  folders.push(dataDir);
  const options = {
    databaseUrl: world.database.url,
    dataDir,
    host: '127.0.0.1',
    port: 0,
    log: 'silent',
    allow: [],
    trustProxy: [],
  } as const;
  renameSync(folderWith({ model: tokenModel(rows) }), join(dataDir, 'classifier'));
  const whole = await serve(options);
  await untilPlaced(desk);
  await hear(desk, { glad });
  await until('it is read again', async () => (await second(desk)).length === 1);
  await whole.stop();
  writeFileSync(join(dataDir, 'classifier', 'model.onnx'), 'broken');
  const broken = await serve(options);
  await wait(1500);
  const { status } = await fetch(`${broken.address.replace('localhost', '127.0.0.1')}/api/session`);
  assert.ok(status < 500, `${status}`);
  await broken.stop();
});
