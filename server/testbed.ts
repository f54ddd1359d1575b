// A world for tests: a real database, a clock that stands until it is moved, a channel that obeys, no way out.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { ChannelError } from '../channels/channel.ts';
import type { Manifest } from '../core/channel.ts';
import { openTestDatabase, type TestDatabase } from '../store/testbed.ts';
import { openBlobStore } from './blob-store.ts';
import { openBudgets } from './budgets.ts';
import { createFakeChannel, type FakeChannel, fakeManifest } from './fake-channel.ts';
import { openSaidShelves } from './said-shelves.ts';
import { createSecretBox } from './secret-box.ts';
import { openSentences } from './sentences.ts';
import { shippedWeights } from './weights.ts';
import type { World } from './world.ts';

export interface TestWorld extends World {
  readonly database: TestDatabase;
  readonly channel: FakeChannel;
  readonly clock: { now: Date; pass(ms: number): void };
  /** What was logged as an error. */
  readonly errors: unknown[];
  close(): Promise<void>;
}

export async function openTestWorld(): Promise<TestWorld> {
  const database = await openTestDatabase();
  const channel = createFakeChannel();
  const errors: unknown[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(JSON.parse(line)) });
  const sentences = openSentences({ log });
  const folder = mkdtempSync(`${tmpdir()}/heed-test-`);
  const clock = {
    now: new Date('2026-11-20T10:00:00Z'),
    pass: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms);
    },
  };
  return {
    database,
    channel,
    clock,
    errors,
    now: () => clock.now,
    fetch: async (url) => {
      throw new ChannelError('unreachable', `tests reach nothing, not even ${url}`);
    },
    reach: async (host) => {
      throw new ChannelError('unreachable', `tests reach nothing, not even ${host}`);
    },
    manifests: new Map<string, Manifest>([[fakeManifest.id, fakeManifest]]),
    loadChannel: async () => channel,
    reroute: (url) => url,
    secrets: createSecretBox(randomBytes(32)),
    budgets: openBudgets(database, () => clock.now),
    blobs: openBlobStore(folder),
    said: openSaidShelves(),
    sentences,
    weights: shippedWeights(),
    log,
    close: async () => {
      await sentences.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every row of a statement, read as the running role with the brand put on. */
export function rowsOf<Row>(world: TestWorld, brandId: string, text: string): Promise<Row[]> {
  return world.database.brand(brandId, (tx) => tx.rows<Row>(text));
}
