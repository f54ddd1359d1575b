// Things a second from a platform's own form to a mention, by one core. In: every channel with a double. A JSON channel's
// raws are read as they stand; a feed is read from its bytes, because that is how it comes.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel, Hands, Raw } from '../channels/channel.ts';
import { loadChannel, loadManifests } from '../channels/registry.ts';
import { type Double, handsForTests } from '../channels/testbed.ts';
import { quantile } from './measure.ts';

export interface Rate {
  readonly channel: string;
  readonly form: 'json' | 'feed' | 'mail';
  readonly perSecond: number;
  /** Of one thing as it is kept. */
  readonly bytes: number;
  /** The time of reading one to the time of `JSON.parse` of the same, for scale. */
  readonly toParse: number;
}

const folder = join(import.meta.dirname, '../channels');
const saidEach = 40;
const rounds = 5;
const words =
  'The parcel came two days late, the box was open and one of the cups is broken. Who do I write to? Grüße aus Köln 👋🏽 ';

export async function readingRates({ seconds }: { readonly seconds: number }): Promise<readonly Rate[]> {
  const rates: Rate[] = [];
  for (const id of (await loadManifests()).keys()) {
    if (!existsSync(`${folder}/${id}/fake.ts`)) continue;
    const channel = await loadChannel(id);
    const { startFake } = (await import(`../channels/${id}/fake.ts`)) as { startFake: () => Promise<Double> };
    const double = await startFake();
    try {
      rates.push(await rateOf(channel, double, seconds));
    } finally {
      await double.stop();
    }
  }
  return rates;
}

export function compareRates(rates: readonly Rate[]): { json: number; feeds: number; mail: number | null } {
  const slowest = (form: Rate['form']) =>
    Math.min(...rates.filter((one) => one.form === form).map((one) => one.perSecond));
  const mail = slowest('mail');
  return { json: slowest('json'), feeds: slowest('feed'), mail: Number.isFinite(mail) ? mail : null };
}

async function rateOf(channel: Channel, double: Double, seconds: number): Promise<Rate> {
  const source = double.sources[0];
  if (source === undefined) throw new Error(`${channel.manifest.id} has no source to read`);
  const isPrivate = channel.manifest.sourceKinds.find(({ kind }) => kind === source.kind)?.sphere === 'owned_private';
  for (let n = 0; n < saidEach; n += 1)
    await double.say({ by: `Customer ${n}`, text: `${words}${n}`, ...(isPrivate ? { isPrivate } : {}) });
  const asked = { xml: false, http: false };
  const hands = watched(double, asked);
  const again = replayed(hands);
  const raws: Raw[] = [];
  for await (const page of channel.listen({ ...source, cursor: null }, hands)) raws.push(...page.raws);
  if (raws.length === 0) throw new Error(`${channel.manifest.id} heard nothing to read`);
  const ownIds = new Set(double.profileId === null ? [] : [double.profileId]);
  const context = { kind: source.kind, config: source.config, ownIds };
  const normalise = async () => {
    for (const raw of raws) channel.normalise(raw, context);
    return raws.length;
  };
  const fromBytes = async () => {
    const read: Raw[] = [];
    for await (const page of channel.listen({ ...source, cursor: null }, again)) read.push(...page.raws);
    for (const raw of read) channel.normalise(raw, context);
    return read.length;
  };
  const perSecond = await timesASecond(asked.xml ? fromBytes : normalise, seconds);
  const texts = raws.map((raw) => JSON.stringify(raw.body));
  const parsed = await timesASecond(async () => texts.map((text) => JSON.parse(text)).length, seconds / 2);
  return {
    channel: channel.manifest.id,
    form: asked.xml ? 'feed' : asked.http || channel.manifest.isRehearsal ? 'json' : 'mail',
    perSecond,
    bytes: texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
    toParse: parsed / perSecond,
  };
}

/** Hands that see in what form the place answers. */
function watched(double: Double, asked: { xml: boolean; http: boolean }): Hands {
  const { reroute } = double;
  const hands = handsForTests({ app: double.app ?? null, ...(reroute === undefined ? {} : { reroute }) });
  return {
    ...hands,
    fetch: async (url, request) => {
      const response = await hands.fetch(url, request);
      asked.http = true;
      asked.xml ||= /\b(?:xml|rss|atom)\b/u.test(response.headers.get('content-type') ?? '');
      return response;
    },
  };
}

/** The network's part left out: every address gives again what it gave first. */
function replayed(hands: Hands): Hands {
  const kept: Record<string, ReturnType<Hands['fetch']>> = {};
  return { ...hands, fetch: (url, request) => (kept[url] ??= hands.fetch(url, request)) };
}

/** The upper quartile of five rounds: what the code can, on a machine that others use too. */
async function timesASecond(work: () => Promise<number>, seconds: number): Promise<number> {
  for (let n = 0; n < 20; n += 1) await work();
  const found: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    const until = from + (seconds * 1000) / rounds;
    let done = 0;
    while (performance.now() < until) done += await work();
    found.push((done * 1000) / (performance.now() - from));
  }
  return quantile(found, 0.75);
}
