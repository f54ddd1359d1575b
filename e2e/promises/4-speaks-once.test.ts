// Promise 4: a person speaks, once. The real sender is killed (SIGKILL) at each of the four named steps of a send, fifty
// times each, on platforms that help with idempotency and on one that ignores it; another sender finishes. However it
// died, exactly one answer stands on the platform, and the record knows it.

import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { startFake as startBluesky } from '../../channels/bluesky/fake.ts';
import { startFake as startMastodon } from '../../channels/mastodon/fake.ts';
import { readNotes } from '../../channels/rehearsal/notebook.ts';
import type { Double } from '../../channels/testbed.ts';
import { openCredential } from '../../server/flow/hands.ts';
import type { SendStep } from '../../server/flow/respond.ts';
import { profilesOf } from '../../store/listen/profiles.ts';
import {
  answer,
  type Brand,
  connectTo,
  type House,
  listen,
  makeBrand,
  openHouse,
  type Waiting,
  whoWaits,
} from './house.ts';
import type { SenderChild } from './sender-child.ts';

const steps: readonly SendStep[] = ['before_commit', 'after_commit', 'after_accepted', 'before_recording'];
const runsPerStep = 50;
/** Two cores: two houses side by side, each killing its half of the senders. */
const lanes = 2;
const minuteMs = 60_000;

/** One platform and what was said on it. */
interface Place {
  readonly brand: Brand;
  readonly waiting: Waiting[];
  /** How often these words stand there, said by the brand. */
  count(words: string): Promise<number>;
}

interface Lane {
  readonly house: House;
  readonly allow: readonly string[];
  readonly places: readonly Place[];
  close(): Promise<void>;
}

test('a sender killed at any step of any send leaves exactly one answer on the platform', async (t) => {
  const open = await Promise.all(Array.from({ length: lanes }, openLane));
  try {
    for (const step of steps) {
      await t.test(`${runsPerStep} times ${step.replace('_', ' ')}`, async () => {
        await Promise.all(open.map((lane) => killAndFinish(lane, step)));
      });
    }
  } finally {
    for (const lane of open) await lane.close();
  }
});

test('there is no answer without a person behind it', async () => {
  const house = await openHouse([]);
  try {
    const nobody = house.database.owner.query(
      `insert into heed.reply (brand_id, id, case_id, to_mention_id, person_id, text, visibility, via, state, client_key,
         created_at, undo_until, salt)
       select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), null, 'Beep.', 'public',
         'interface', 'queued', repeat('0', 32), now(), now(), ''::bytea`,
    );
    await assert.rejects(nobody, { code: '23502', column: 'person_id' });
  } finally {
    await house.close();
  }
});

async function killAndFinish(lane: Lane, step: SendStep): Promise<void> {
  const isAccepted = step === 'after_accepted' || step === 'before_recording';
  const said: { place: Place; words: string }[] = [];
  for (let run = 0; run < runsPerStep / lanes; run += 1) {
    const place = lane.places[run % lane.places.length] as Place;
    const to = place.waiting.shift();
    assert.ok(to, 'a customer waits');
    const words = `Answer ${run} at ${step.replace('_', ' ')}: a new one leaves today.`;
    await answer(lane.house, place.brand, to, words);
    assert.equal(await runSender(lane, step), 'SIGKILL', 'the sender died at the step');
    assert.equal(await place.count(words), isAccepted ? 1 : 0, 'as much was said as that step implies');
    said.push({ place, words });
  }
  assert.equal(await runSender(lane, null), null, 'another sender finished');
  for (const { place, words } of said) assert.equal(await place.count(words), 1, words);
  await assertRecorded(lane, said);
}

async function assertRecorded({ house, places }: Lane, said: readonly { place: Place; words: string }[]) {
  for (const place of places) {
    const words = said.filter((one) => one.place === place).map((one) => one.words);
    const rows = await house.database.brand(place.brand.id, (tx) =>
      tx.rows<{ state: string; sent: number }>(
        `select r.state, (select count(*) from heed.event e
           where e.brand_id = r.brand_id and e.subject_id = r.id and e.kind = 'reply.sent') as sent
         from heed.reply r where r.text = any($1)`,
        [words],
      ),
    );
    assert.equal(rows.length, words.length);
    for (const row of rows) assert.deepEqual(row, { state: 'sent', sent: 1 });
  }
}

/** Runs a sender a minute after the undo window, or, to finish, after the dead one's hold; returns how it ended. */
async function runSender({ house, allow }: Lane, dieAt: SendStep | null): Promise<string | null> {
  const now = house.world.now().getTime() + (dieAt === null ? 2 * minuteMs : minuteMs);
  const asked: SenderChild = { databaseUrl: house.database.url, dataDir: house.dataDir, allow, now, dieAt };
  const child = fork(join(import.meta.dirname, 'sender-child.ts'), [JSON.stringify(asked)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Two hundred starts: the sources are stripped of their types once.
    env: { ...process.env, NODE_COMPILE_CACHE: join(house.dataDir, 'compiled') },
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  assert.ok(code === 0 || signal !== null, said);
  return signal;
}

async function openLane(): Promise<Lane> {
  const doubles = [
    { channel: 'mastodon', double: await startMastodon() },
    { channel: 'mastodon', double: await startMastodon({ kin: true }) },
    { channel: 'bluesky', double: await startBluesky() },
  ];
  const allow = doubles.flatMap(({ double }) => double.allow);
  const house = await openHouse(allow);
  const places: Place[] = [];
  for (const { channel, double } of doubles) places.push(await openPlace(house, channel, double));
  places.push(await openTown(house));
  const close = async () => {
    await house.close();
    for (const { double } of doubles) {
      await double.stop();
      assert.deepEqual(double.judged(), []);
    }
  };
  const lane = { house, allow, places, close };
  assert.equal(await runSender(lane, null), null, 'a sender with nothing to send ends');
  return lane;
}

const customersPerPlace = Math.ceil(runsPerStep / lanes / 4) * steps.length;

async function openPlace(house: House, channel: string, double: Double): Promise<Place> {
  const brand = await makeBrand(house);
  await connectTo(house, brand, channel, double.credential ?? {});
  for (let n = 1; n <= customersPerPlace; n += 1) {
    await double.say({ by: `customer${n}`, text: `My order number ${n} never came.` });
  }
  await listen(house, brand);
  const count = async (words: string) => (await double.posts()).filter(({ text }) => text.includes(words)).length;
  return { brand, waiting: [...(await whoWaits(house, brand))], count };
}

/** The rehearsal town keeps what was said in its sealed notebook; its people have been talking for a while. */
async function openTown(house: House): Promise<Place> {
  const brand = await makeBrand(house);
  const foundedAt = new Date(house.world.now().getTime() - 40 * minuteMs).toISOString();
  await connectTo(house, brand, 'rehearsal', { town: `town-of-${brand.id}`, foundedAt });
  const count = async (words: string) => {
    const profiles = await house.database.brand(brand.id, (tx) => profilesOf(tx, brand.id));
    const opened = await openCredential(house.world, brand.id, profiles[0]?.id ?? '');
    return readNotes(opened).filter(({ text }) => text === words).length;
  };
  return { brand, waiting: [...(await whoWaits(house, brand))], count };
}
