// What the tests of the Instagram channel share: a double, polls of it, and a sending to something heard. Only tests load it.

import assert from 'node:assert/strict';
import type { Heard } from '../../core/mention.ts';
import type { Json, Raw, Sending } from '../channel.ts';
import * as graph from '../families/graph/testbed.ts';
import { channel } from './channel.ts';
import { ACCOUNT_ID, type InstagramDouble, startFake } from './fake.ts';
import { normalise } from './normalise.ts';

export type Bench = graph.Bench<InstagramDouble>;

export const withAccount = (run: (bench: Bench) => Promise<void>) => graph.withDouble(startFake, run);

export const heardIn = (raw: Raw): Heard =>
  normalise(raw, { kind: 'account', config: {}, ownIds: new Set([ACCOUNT_ID]) });

export async function poll(bench: Bench, kind: string, cursor: Json = null) {
  const came = await graph.pollRaws(channel, { ...graph.sourceOf(bench, kind), cursor }, bench);
  return { heard: came.raws.map(heardIn), cursor: came.cursor };
}

export async function heardOf(bench: Bench, id: string, kind = 'account'): Promise<Heard> {
  const heard = (await poll(bench, kind)).heard.find(({ canonicalId }) => canonicalId === id);
  assert.ok(heard, `${id} is heard`);
  return heard;
}

export function sendingTo(bench: Bench, to: Heard, more: Partial<Sending> = {}): Sending {
  return graph.sendingFrom(graph.sourceOf(bench, 'account'), to, more);
}

export async function wordsOf({ double }: Bench, id: string | undefined): Promise<string | undefined> {
  return (await double.posts()).find(({ canonicalId }) => canonicalId === id)?.text;
}
