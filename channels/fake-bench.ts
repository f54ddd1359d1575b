// A channel on the bench beside its fake, for one test of the contract: fresh double, hands that save, and the pipeline's
// way of reading. In: a channel's id. Out: what happened, or a failed assertion that says what.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Manifest } from '../core/channel.ts';
import type { Heard } from '../core/mention.ts';
import type { Channel, Connected, Credential, Hands, Json, Page, Raw, Sending } from './channel.ts';
import { ChannelError } from './channel.ts';
import { loadChannel, loadManifests } from './registry.ts';
import { type Double, handsTo, type PostSeen } from './testbed.ts';

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

/** Tests of a law, for every channel that has a double to be held against it. */
export async function everyChannel(law: (id: string, manifest: Manifest) => void): Promise<void> {
  for (const [id, manifest] of await loadManifests()) {
    const canRun = ['channel.ts', 'fake.ts'].every((part) => existsSync(`${import.meta.dirname}/${id}/${part}`));
    if (!canRun) continue;
    describe(`channel ${id}`, { timeout: 120_000, skip: await lackingFor(id) }, () => law(id, manifest));
  }
}

export async function withDouble(id: string, run: (bench: Bench) => Promise<void>): Promise<void> {
  const channel = await loadChannel(id);
  const { startFake } = (await import(`./${id}/fake.ts`)) as { startFake: () => Promise<Double> };
  const double = await startFake();
  const saved: Credential[] = [];
  const hands = handsTo(double, { saveCredential: async (credential) => void saved.push(credential) });
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

export function isPrivate({ channel }: Bench, source: Source): boolean {
  return channel.manifest.sourceKinds.find(({ kind }) => kind === source.kind)?.sphere === 'owned_private';
}

/** In a private place things are said in private. */
export function sayTo(bench: Bench, source: Source, text: string, at?: Date): Promise<string> {
  const how = { ...(isPrivate(bench, source) ? { isPrivate: true } : {}), ...(at === undefined ? {} : { at }) };
  return bench.double.say({ by: 'Ada', text, ...how });
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

export async function connect({ channel, double, hands }: Bench): Promise<Connected> {
  assert.ok(double.credential && channel.connect, 'a channel that answers has a profile to answer with');
  const [connected] = await channel.connect(double.credential, hands);
  assert.ok(connected, 'the credential opens a profile');
  return connected;
}

type Wanted = Partial<Pick<Sending, 'visibility' | 'media'>> & { readonly under?: string | undefined };

/** A reply to something just said and heard, ready to go out; of a visibility asked for, from such a place if there is one. */
export async function sendingTo(bench: Bench, text: string, { under, ...wanted }: Wanted = {}): Promise<Sending> {
  const { profile, credential } = await connect(bench);
  const own = bench.double.sources.filter((one) => one.profile !== null);
  const isMeant = (one: Source) => isPrivate(bench, one) === (wanted.visibility === 'private');
  const first = own[0] ?? (bench.double.sources[0] as Source);
  const source = wanted.visibility === undefined ? first : (own.find(isMeant) ?? first);
  const words = 'My order never came';
  const said = await (under === undefined
    ? sayTo(bench, source, words)
    : bench.double.say({ by: 'Ada', text: words, to: under }));
  const to = find(bench, source, (await read(bench, source, null)).raws, said);
  const key = { clientKey: crypto.randomUUID().replaceAll('-', ''), queuedAt: new Date() };
  return { ...key, text, visibility: to.visibility, language: 'en', to, profile, credential, ...wanted };
}

/** What stands there as answer, with the words of this sending. */
export async function landedOf({ double }: Bench, { to, text }: Sending): Promise<readonly PostSeen[]> {
  return (await double.posts()).filter((post) => post.to === to.canonicalId && post.text.includes(text));
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
