// A house for one promise: a database of its own, a folder, a clock the test turns, and brands that listen to doubles.
// Everything in it is the product's own code; only the platforms are doubles.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Credential } from '../../channels/channel.ts';
import { aroundTheClock, defaultProtocol } from '../../core/protocol/default.ts';
import { connectProfile } from '../../server/connect-profile.ts';
import { queueReply } from '../../server/do/reply-to-case.ts';
import { pollSource } from '../../server/flow/listen.ts';
import { startSender } from '../../server/flow/respond.ts';
import type { World } from '../../server/world.ts';
import { createBrand } from '../../store/account/brands.ts';
import { addPerson } from '../../store/account/people.ts';
import { sourcesOf } from '../../store/listen/sources.ts';
import { newId } from '../../store/new-id.ts';
import { openTestDatabase, type TestDatabase } from '../../store/testbed.ts';
import { ReplyBody } from '../../wire/acts.ts';
import { openWorld } from './open-world.ts';

export interface House {
  readonly world: World;
  readonly database: TestDatabase;
  readonly dataDir: string;
  /** Turns the clock on. It stands still otherwise. */
  wait(ms: number): void;
  close(): Promise<void>;
}

export async function openHouse(allow: readonly string[]): Promise<House> {
  const database = await openTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'heed-promise-'));
  let now = Date.now();
  const opened = await openWorld({ databaseUrl: database.url, dataDir, allow, now: () => new Date(now) });
  return {
    world: opened.world,
    database,
    dataDir,
    wait: (ms) => {
      now += ms;
    },
    close: async () => {
      await opened[Symbol.asyncDispose]();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Brand {
  readonly id: string;
  readonly personId: string;
}

let brands = 0;

export async function makeBrand({ world }: House): Promise<Brand> {
  brands += 1;
  const at = world.now();
  const brand = { id: newId(at), personId: newId(at) };
  await addPerson(world.database.account, {
    id: brand.personId,
    email: `mara-${brands}@example.org`,
    name: 'Mara Lind',
    passwordHash: '-',
    at,
  });
  await createBrand(world.database, {
    id: brand.id,
    slug: `brand-${brands}`,
    name: `Brand ${brands}`,
    isRehearsal: false,
    ownerId: brand.personId,
    protocol: aroundTheClock(defaultProtocol()),
    at,
  });
  return brand;
}

/** Connects a profile and reads what is there already, so that what is said next is new. */
export async function connectTo(house: House, brand: Brand, channel: string, credential: Credential): Promise<void> {
  await connectProfile(house.world, { brandId: brand.id, personId: brand.personId, channel, credential });
  await listen(house, brand);
}

/** One poll of every source of the brand. */
export async function listen({ world }: House, { id }: Brand): Promise<void> {
  const sources = await world.database.brand(id, (tx) => sourcesOf(tx, id));
  for (const source of sources) {
    await pollSource(world, id, source.id, { signal: new AbortController().signal, rechecked: new Map() });
  }
}

export interface Waiting {
  readonly caseId: string;
  readonly version: number;
  readonly mentionId: string;
  readonly canonicalId: string;
}

/** The open cases, with what was said in them. */
export function whoWaits({ world }: House, { id }: Brand): Promise<readonly Waiting[]> {
  return world.database.brand(id, (tx) =>
    tx.rows<Waiting>(
      `select c.id as "caseId", c.version, m.id as "mentionId", m.canonical_id as "canonicalId"
       from heed.case c join heed.mention m on m.brand_id = c.brand_id and m.case_id = c.id and not m.is_own
       where c.brand_id = $1 and c.state = 'open' and m.removed_at is null order by m.id`,
      [id],
    ),
  );
}

/** A person's answer; it leaves when the undo window is over. */
export function answer({ world }: House, brand: Brand, to: Waiting, text: string, answerIds: readonly string[] = []) {
  const actor = { brandId: brand.id, personId: brand.personId, caseId: to.caseId, now: world.now() };
  const saw = Number.MAX_SAFE_INTEGER;
  // A proof says the same thing to many, in English to all.
  // Notes a person waves through: what is said in these journeys is short, and sometimes sharp on purpose.
  const overruled = ['canned', 'wrong_language', 'anger'];
  const body = ReplyBody.parse({ saw, toMentionId: to.mentionId, text, visibility: 'public', answerIds, overruled });
  return queueReply(world, actor, body);
}

/** Lets the sender work until nothing of now is left to send. */
export async function send({ world }: House): Promise<void> {
  const sender = startSender(world);
  const due = () =>
    world.database.shared((tx) =>
      tx.row<{ n: number }>('select count(*) as n from heed.outbox where at <= $1', [world.now()]),
    );
  while (((await due())?.n ?? 0) > 0) await sleep(20);
  await sender.stop();
}
