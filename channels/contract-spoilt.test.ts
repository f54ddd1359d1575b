// The law of bad answers, run for every channel that asks over HTTP: whatever a platform's answer holds, a poll ends in
// pages or in a `ChannelError`, each thing is read or refused in a sentence, and the next good poll has lost nothing.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { clean } from '../core/listen/clean.ts';
import type { ChannelResponse, Hands, Json, Page } from './channel.ts';
import { ChannelError } from './channel.ts';
import {
  assertSentence,
  type Bench,
  everyChannel,
  everySource,
  idsOf,
  normalise,
  read,
  type Source,
  sayTo,
} from './fake-bench.ts';
import { chance, mutate } from './fake-spoils.ts';
import { faultsOf } from './fake-well-formed.ts';
import { loadChannel } from './registry.ts';

/** Fifteen polls a round at most: so many questions about messages X takes in a quarter of an hour. */
const rounds = 5;
const spoiltPolls = 12;
const spoiltFixtures = 150;
const longestPollMs = 10_000;
/** A poll asks a few things; one of them comes spoilt. */
const spoiltAmong = 3;

await everyChannel((id) => {
  describe(`channel ${id}`, { timeout: 180_000 }, () => {
    for (let round = 1; round <= rounds; round += 1) {
      everySource(id, `spoilt answers, round ${round}: told, not crashed, and nothing is lost`, (bench, source) =>
        spoiltRound(bench, source, chance(20_261_122 + round)),
      );
    }
    test('every fixture spoilt is read or refused in a sentence, polled and pushed', () => lawOfFixtures(id));
  });
});

/** The documented payloads themselves, whole or any part of them, as something kept and as something pushed. */
async function lawOfFixtures(id: string): Promise<void> {
  const { manifest, webhook, ...channel } = await loadChannel(id);
  const random = chance(20_261_122);
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const file of globSync('*.json', { cwd: `${import.meta.dirname}/${id}/fixtures` })) {
    const whole = JSON.parse(readFileSync(`${import.meta.dirname}/${id}/fixtures/${file}`, 'utf8')) as Json;
    for (let n = 0; n < spoiltFixtures; n += 1) {
      const { raw, how } = mutate({ externalId: file, body: whole }, random);
      const words = `${file}: ${how}`;
      for (const { kind } of manifest.sourceKinds) {
        const context = { kind, config: {}, ownIds: new Set<string>() };
        const bytes = new TextEncoder().encode(JSON.stringify(raw.body));
        const pushed = orRefused(() => webhook?.read({ bytes, headers }) ?? [], words) ?? [];
        for (const one of [raw, ...pushed.flatMap((thing) => thing.raw ?? [])]) {
          const heard = orRefused(() => clean(channel.normalise(one, context), new Date()), words);
          if (heard !== null) assert.deepEqual(faultsOf(heard), [], words);
        }
      }
    }
  }
}

function orRefused<T>(read: () => T, how: string): T | null {
  try {
    return read();
  } catch (error) {
    assertSentence(error, how);
    return null;
  }
}

async function spoiltRound(bench: Bench, source: Source, random: () => number): Promise<void> {
  await sayTo(bench, source, 'Before the bad answers');
  let { cursor } = await read(bench, source, null);
  for (let n = 0; n < spoiltPolls; n += 1)
    cursor = await spoiltPoll(bench, source, n % 4 === 0 ? null : cursor, random);
  const said = await sayTo(bench, source, 'After the bad answers');
  for (const from of [cursor, null]) {
    const { raws, error } = await read(bench, source, from);
    assert.equal(error, null);
    assert.ok(idsOf(bench, source, raws).includes(said), 'the cursor that was kept still leads to what is new');
  }
}

/** Gives the cursor the pipeline would have kept. */
async function spoiltPoll(bench: Bench, source: Source, cursor: Json, random: () => number): Promise<Json> {
  const log: string[] = [];
  const hands = spoiling(bench.hands, random, log);
  const startedMs = performance.now();
  let kept = cursor;
  try {
    for await (const page of bench.channel.listen({ ...source, cursor }, hands)) {
      kept = keptOf(page);
      for (const raw of page.raws) orRefused(() => normalise(bench, source, raw), log.join('; '));
    }
  } catch (error) {
    const how = log.join('; ');
    assert.ok(error instanceof ChannelError, `${how}: ${error instanceof Error ? error.stack : error}`);
    assertSentence(error, how);
  }
  assert.ok(
    performance.now() - startedMs < longestPollMs,
    `${log.join('; ')} took ${performance.now() - startedMs} ms`,
  );
  return kept;
}

function keptOf({ cursor }: Page): Json {
  const text = JSON.stringify(cursor);
  assert.ok(text.length < 100_000, `a cursor of ${text.length} characters`);
  return JSON.parse(text) as Json;
}

/** Hands whose answers come spoilt now and then: JSON with one value bent, anything else with a stretch torn out. */
function spoiling(hands: Hands, random: () => number, log: string[]): Hands {
  return {
    ...hands,
    fetch: async (url, request) => {
      const response = await hands.fetch(url, request);
      if (response.status !== 200 || random() * spoiltAmong > 1) return response;
      const { bytes, how } = spoilt(response, random);
      log.push(`${new URL(url).pathname}: ${how}`);
      const text = () => new TextDecoder().decode(bytes);
      return { ...response, bytes, text, json: () => jsonIn(text()) };
    },
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ChannelError('unreadable', 'the place answered with something that is not JSON', { cause });
  }
}

function spoilt(response: ChannelResponse, random: () => number): { bytes: Uint8Array; how: string } {
  const text = response.text();
  try {
    const { raw, how } = mutate({ externalId: '', body: JSON.parse(text) as Json }, random);
    return { bytes: new TextEncoder().encode(JSON.stringify(raw.body)), how };
  } catch {
    const from = Math.floor(random() * text.length);
    const to = Math.min(text.length, from + 1 + Math.floor(random() * 40));
    return { bytes: new TextEncoder().encode(text.slice(0, from) + text.slice(to)), how: `without ${from} to ${to}` };
  }
}
