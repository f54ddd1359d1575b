// What the tests of this folder share: a double that is judged at the end, one poll, one sending.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import { type Channel, ChannelError, type Json, type ListenTo, type Page, type Raw, type Sending } from '../channel.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { type FakeOptions, type MastodonDouble, startFake } from './fake.ts';

export const hands = handsForTests();
/** This channel has them all. */
export const acts = channel as Required<Channel>;

export type Source = Omit<ListenTo, 'cursor'>;

const doubles: MastodonDouble[] = [];
after(async () => {
  for (const double of doubles) await double.stop();
  for (const double of doubles) assert.deepEqual(double.judged(), [], 'judged');
});

export async function start(options?: FakeOptions): Promise<MastodonDouble> {
  const double = await startFake(options);
  doubles.push(double);
  return double;
}

export function sourceOf(double: MastodonDouble, kind: string): Source {
  const source = double.sources.find((s) => s.kind === kind);
  assert.ok(source);
  return source;
}

export async function poll(source: Source, cursor: Json = null) {
  const pages: Page[] = [];
  for await (const page of channel.listen({ ...source, cursor }, hands)) {
    // What is stored is JSON, and nothing else comes back.
    pages.push(JSON.parse(JSON.stringify(page)) as Page);
  }
  const raws = pages.flatMap((page) => page.raws);
  return { pages, raws, cursor: pages.at(-1)?.cursor ?? null, heard: raws.map((raw) => hear(raw, source)) };
}

export function hear(raw: Raw, source: Source): Heard {
  const ownIds = new Set(source.profile === null ? [] : [source.profile.externalId]);
  return channel.normalise(raw, { kind: source.kind, config: source.config, ownIds });
}

export async function connected(double: MastodonDouble) {
  assert.ok(double.credential);
  const [one] = await acts.connect(double.credential, hands);
  assert.ok(one);
  return one;
}

export async function sendingTo(double: MastodonDouble, to: Heard, more: Partial<Sending> = {}): Promise<Sending> {
  const { profile, credential } = await connected(double);
  return {
    clientKey: 'c0ffee00c0ffee00c0ffee00c0ffee00',
    queuedAt: new Date(),
    text: 'Sorry to hear that. We will send a new one today.',
    visibility: 'public',
    language: 'en',
    to,
    profile,
    credential,
    ...more,
  };
}

export function first<T>(items: readonly T[]): T {
  const [item] = items;
  assert.ok(item !== undefined, 'nothing there');
  return item;
}

export async function failureOf(promise: Promise<unknown>): Promise<ChannelError> {
  const error = await promise.then(
    () => assert.fail('it should have failed'),
    (e: unknown) => e,
  );
  assert.ok(error instanceof ChannelError, String(error));
  return error;
}
