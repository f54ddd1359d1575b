// What the tests of this folder share: a double that is judged at the end, hands that count, one poll, one sending.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import {
  type Channel,
  ChannelError,
  type Hands,
  type Json,
  type ListenTo,
  type Page,
  type Raw,
  type Sending,
} from '../channel.ts';
import { handsTo } from '../testbed.ts';
import { channel } from './channel.ts';
import { type FakeOptions, startFake, type XDouble } from './fake.ts';

type Act = 'connect' | 'webhook' | 'reply' | 'findReply' | 'hide' | 'recheck';
export const acts = channel as Channel & Required<Pick<Channel, Act>>;

export type Source = Omit<ListenTo, 'cursor'>;

/** A double with the hands that reach it, and what was spent and noted through them. */
export interface Bed {
  readonly double: XDouble;
  readonly hands: Hands;
  readonly spent: Map<string, number>;
  readonly noted: Map<string, { readonly left: number; readonly resetAt: Date }>;
}

const doubles: XDouble[] = [];
after(async () => {
  for (const double of doubles) await double.stop();
  for (const double of doubles) assert.deepEqual(double.judged(), [], 'judged');
});

export async function start(options?: FakeOptions, more: Partial<Hands> = {}): Promise<Bed> {
  const double = await startFake(options);
  doubles.push(double);
  const spent: Bed['spent'] = new Map();
  const noted: Bed['noted'] = new Map();
  const hands = handsTo(double, {
    spend: async (name, amount = 1) => void spent.set(name, (spent.get(name) ?? 0) + amount),
    noteBudget: (name, told) => void noted.set(name, told),
    ...more,
  });
  return { double, hands, spent, noted };
}

export function sourceOf({ double }: Bed, kind: string, config: Source['config'] = {}): Source {
  const source = double.sources.find((one) => one.kind === kind);
  assert.ok(source);
  return { ...source, config: { ...source.config, ...config } };
}

export async function poll(bed: Bed, source: Source, cursor: Json = null) {
  const pages: Page[] = [];
  for await (const page of channel.listen({ ...source, cursor }, bed.hands)) pages.push(page);
  return pagesRead(bed, source, pages);
}

/** What was committed, up to where a poll was cut. */
export async function pollCutAfter(bed: Bed, source: Source, cursor: Json, count: number) {
  const pages: Page[] = [];
  for await (const page of channel.listen({ ...source, cursor }, bed.hands)) {
    pages.push(page);
    if (pages.length === count) break;
  }
  return pagesRead(bed, source, pages);
}

function pagesRead(bed: Bed, source: Source, pages: readonly Page[]) {
  const raws = pages.flatMap((page) => page.raws);
  // What is stored is JSON, and nothing else comes back.
  const cursor = JSON.parse(JSON.stringify(pages.at(-1)?.cursor ?? null)) as Json;
  const heard = raws.map((raw) => hear(bed, raw, source));
  return { pages, raws, cursor, heard, ids: heard.map((one) => one.canonicalId) };
}

export function hear({ double }: Bed, raw: Raw, source: Source): Heard {
  return channel.normalise(raw, { kind: source.kind, config: source.config, ownIds: new Set([double.profileId]) });
}

export async function heardOf(bed: Bed, source: Source, canonicalId: string): Promise<Heard> {
  const { heard } = await poll(bed, source);
  const found = heard.find((one) => one.canonicalId === canonicalId);
  assert.ok(found, `${canonicalId} is heard`);
  return found;
}

export async function sendingTo(bed: Bed, to: Heard, more: Partial<Sending> = {}): Promise<Sending> {
  const [connected] = await acts.connect(bed.double.credential, bed.hands);
  assert.ok(connected);
  return {
    clientKey: 'c0ffee00c0ffee00c0ffee00c0ffee00',
    queuedAt: new Date(),
    text: 'Sorry to hear that. We will send a new one today.',
    visibility: to.visibility,
    language: 'en',
    to,
    profile: connected.profile,
    credential: connected.credential,
    ...more,
  };
}

export async function failureOf(promise: Promise<unknown>): Promise<ChannelError> {
  const error = await promise.then(
    () => assert.fail('it should have failed'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ChannelError, String(error));
  return error;
}
