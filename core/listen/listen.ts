// Listen: from what a channel handed over to what it means for the record. Takes heard items beside what is already
// known of the same canonical ids, and says of each whether it is new, changed, taken back, or nothing new.

import type { Heard } from '../mention.ts';

/** A heard item with the digest of its meaning (`meaningOf`), made by whoever holds a hash function. */
export interface Digested {
  readonly heard: Heard;
  readonly digest: string;
}

/** What the store already holds under a canonical id. */
export interface Known {
  readonly mentionId: string;
  readonly caseId: string | null;
  readonly digest: string;
  readonly revision: number;
  readonly revisedAt: Date | null;
  /** Digests of the wordings before the present one. */
  readonly earlierDigests: readonly string[];
}

export type Verdict =
  | { readonly is: 'new' }
  | { readonly is: 'revised' | 'removed'; readonly known: Known }
  | { readonly is: 'same'; readonly known: Known };

/**
 * One mention is one per canonical id, however many sources and pages bring it (law 1). A wording that was already
 * superseded comes back from a stale page far more often than from its writer, so it is only taken again when the
 * platform's own edit time says that it is newer.
 */
export function listen(item: Digested, known: Known | undefined): Verdict {
  if (known === undefined) return { is: 'new' };
  if (known.digest === item.digest) return { is: 'same', known };
  const revisedAt = item.heard.revisedAt ?? null;
  if (revisedAt !== null && known.revisedAt !== null) {
    if (revisedAt.getTime() < known.revisedAt.getTime()) return { is: 'same', known };
  } else if (known.earlierDigests.includes(item.digest)) {
    return { is: 'same', known };
  }
  return { is: item.heard.isRemoved ? 'removed' : 'revised', known };
}

/** Several wordings of one thing in the same page: each once, the platform's order kept, so every revision is seen. */
export function distinct<Item extends Digested>(items: readonly Item[]): readonly Item[] {
  const seen = new Map<string, string[]>();
  return items.filter(({ heard, digest }) => {
    const digests = seen.get(heard.canonicalId);
    if (digests === undefined) seen.set(heard.canonicalId, [digest]);
    else if (digests.includes(digest)) return false;
    else digests.push(digest);
    return true;
  });
}

/** History is what a first read brings from before the source was connected; it starts no clock (law 3). */
export function isHistory(
  heard: Heard,
  source: { readonly isFirstRead: boolean; readonly connectedAt: Date },
): boolean {
  if (!source.isFirstRead) return false;
  return heard.publishedAt === null || heard.publishedAt.getTime() < source.connectedAt.getTime();
}

/** The clock's start: the customer's own time, held between the source's connection and our hearing it (law 2). */
export function clockStart(heard: Pick<Heard, 'publishedAt'>, connectedAt: Date, heardAt: Date): Date {
  if (heard.publishedAt === null) return heardAt;
  const at = Math.min(Math.max(heard.publishedAt.getTime(), connectedAt.getTime()), heardAt.getTime());
  return new Date(at);
}
