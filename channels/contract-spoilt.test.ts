// The law of bad answers, run for every channel that asks over HTTP: whatever a platform's answer holds, a poll ends in
// pages or in a `ChannelError`, each thing is read or refused in a sentence, and the next good poll has lost nothing.

import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { ChannelResponse, Hands, Json, Page, Raw } from './channel.ts';
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

/** Fifteen polls a round at most: so many questions about messages X takes in a quarter of an hour. */
const rounds = 5;
const spoiltPolls = 12;
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
  });
});

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
      for (const raw of page.raws) readOrRefused(bench, source, raw, log.join('; '));
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

function readOrRefused(bench: Bench, source: Source, raw: Raw, how: string): void {
  try {
    normalise(bench, source, raw);
  } catch (error) {
    assertSentence(error, how);
  }
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
