// Fetches and locks what deciding a batch needs: a handful of set queries, whatever the size of the batch.

import { type Case, isClosed } from '../../core/case.ts';
import type { Rules } from '../../core/triage/rules.ts';
import { latelyDays } from '../../core/triage/triage.ts';
import { all, type Tx } from '../../store/database.ts';
import {
  freshenIdentities,
  type IdentityRow,
  identitiesOf,
  lockKnown,
  ownRepliesTo,
  repliesSentAs,
  threadsOf,
} from '../../store/listen/known.ts';
import { lockCases } from '../../store/triage/cases.ts';
import { hadBefore } from '../../store/triage/had-before.ts';
import { goneOf } from '../../store/triage/join.ts';
import type { Knowledge, ReadItem } from './decide-batch.ts';
import { placeItems } from './place-items.ts';
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
  hadBefore: new Map(),
  workers: [],
  newcomers: { identities: [], threads: [] },
};

/** What the items of a batch have in common. */
export interface HeardTogether {
  readonly brandId: string;
  readonly channel: string;
  readonly heardAt: Date;
  readonly rules: Rules;
}

export async function fetchKnowledge(tx: Tx, together: HeardTogether, items: readonly ReadItem[]): Promise<Knowledge> {
  if (items.length === 0) return nothing;
  const { brandId, channel, heardAt, rules } = together;
  const wanted = items.flatMap(({ heard }) =>
    heard.isOwn && heard.parentId !== null ? [heard.canonicalId, heard.parentId] : [heard.canonicalId],
  );
  const [{ mentions, salts }, identitiesThere, threadsThere] = await all([
    lockKnown(tx, brandId, channel, [...new Set(wanted)]),
    identitiesOf(tx, brandId, channel, [...new Set(items.map(({ heard }) => heard.author.externalId))]),
    threadsOf(tx, brandId, channel, [...new Set(items.map(({ heard }) => heard.threadId))]),
  ]);
  const fresh = items.filter(({ heard }) => !mentions.has(heard.canonicalId));
  const isChanged = items.some(({ heard, digest }) => mentions.get(heard.canonicalId)?.digest !== digest);
  if (!isChanged) return { ...nothing, mentions, salts };
  const toldTo = items.flatMap(({ caseId }) => caseId ?? []);
  const caseIds = [...new Set([...mentions.values()].flatMap((known) => known.caseId ?? []).concat(toldTo))];
  if (fresh.length === 0) {
    const cases = await lockCases(tx, brandId, { ids: caseIds, pairs: [] });
    return { ...nothing, mentions, salts, cases, gone: await goneFrom(tx, brandId, cases) };
  }
  const { pairs, freshened, ...placed } = placeItems(fresh, identitiesThere, threadsThere, heardAt);
  // Identities before cases, as whoever links two customers does: so neither waits for the other in a circle.
  const asking = customersAsking(fresh, identitiesThere);
  const [, cases, words, had, workers] = await all([
    freshenIdentities(tx, brandId, freshened),
    lockCases(tx, brandId, { ids: caseIds, pairs }),
    ownWords(tx, brandId, channel, fresh),
    hadBefore(tx, brandId, asking, { now: heardAt, latelyDays }),
    rules.protocol.routes.length === 0 ? Promise.resolve([]) : whoWorks(tx, brandId, heardAt, rules),
  ]);
  const gone = await goneFrom(tx, brandId, cases);
  return { mentions, salts, ...placed, cases, gone, workers, hadBefore: had, ...words };
}

/** Asked only where a closed case may open again to somebody: what is open is taken from whoever goes when they go. */
async function goneFrom(tx: Tx, brandId: string, cases: readonly Case[]): Promise<ReadonlySet<string>> {
  const had = cases.flatMap(({ state, assigneeId }) => (isClosed(state) && assigneeId !== null ? [assigneeId] : []));
  return had.length === 0 ? new Set() : goneOf(tx, brandId, [...new Set(had)]);
}

/** Known customers of whom something new is a complaint or a question: what they had before may raise it. */
function customersAsking(fresh: readonly ReadItem[], there: readonly IdentityRow[]): string[] {
  const asking = new Set<string>();
  for (const { heard, reading } of fresh) {
    if (reading?.kind === 'complaint' || reading?.kind === 'question') asking.add(heard.author.externalId);
  }
  return [...new Set(there.flatMap((one) => (asking.has(one.externalId) ? [one.customerId] : [])))];
}

async function ownWords(tx: Tx, brandId: string, channel: string, fresh: readonly ReadItem[]) {
  const own = fresh.filter(({ heard }) => heard.isOwn).map(({ heard }) => heard.canonicalId);
  const said = fresh.filter(({ heard }) => !heard.isOwn).map(({ heard }) => heard.canonicalId);
  const [replies, sent] = await all([
    said.length === 0 ? Promise.resolve([]) : ownRepliesTo(tx, brandId, channel, said),
    own.length === 0 ? Promise.resolve([]) : repliesSentAs(tx, brandId, own),
  ]);
  return {
    ownReplies: Map.groupBy(replies, (one) => one.parentCanonicalId),
    sent: new Map(sent.map((one) => [one.canonicalId, one.id])),
  };
}
