// Lines held open on a real database: one a source however many processes there are, opened again when they end, ended when
// nobody listens, and taken over from the dead.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Channel, ChannelError } from '../../channels/channel.ts';
import type { Manifest } from '../../core/channel.ts';
import { pauseSource, sourceById } from '../../store/listen/sources.ts';
import { fakeManifest } from '../fake-channel.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { type Desk, makeDesk } from './testbed.ts';
import { startWatcher, type Watcher, type WatcherOptions } from './watch.ts';

let world: TestWorld;
/** Lines that stand, and how each is ended: well, or by an error. */
const open = new Set<{ wake: () => void; end: (error?: Error) => void }>();
const watchers: Watcher[] = [];
let opened = 0;

before(async () => {
  world = await openTestWorld();
  const [town, ...others] = fakeManifest.sourceKinds;
  assert.ok(town);
  const manifest: Manifest = { ...fakeManifest, sourceKinds: [{ ...town, isWatched: true }, ...others] };
  (world.manifests as Map<string, Manifest>).set('test', manifest);
  const watch: NonNullable<Channel['watch']> = (_source, hands, wake) =>
    new Promise((resolve, reject) => {
      opened += 1;
      const line = {
        wake,
        end: (error?: Error) => {
          open.delete(line);
          if (error === undefined) resolve();
          else reject(error);
        },
      };
      open.add(line);
      hands.signal.addEventListener('abort', () => line.end());
    });
  Object.assign(world.channel, { watch });
});
after(() => world.close());
afterEach(async () => {
  await Promise.all(watchers.splice(0).map((one) => one.stop()));
  assert.equal(open.size, 0, 'no line outlives its watcher');
  opened = 0;
});

let n = 0;
async function desk(): Promise<Desk> {
  n += 1;
  const made = await makeDesk(world.database, `watch-${n}`);
  await rowsOf(world, made.brandId, `update heed.poll_due set at = '2090-01-01' where source_id = '${made.sourceId}'`);
  return made;
}

function watching(more: Partial<WatcherOptions> = {}): Watcher {
  const watcher = startWatcher(world, { wake: () => {}, firstWaitMs: 5, prolongEveryMs: 20, ...more });
  watchers.push(watcher);
  return watcher;
}

async function hold(watcher: Watcher, { brandId, sourceId }: Desk): Promise<void> {
  const source = await world.database.brand(brandId, (tx) => sourceById(tx, brandId, sourceId));
  assert.ok(source);
  watcher.hold(brandId, source);
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await what()) return;
    await sleep(10);
  }
  assert.fail(`it never came: ${what}`);
}

const dueOf = async ({ brandId, sourceId }: Desk) =>
  (
    await rowsOf<{ at: Date; watcherId: string | null }>(
      world,
      brandId,
      `select at, watcher_id as "watcherId" from heed.poll_due where source_id = '${sourceId}'`,
    )
  )[0];

test('told that something is new, the source is polled at once, and once for many tellings', async () => {
  const at = await desk();
  let woken = 0;
  const watcher = watching({ wake: () => (woken += 1) });
  await hold(watcher, at);
  await until(() => open.size === 1);
  const [line] = open;
  for (let times = 0; times < 10; times += 1) line?.wake();
  await until(() => woken > 0);
  assert.equal(woken, 1);
  assert.deepEqual((await dueOf(at))?.at, world.now());
});

test('two processes hold one line to a source between them; when the first dies, the other takes it', async () => {
  const at = await desk();
  const [first, second] = [watching({ prolongEveryMs: 1e9 }), watching()];
  await hold(first, at);
  await until(() => open.size === 1);
  await hold(second, at);
  await until(() => second.lines() === 0);
  assert.equal(opened, 1);
  // The first is cut off from the database for longer than it may be.
  world.clock.pass(61_000);
  await hold(second, at);
  await until(() => opened === 2);
  assert.equal(second.lines(), 1);
});

test('a line that ends is opened again after a wait, and what was said meanwhile is asked for', async () => {
  const at = await desk();
  const watcher = watching();
  await hold(watcher, at);
  for (const error of [undefined, new ChannelError('unreachable', 'The line was cut.'), new Error('a bug')]) {
    await until(() => open.size === 1);
    const before = opened;
    for (const line of open) line.end(error);
    await until(() => opened > before);
  }
  assert.deepEqual((await dueOf(at))?.at, world.now());
});

test('access that was taken away ends the line; the poll will say so', async () => {
  const at = await desk();
  const watcher = watching();
  await hold(watcher, at);
  await until(() => open.size === 1);
  for (const line of open) line.end(new ChannelError('auth_expired', 'Sign in again.'));
  await until(() => watcher.lines() === 0);
  assert.equal(opened, 1);
  assert.equal((await dueOf(at))?.watcherId, null);
});

test('a source that pauses has no line; neither has one whose kind is not watched', async () => {
  const at = await desk();
  const watcher = watching();
  await hold(watcher, at);
  await until(() => open.size === 1);
  await world.database.brand(at.brandId, (tx) => pauseSource(tx, at.brandId, at.sourceId));
  await until(() => watcher.lines() === 0);
  const other = await desk();
  const source = await world.database.brand(other.brandId, (tx) => sourceById(tx, other.brandId, other.sourceId));
  assert.ok(source);
  watcher.hold(other.brandId, { ...source, kind: 'mentions' });
  assert.equal(watcher.lines(), 0);
});

test('stopping ends every line and lets go of the sources', async () => {
  const desks = [await desk(), await desk(), await desk()];
  const watcher = watching();
  for (const one of desks) await hold(watcher, one);
  await until(() => open.size === 3);
  await watcher.stop();
  assert.equal(open.size, 0);
  for (const one of desks) assert.equal((await dueOf(one))?.watcherId, null);
});
