// Who said what was not heard before, and in which thread: as it is known, or an identity, a customer and a thread to be
// made with it.

import type { HeardAuthor } from '../../core/mention.ts';
import type { IdentityRow, ThreadRow } from '../../store/listen/known.ts';
import { newId } from '../../store/new-id.ts';
import type { Knowledge, ReadItem } from './decide-batch.ts';

interface Placed extends Pick<Knowledge, 'identities' | 'threads' | 'newcomers'> {
  /** Known, with news of themselves. */
  readonly freshened: readonly IdentityRow[];
  /** Where thread and customer were both known: only there can a case be standing. */
  readonly pairs: readonly { readonly threadId: string; readonly identityId: string }[];
}

export function placeItems(
  fresh: readonly ReadItem[],
  identitiesThere: readonly IdentityRow[],
  threadsThere: readonly ThreadRow[],
  heardAt: Date,
): Placed {
  const authors = new Map(identitiesThere.map((one) => [one.externalId, one]));
  const places = new Map(threadsThere.map((one) => [one.externalId, one.id]));
  const pairs = fresh.flatMap(({ heard }) => {
    const identityId = authors.get(heard.author.externalId)?.id;
    const threadId = places.get(heard.threadId);
    return heard.isOwn || identityId === undefined || threadId === undefined ? [] : [{ threadId, identityId }];
  });
  const who = attribute(fresh, authors, heardAt);
  const where = place(fresh, places, heardAt);
  const newcomers = { identities: who.made, threads: where.made };
  return { identities: who.identities, freshened: who.freshened, threads: where.threads, newcomers, pairs };
}

function attribute(fresh: readonly ReadItem[], there: ReadonlyMap<string, IdentityRow>, heardAt: Date) {
  const identities = new Map<string, { readonly id: string; readonly customerId: string; readonly name: string }>();
  const made: IdentityRow[] = [];
  const freshened: IdentityRow[] = [];
  // Of several words about one author in a batch, the last hold.
  const authors = new Map<string, HeardAuthor>();
  for (const { heard } of fresh) authors.set(heard.author.externalId, heard.author);
  for (const [externalId, author] of authors) {
    const before = there.get(externalId);
    const { id, customerId } = before ?? { id: newId(heardAt), customerId: newId(heardAt) };
    const name = author.name ?? before?.name ?? author.handle ?? before?.handle ?? externalId;
    identities.set(externalId, { id, customerId, name });
    if (before === undefined) made.push({ ...author, id, customerId });
    else if (hasNews(author, before)) freshened.push({ ...author, id, customerId });
  }
  return { identities, made, freshened };
}

function place(fresh: readonly ReadItem[], there: ReadonlyMap<string, string>, heardAt: Date) {
  const threads = new Map(there);
  const made: ThreadRow[] = [];
  for (const { heard } of fresh) {
    const externalId = heard.threadId;
    if (threads.has(externalId)) continue;
    const id = newId(heardAt);
    threads.set(externalId, id);
    made.push({ id, externalId });
  }
  return { threads, made };
}

const facts = ['handle', 'name', 'url', 'avatarUrl', 'followers'] as const;

/** What an author leaves out is not news. */
function hasNews(author: HeardAuthor, known: HeardAuthor): boolean {
  return facts.some((fact) => author[fact] !== null && author[fact] !== known[fact]);
}
