// What the tests of the Facebook channel share: a double, polls of it, and a sending to something heard. Only tests load it.

import assert from 'node:assert/strict';
import type { Heard } from '../../core/mention.ts';
import type { Json, Raw, Sending } from '../channel.ts';
import { PAGE_ID } from '../families/graph/fake-graph.ts';
import * as graph from '../families/graph/testbed.ts';
import { channel } from './channel.ts';
import { type FacebookDouble, startFake } from './fake.ts';
import { normalise } from './normalise.ts';

export type Bench = graph.Bench<FacebookDouble>;

export const withPage = (run: (bench: Bench) => Promise<void>) => graph.withDouble(startFake, run);

export const heardIn = (raw: Raw): Heard => normalise(raw, { kind: 'page', config: {}, ownIds: new Set([PAGE_ID]) });

export async function poll(bench: Bench, kind: string, cursor: Json = null) {
  const came = await graph.pollRaws(channel, { ...graph.sourceOf(bench, kind), cursor }, bench);
  return { heard: came.raws.map(heardIn), cursor: came.cursor };
}

export async function sendingTo(
  bench: Bench,
  id: string,
  more: Partial<Sending> = {},
  kind = 'page',
): Promise<Sending> {
  const to = (await poll(bench, kind)).heard.find(({ canonicalId }) => canonicalId === id);
  assert.ok(to, `${id} is heard`);
  return graph.sendingFrom(graph.sourceOf(bench, kind), to, more);
}
