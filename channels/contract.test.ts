// The law of hearing, run for every folder beside this file that has a manifest. A folder's `fake.ts` is its platform:
// what was said is heard once, under the same id, also on the platform's bad days. Replies: contract-reply.test.ts.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { clean } from '../core/listen/clean.ts';
import type { Json, Raw } from './channel.ts';
import {
  aMoment,
  assertSentence,
  type Bench,
  everySource,
  find,
  idsOf,
  lackingFor,
  MINUTE_MS,
  normalise,
  read,
  type Source,
  sayTo,
  withDouble,
} from './fake-bench.ts';
import { chance, deepFreeze, mutate } from './fake-spoils.ts';
import { faultsOf } from './fake-well-formed.ts';
import { loadChannel, loadManifests, readIcon } from './registry.ts';
import type { Misbehaviour } from './testbed.ts';

const MUTATIONS = 200;
const MANY = 120;
const PARTS = ['channel.ts', 'normalise.ts', 'fake.ts', 'README.md', 'icon.svg', 'fixtures'];

for (const [id, manifest] of await loadManifests()) {
  const missing = [...PARTS, `${id}.test.ts`].filter((part) => !existsSync(`${import.meta.dirname}/${id}/${part}`));
  const canRun = !missing.includes('channel.ts') && !missing.includes('fake.ts');
  describe(`channel ${id}`, { timeout: 120_000, skip: await lackingFor(id) }, () => {
    test('is a whole folder', () => assert.deepEqual(missing, []));
    if (!canRun) return;
    lawOfManifest(id);
    lawOfListening(
      id,
      manifest.sourceKinds.map(({ kind }) => kind),
    );
    lawOfBadDays(id);
    lawOfNormalising(id);
  });
}

