// A channel on the bench beside its fake, for one test of the contract: fresh double, hands that save, and the pipeline's
// way of reading. In: a channel's id. Out: what happened, or a failed assertion that says what.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Heard } from '../core/mention.ts';
import type { Channel, Credential, Hands, Json, Page, Raw } from './channel.ts';
import { ChannelError } from './channel.ts';
import { loadChannel } from './registry.ts';
import { type Double, handsForTests } from './testbed.ts';

export type Source = Double['sources'][number];

/** One channel beside its double, for one test. */
export interface Bench {
  readonly channel: Channel;
  readonly double: Double;
  readonly hands: Hands;
  readonly saved: Credential[];
}

export const MINUTE_MS = 60_000;

/** Nobody edits or takes back in the very millisecond of writing. */
export const aMoment = (): Promise<void> => setTimeout(5);

/** Why this machine cannot run a channel's double (a real server is not installed); false when it can, and in CI it must. */
export async function lackingFor(id: string): Promise<string | false> {
  if (process.env['CI'] || !existsSync(`${import.meta.dirname}/${id}/fake.ts`)) return false;
  const { lacks = false } = (await import(`./${id}/fake.ts`)) as { lacks?: string | false };
  return lacks;
}

export async function withDouble(id: string, run: (bench: Bench) => Promise<void>): Promise<void> {
  const channel = await loadChannel(id);
  const { startFake } = (await import(`./${id}/fake.ts`)) as { startFake: () => Promise<Double> };
  const double = await startFake();
  const saved: Credential[] = [];
  const hands = handsForTests({
    saveCredential: async (credential) => void saved.push(credential),
    app: double.app ?? null,
    ...(double.reroute === undefined ? {} : { reroute: double.reroute }),
  });
  try {
    await run({ channel, double, hands, saved });
    assert.deepEqual(double.judged(), [], "every word kept to the platform's own description");
  } finally {
    await double.stop();
  }
}

export function everySource(id: string, name: string, run: (bench: Bench, source: Source) => Promise<void>): void {
  test(name, async (t) => {
    let count = 0;
    await withDouble(id, async ({ double }) => {
      count = double.sources.length;
    });
    assert.ok(count > 0, 'the double has a source');
    for (let at = 0; at < count; at += 1) {
      await withDouble(id, async (bench) => {
        const source = bench.double.sources[at] as Source;
        await t.test(`source ${at + 1}, ${source.kind}`, () => run(bench, source));
      });
    }
  });
}

/** Reads like the pipeline does: what a page brought is committed with its cursor before the next one is asked for. */
export async function read({ channel, hands }: Bench, source: Source, cursor: Json, afterFirstPage?: () => void) {
  const read = {
    raws: [] as Raw[],
    cursor,
    gaps: [] as NonNullable<Page['gap']>[],
    error: null as ChannelError | null,
  };
  const keep = (page: Page) => {
    read.raws.push(...page.raws);
    if (page.gap) read.gaps.push(page.gap);
    read.cursor = JSON.parse(JSON.stringify(page.cursor)) as Json;
  };
  try {
    let isFirst = true;
    for await (const page of channel.listen({ ...source, cursor }, hands)) {
      keep(page);
      if (isFirst) afterFirstPage?.();
      isFirst = false;
    }
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    read.error = error;
  }
  return read;
}

/** In a private place things are said in private. */
export function sayTo({ channel, double }: Bench, source: Source, text: string, at?: Date): Promise<string> {
  const sphere = channel.manifest.sourceKinds.find(({ kind }) => kind === source.kind)?.sphere;
  const isPrivate = sphere === 'owned_private';
  return double.say({ by: 'Ada', text, ...(isPrivate ? { isPrivate } : {}), ...(at === undefined ? {} : { at }) });
}

export function normalise({ channel, double }: Bench, source: Source, raw: Raw): Heard {
  const ownIds = new Set(double.profileId === null ? [] : [double.profileId]);
  return channel.normalise(raw, { kind: source.kind, config: source.config, ownIds });
}

export function idsOf(bench: Bench, source: Source, raws: readonly Raw[]): string[] {
  return raws.map((raw) => normalise(bench, source, raw).canonicalId);
}

export function find(bench: Bench, source: Source, raws: readonly Raw[], canonicalId: string): Heard {
  const heard = raws.map((raw) => normalise(bench, source, raw));
  const found = heard.findLast((one) => one.canonicalId === canonicalId);
  assert.ok(found, `${canonicalId} is among ${JSON.stringify(heard.map((one) => one.canonicalId)).slice(0, 1_000)}`);
  return found;
}

export async function rejectsAs(act: Promise<unknown> | undefined, codes: readonly string[]): Promise<ChannelError> {
  assert.ok(act, 'the act exists');
  const error = await act.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ChannelError, `expected a ChannelError of ${codes}, got ${error}`);
  assert.ok(codes.includes(error.code), `${error.code}: ${error.message}`);
  assertSentence(error);
  return error;
}

/** Words for a person: not the engine's own complaint about `undefined`, and no dump. */
export function assertSentence(error: unknown, how = ''): void {
  assert.ok(error instanceof Error, `${how}: ${error}`);
  const isAccident = [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind);
  assert.ok(!isAccident, `${how}: ${error.stack}`);
  assert.match(error.message, /^[^[{]\S*\s+\S+/, `${how}: '${error.message.slice(0, 200)}'`);
  assert.ok(error.message.length <= 1_000, `${how}: a message of ${error.message.length} characters`);
}
