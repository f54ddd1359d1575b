// What was typed survives: on the device at once, on the server soon, through failures, and it never overtakes an
// answer that has left.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDrafts, type DraftWorld } from './drafts.ts';

const place = { slug: 'bakery', caseId: 'c1' };

class Bench implements DraftWorld {
  readonly kept = new Map<string, string>();
  readonly puts: { text: string; isLeaving: boolean }[] = [];
  timers: { ms: number; then: () => void }[] = [];
  isServerUp = true;
  now = 1_000;
  nowMs = (): number => this.now;
  storage = {
    getItem: (name: string) => this.kept.get(name) ?? null,
    setItem: (name: string, value: string) => void this.kept.set(name, value),
    removeItem: (name: string) => void this.kept.delete(name),
  };
  put: DraftWorld['put'] = async (_, { text }, isLeaving) => {
    this.puts.push({ text, isLeaving });
    if (!this.isServerUp) throw new Error('down');
  };
  wait: DraftWorld['wait'] = (ms, then) => {
    const timer = { ms, then };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };
  async pass(): Promise<void> {
    for (const timer of this.timers.splice(0)) timer.then();
    await new Promise((then) => setImmediate(then));
  }
}

test('a crash right after a key press loses nothing', () => {
  const bench = new Bench();
  createDrafts(bench).write(place, 'Dear A', 'public');
  assert.deepEqual(createDrafts(bench).read(place), { text: 'Dear A', isKept: false, at: 1_000 });
});

test('the server gets the newest words, once the typing rests', async () => {
  const bench = new Bench();
  const drafts = createDrafts(bench);
  for (const text of ['D', 'De', 'Dear']) drafts.write(place, text, 'public');
  assert.equal(bench.timers.length, 1);
  await bench.pass();
  assert.deepEqual(bench.puts, [{ text: 'Dear', isLeaving: false }]);
  assert.deepEqual(drafts.read(place), { text: 'Dear', isKept: true, at: 1_000 });
});

test('a server that is down is tried again, and the words stay marked as not kept', async () => {
  const bench = new Bench();
  const drafts = createDrafts(bench);
  bench.isServerUp = false;
  drafts.write(place, 'Dear', 'public');
  await bench.pass();
  assert.equal(drafts.read(place).isKept, false);
  bench.isServerUp = true;
  await bench.pass();
  assert.equal(drafts.read(place).isKept, true);
});

test('what the server has is taken, but never over newer words on this device', async () => {
  const bench = new Bench();
  const drafts = createDrafts(bench);
  drafts.found(place, 'from the other device', 10_000);
  assert.equal(drafts.read(place).text, 'from the other device');
  bench.now = 20_000;
  drafts.write(place, 'newer here', 'public');
  drafts.found(place, 'from the other device', 60_000);
  assert.equal(drafts.read(place).text, 'newer here');
  await bench.pass();
  drafts.found(place, 'asked before these words were kept', 19_000);
  drafts.found(place, 'read before, arrived after', 21_000);
  assert.equal(drafts.read(place).text, 'newer here');
  drafts.found(place, 'rewritten elsewhere', 60_000);
  assert.equal(drafts.read(place).text, 'rewritten elsewhere');
});

test('a reply that leaves is not followed by its own draft', async () => {
  const bench = new Bench();
  const drafts = createDrafts(bench);
  drafts.write(place, 'sent words', 'public');
  await drafts.settle(place);
  drafts.clear(place);
  await bench.pass();
  assert.deepEqual(bench.puts, []);
  assert.equal(bench.kept.size, 0);
});

test('a reply taken back stands in front of what was written meanwhile', () => {
  const drafts = createDrafts(new Bench());
  drafts.write(place, 'And also', 'public');
  drafts.giveBack(place, 'Dear Ada', 'public');
  assert.equal(drafts.read(place).text, 'Dear Ada\n\nAnd also');
});

test('a closing page sends what still waits, and says that it is leaving', async () => {
  const bench = new Bench();
  const drafts = createDrafts(bench);
  drafts.write(place, 'half a sen', 'public');
  drafts.leave();
  assert.deepEqual(bench.puts, [{ text: 'half a sen', isLeaving: true }]);
});

test('a storage that holds nonsense is an empty draft', () => {
  const bench = new Bench();
  bench.kept.set('heed.draft:bakery:c1', '{"text":7');
  assert.equal(createDrafts(bench).read(place).text, '');
});

test('what another tab writes stands in this one too, and is what this one sends', async () => {
  const bench = new Bench();
  const [here, there] = [createDrafts(bench), createDrafts(bench)];
  here.write(place, 'begun here', 'public');
  there.changedElsewhere('heed.draft:bakery:c1');
  assert.equal(there.read(place).text, 'begun here');
  there.write(place, 'begun here, gone on there', 'public');
  let told = 0;
  here.watch(() => {
    told += 1;
  });
  here.changedElsewhere('heed.draft:bakery:c1');
  here.changedElsewhere('something.else');
  here.changedElsewhere(null);
  assert.deepEqual([here.read(place).text, told], ['begun here, gone on there', 1]);
  await bench.pass();
  assert.deepEqual(new Set(bench.puts.map(({ text }) => text)), new Set(['begun here, gone on there']));
});