function lawOfManifest(id: string): void {
  test('the manifest is honest: what it declares is there, and nothing else', async () => {
    const { manifest, ...acts } = await loadChannel(id);
    const { can, credential, limits, sourceKinds } = manifest;
    const answers = can.publicReply === 'interface' || can.privateReply === 'interface';
    const declared = {
      connect: credential !== null,
      reply: answers,
      findReply: answers,
      like: can.like,
      recheck: can.recheck,
      hide: can.hide === true,
      watch: sourceKinds.some(({ isWatched }) => isWatched),
    };
    for (const [act, isDeclared] of Object.entries(declared)) {
      assert.equal(typeof acts[act as keyof typeof acts], isDeclared ? 'function' : 'undefined', act);
    }
    assert.equal(acts.webhook !== undefined, manifest.hasWebhook === true, 'a webhook');
    assert.equal(limits.publicReply !== undefined, can.publicReply === 'interface', 'a limit for public replies');
    assert.equal(limits.privateReply !== undefined, can.privateReply === 'interface', 'a limit for private replies');
    assert.equal(
      new Set(sourceKinds.map(({ kind }) => kind)).size,
      sourceKinds.length,
      'source kinds have one name each',
    );
    for (const { kind, everyMs, leastEveryMs } of sourceKinds)
      assert.ok(leastEveryMs > 0 && leastEveryMs <= everyMs, kind);
    const icon = readIcon(id);
    assert.match(icon, /^\s*<svg[\s>]/);
    assert.doesNotMatch(
      icon,
      /<script|\son\w+\s*=|href\s*=\s*["']?(?!#)|<!ENTITY|<foreignObject/i,
      'the icon is only a drawing',
    );
  });
}

function lawOfListening(id: string, kinds: readonly string[]): void {
  test('there is a double for every kind of source, with what the source needs', async () => {
    await withDouble(id, async ({ channel, double }) => {
      assert.deepEqual([...new Set(double.sources.map(({ kind }) => kind))].sort(), [...kinds].sort());
      for (const source of double.sources) {
        const kind = channel.manifest.sourceKinds.find((one) => one.kind === source.kind);
        if (kind?.needsProfile) assert.ok(source.profile && source.credential, `${source.kind} listens as a profile`);
        for (const field of kind?.fields ?? []) {
          if (field.isRequired) assert.ok(source.config[field.name], `${source.kind} needs ${field.name}`);
        }
      }
    });
  });

  everySource(
    id,
    'hears what was said and what is said next; a second poll brings nothing new',
    async (bench, source) => {
      const first = await sayTo(bench, source, 'The delivery was late');
      const history = await read(bench, source, null);
      const heard = find(bench, source, history.raws, first);
      assert.ok(heard.text.includes('The delivery was late'), heard.text);
      assert.deepEqual(faultsOf(heard), []);
      const again = await read(bench, source, history.cursor);
      const known = new Set(idsOf(bench, source, history.raws));
      assert.deepEqual(
        idsOf(bench, source, again.raws).filter((one) => !known.has(one)),
        [],
      );
      const next = await sayTo(bench, source, 'Still nothing');
      find(bench, source, (await read(bench, source, again.cursor)).raws, next);
      const anew = idsOf(bench, source, (await read(bench, source, null)).raws);
      assert.ok(anew.includes(first) && anew.includes(next), 'a fresh first read gives the same ids');
    },
  );

  everySource(id, 'a cursor of another age or of nobody does not keep it from hearing', async (bench, source) => {
    const said = await sayTo(bench, source, 'Hello there');
    for (const cursor of [7, 'x', [], {}, { version: 999, v: 'x', marks: [], typed: {} }] satisfies Json[]) {
      find(bench, source, (await read(bench, source, cursor)).raws, said);
    }
  });
}

function lawOfBadDays(id: string): void {
  const badDays: [Misbehaviour, readonly string[]][] = [
    [{ how: 'server_error' }, ['unreachable']],
    [{ how: 'rate_limited', retryAfterS: 60 }, ['rate_limited']],
    [{ how: 'half_a_body' }, ['unreachable', 'unreadable']],
  ];
  for (const [badDay, codes] of badDays) {
    everySource(id, `${badDay.how}: says so, and loses nothing`, async (bench, source) => {
      await sayTo(bench, source, 'before');
      const { cursor } = await read(bench, source, null);
      const during = await sayTo(bench, source, 'during');
      bench.double.misbehave(badDay);
      const cut = await read(bench, source, cursor);
      assert.ok(cut.error, 'the bad answer was noticed');
      assert.ok(codes.includes(cut.error.code), `${cut.error.code}: ${cut.error.message}`);
      assertSentence(cut.error);
      if (badDay.how === 'rate_limited') {
        const waitMs = (cut.error.retryAt?.getTime() ?? 0) - Date.now();
        assert.ok(waitMs > 30_000 && waitMs < 10 * MINUTE_MS, `comes back in ${waitMs} ms`);
      }
      const after = await read(bench, source, cut.cursor);
      find(bench, source, [...cut.raws, ...after.raws], during);
    });
  }

  everySource(id, 'cut between two pages, it goes on from the committed one and hears all', async (bench, source) => {
    await sayTo(bench, source, 'first', new Date(Date.now() - 60 * MINUTE_MS));
    const { cursor } = await read(bench, source, null);
    const said: string[] = [];
    for (let n = 0; n < MANY; n += 1) {
      said.push(
        await sayTo(bench, source, `one of many, number ${n}`, new Date(Date.now() - 30 * MINUTE_MS + n * 1000)),
      );
    }
    const cut = await read(bench, source, cursor, () => bench.double.misbehave({ how: 'server_error' }));
    const raws = [...cut.raws];
    const gaps = [...cut.gaps];
    let from = cut.cursor;
    // A misbehaviour nobody met yet is met by the next poll.
    for (let poll = 0; poll < 3; poll += 1) {
      const more = await read(bench, source, from);
      raws.push(...more.raws);
      gaps.push(...more.gaps);
      from = more.cursor;
    }
    const heard = new Set(idsOf(bench, source, raws));
    const shown = said.slice(-(bench.double.shows ?? MANY));
    assert.deepEqual(
      shown.filter((one) => !heard.has(one)),
      [],
    );
    assert.ok(shown.length === MANY || gaps.length > 0, 'what the platform did not show is on record');
  });

  everySource(id, 'duplicated and reordered pages, and a slow day, give the same set', async (bench, source) => {
    for (let n = 0; n < 5; n += 1) await sayTo(bench, source, `thing ${n}`);
    const plain = new Set(idsOf(bench, source, (await read(bench, source, null)).raws));
    const days: Misbehaviour[] = [{ how: 'duplicated' }, { how: 'reordered' }, { how: 'slow', ms: 50 }];
    for (const badDay of days) {
      bench.double.misbehave(badDay);
      const { raws, error } = await read(bench, source, null);
      assert.equal(error, null, badDay.how);
      assert.deepEqual(new Set(idsOf(bench, source, raws)), plain, badDay.how);
    }
  });

  everySource(id, 'pages doubled or in another order never set the cursor back', async (bench, source) => {
    // A feed is one document: where its order changed it is another one, and read whole.
    if (source.profile === null) return;
    for (const hours of [6, 5, 4])
      await sayTo(bench, source, `${hours} hours ago`, new Date(Date.now() - hours * 60 * MINUTE_MS));
    await sayTo(bench, source, 'just now');
    let { cursor } = await read(bench, source, null);
    const settled = await read(bench, source, cursor);
    cursor = settled.cursor;
    for (const how of ['reordered', 'duplicated', 'reordered'] as const) {
      bench.double.misbehave({ how });
      ({ cursor } = await read(bench, source, cursor));
    }
    const usual = new Set(idsOf(bench, source, settled.raws));
    const after = idsOf(bench, source, (await read(bench, source, cursor)).raws);
    assert.deepEqual(
      after.filter((one) => !usual.has(one)),
      [],
      'nothing that was settled is read again',
    );
  });

  everySource(id, 'an edit keeps the canonical id and brings the new words', async (bench, source) => {
    if (!bench.double.edit) return;
    const said = await sayTo(bench, source, 'first words');
    const { raws, cursor } = await read(bench, source, null);
    const before = find(bench, source, raws, said);
    await aMoment();
    await bench.double.edit(said, 'other words');
    const polled = (await read(bench, source, cursor)).raws;
    const asked = (await bench.channel.recheck?.([before], source, bench.hands)) ?? [];
    const after = [...polled, ...asked]
      .map((raw) => normalise(bench, source, raw))
      .filter((one) => one.canonicalId === said);
    assert.ok(after.length > 0 && after.every((one) => one.text.includes('other words')), 'the new words are heard');
  });
}

function lawOfNormalising(id: string): void {
  everySource(id, 'normalise is pure and reads no more than it is given', async (bench, source) => {
    for (const raw of await someRaws(bench, source)) {
      const frozen = deepFreeze(structuredClone(raw));
      const heard = normalise(bench, source, frozen);
      assert.deepEqual(normalise(bench, source, frozen), heard);
      assert.deepEqual(
        normalise(bench, source, JSON.parse(JSON.stringify(raw)) as Raw),
        heard,
        'as it comes back from the store',
      );
      assert.deepEqual(faultsOf(heard), []);
    }
  });

  everySource(id, `${MUTATIONS} spoilt raws are read well or refused in a sentence`, async (bench, source) => {
    const raws = await someRaws(bench, source);
    const random = chance(20_261_122);
    for (let n = 0; n < MUTATIONS; n += 1) {
      const { raw, how } = mutate(raws[n % raws.length] as Raw, random);
      const startedMs = performance.now();
      try {
        // As the pipeline does it: what is read is made fit to keep, or refused.
        assert.deepEqual(faultsOf(clean(normalise(bench, source, deepFreeze(raw)), new Date())), [], how);
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        assertSentence(error, how);
      }
      assert.ok(performance.now() - startedMs < 2_000, `${how} took ${performance.now() - startedMs} ms`);
    }
  });
}

async function someRaws(bench: Bench, source: Source): Promise<readonly Raw[]> {
  const root = await sayTo(bench, source, 'Was it https://example.org/ or not? Grüße 👋🏽');
  await sayTo(bench, source, '<b>Five</b> & "six"');
  await bench.double.say({ by: 'Bo', text: 'Same here', to: root });
  const { raws } = await read(bench, source, null);
  assert.ok(raws.length >= 2);
  return raws;
}
