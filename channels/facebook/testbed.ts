// What the tests of the Facebook channel share: a double, polls of it, and a sending to something heard. Only tests load it.

import assert from 'node:assert/strict';
import type { Heard } from '../../core/mention.ts';
import type { Json, ListenTo, Raw, Sending } from '../channel.ts';
import { PAGE_ID } from '../families/graph/fake-graph.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { type FacebookDouble, startFake } from './fake.ts';
import { normalise } from './normalise.ts';

const DAY_MS = 86_400_000;
export const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

export interface Bench {
  readonly double: FacebookDouble;
  readonly hands: ReturnType<typeof handsForTests>;
}

export async function withPage(run: (bench: Bench) => Promise<void>): Promise<void> {
  const double = await startFake();
  try {
    await run({ double, hands: handsForTests({ reroute: double.reroute ?? {}, app: double.app ?? null }) });
    assert.deepEqual(double.judged(), []);
  } finally {
    await double.stop();
  }
}

export function sourceOf({ double }: Bench, kind: string): Omit<ListenTo, 'cursor'> {
  const source = double.sources.find((one) => one.kind === kind);
  assert.ok(source);
  return source;
}

export const heardIn = (raw: Raw): Heard => normalise(raw, { kind: 'page', config: {}, ownIds: new Set([PAGE_ID]) });

export async function poll(bench: Bench, kind: string, cursor: Json = null) {
  const raws: Raw[] = [];
  let last = cursor;
  for await (const page of channel.listen({ ...sourceOf(bench, kind), cursor }, bench.hands)) {
    raws.push(...page.raws);
    last = JSON.parse(JSON.stringify(page.cursor)) as Json;
  }
  return { heard: raws.map(heardIn), cursor: last };
}

export async function sendingTo(
  bench: Bench,
  id: string,
  more: Partial<Sending> = {},
  kind = 'page',
): Promise<Sending> {
  const to = (await poll(bench, kind)).heard.find(({ canonicalId }) => canonicalId === id);
  assert.ok(to, `${id} is heard`);
  const { profile, credential } = sourceOf(bench, kind);
  assert.ok(profile && credential);
  const base = { clientKey: '0'.repeat(32), queuedAt: new Date(), text: 'We are on it', language: 'en' };
  return { ...base, visibility: to.visibility, to, profile, credential, ...more };
}
