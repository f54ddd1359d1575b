// Fetches and locks what deciding a batch needs: a handful of set queries, whatever the size of the batch.

import { type Case, isClosed } from '../../core/case.ts';
import { all, type Tx } from '../../store/database.ts';
import { identify, lockKnown, ownRepliesTo, placeThreads, repliesSentAs } from '../../store/listen/known.ts';
import { lockCases } from '../../store/triage/cases.ts';
import { goneOf } from '../../store/triage/join.ts';
import type { Knowledge, ReadItem } from './decide-batch.ts';
import type { PipelineInput } from './pipeline-input.ts';
import { whoWorks } from './who-works.ts';

const nothing: Knowledge = {
  mentions: new Map(),
  salts: new Map(),
  identities: new Map(),
  threads: new Map(),
  cases: [],
  gone: new Set(),
  ownReplies: new Map(),
  sent: new Map(),
  workers: [],
};

type Input = Pick<PipelineInput, 'source' | 'heardAt' | 'rules'>;

export async function fetchKnowledge(tx: Tx, input: Input, items: readonly ReadItem[]): Promise<Knowledge> {
  if (items.length === 0) return nothing;
  const { brandId, channel } = input.source;
  const wanted = items.flatMap(({ heard }) =>
    heard.isOwn && heard.parentId !== null ? [heard.canonicalId, heard.parentId] : [heard.canonicalId],
  );
  const { mentions, salts } = await lockKnown(tx, brandId, channel, [...new Set(wanted)]);
  const fresh = items.filter(({ heard }) => !mentions.has(heard.canonicalId));
  const isChanged = items.some(({ heard, digest }) => mentions.get(heard.canonicalId)?.digest !== digest);
  if (!isChanged) return { ...nothing, mentions, salts };
  const toldTo = items.flatMap(({ caseId }) => caseId ?? []);
  const caseIds = [...new Set([...mentions.values()].flatMap((known) => known.caseId ?? []).concat(toldTo))];
  if (fresh.length === 0) {
    const cases = await lockCases(tx, brandId, { ids: caseIds, pairs: [] });
    return { ...nothing, mentions, salts, cases, gone: await goneFrom(tx, brandId, cases) };
  }
  const { identities, placed } = await attribute(tx, input, fresh);
  // Only where thread and customer were both known can a case be standing.
  const pairs = fresh.flatMap(({ heard }) => {
    const thread = placed.get(heard.threadId);
    const identity = identities.get(heard.author.externalId);
    return heard.isOwn || thread === undefined || identity === undefined || thread.isNew || identity.isNew
      ? []
      : [{ threadId: thread.id, identityId: identity.id }];
  });
  const [cases, words, workers] = await all([
    lockCases(tx, brandId, { ids: caseIds, pairs }),
    ownWords(tx, brandId, channel, fresh),
    input.rules.protocol.routes.length === 0 ? Promise.resolve([]) : whoWorks(tx, brandId, input.heardAt, input.rules),
  ]);
  const threads = new Map([...placed].map(([externalId, thread]) => [externalId, thread.id]));
  const gone = await goneFrom(tx, brandId, cases);
  return { mentions, salts, identities, threads, cases, gone, workers, ...words };
}

/** Asked only where a closed case may open again to somebody: what is open is taken from whoever goes when they go. */
async function goneFrom(tx: Tx, brandId: string, cases: readonly Case[]): Promise<ReadonlySet<string>> {
  const had = cases.flatMap(({ state, assigneeId }) => (isClosed(state) && assigneeId !== null ? [assigneeId] : []));
  return had.length === 0 ? new Set() : goneOf(tx, brandId, [...new Set(had)]);
}

async function attribute(tx: Tx, input: Input, fresh: readonly ReadItem[]) {
  const { brandId, channel } = input.source;
  const authors = new Map(fresh.map(({ heard }) => [heard.author.externalId, heard.author]));
  const threads = new Set(fresh.map(({ heard }) => heard.threadId));
  const [identities, placed] = await all([
    identify(tx, brandId, channel, input.heardAt, [...authors.values()]),
    placeThreads(tx, brandId, channel, input.heardAt, [...threads]),
  ]);
  return { identities, placed };
}

async function ownWords(tx: Tx, brandId: string, channel: string, fresh: readonly ReadItem[]) {
  const own = fresh.filter(({ heard }) => heard.isOwn).map(({ heard }) => heard.canonicalId);
  const said = fresh.filter(({ heard }) => !heard.isOwn).map(({ heard }) => heard.canonicalId);
  const replies = said.length === 0 ? [] : await ownRepliesTo(tx, brandId, channel, said);
  const sent = own.length === 0 ? [] : await repliesSentAs(tx, brandId, own);
  return {
    ownReplies: Map.groupBy(replies, (one) => one.parentCanonicalId),
    sent: new Map(sent.map((one) => [one.canonicalId, one.id])),
  };
}
