// What the tests of the channels of the Graph interface share: a double to work with, polls of it, a sending, and fixtures
// that say themselves how they are heard. Only tests load it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Heard } from '../../../core/mention.ts';
import type { Channel, Json, ListenTo, Raw, Sending } from '../../channel.ts';
import { type Double, handsForTests } from '../../testbed.ts';

const DAY_MS = 86_400_000;
export const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

export interface Bench<D extends Double = Double> {
  readonly double: D;
  readonly hands: ReturnType<typeof handsForTests>;
}

/** Nothing that was asked or answered may break Meta's own description. */
export async function withDouble<D extends Double>(
  startFake: () => Promise<D>,
  run: (bench: Bench<D>) => Promise<void>,
): Promise<void> {
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

/** The cursor goes through JSON, as the store keeps it. */
export async function pollRaws(channel: Channel, source: ListenTo, { hands }: Bench) {
  const raws: Raw[] = [];
  let last = source.cursor;
  for await (const page of channel.listen(source, hands)) {
    raws.push(...page.raws);
    last = JSON.parse(JSON.stringify(page.cursor)) as Json;
  }
  return { raws, cursor: last };
}

export function sendingFrom(
  { profile, credential }: Omit<ListenTo, 'cursor'>,
  to: Heard,
  more: Partial<Sending>,
): Sending {
  assert.ok(profile && credential);
  const base = { clientKey: '0'.repeat(32), queuedAt: new Date(), text: 'We are on it', language: 'en' };
  return { ...base, visibility: to.visibility, to, profile, credential, ...more };
}

/** Each fixture in a folder, pushed or polled, is heard as it says. */
export function testFixtures(folder: string, { webhook }: Channel, heardIn: (raw: Raw) => Heard): void {
  describe('fixtures', () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      test(`${file} is heard as it says`, () => {
        const { push, raw, heard } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
        const bytes = new TextEncoder().encode(JSON.stringify(push ?? null));
        const things = push === undefined ? [] : (webhook?.read({ bytes, headers: new Headers() }) ?? []);
        const given: Raw = push === undefined ? { externalId: 'x', body: raw } : (things[0]?.raw as Raw);
        const told = heardIn(given);
        assert.ok(Object.keys(heard).length > 3);
        const same = Object.fromEntries(Object.entries(told).filter(([name]) => name in heard));
        assert.deepEqual(same, heard);
      });
    }
  });
}
