// What the Instagram channel keeps of each thing, the same whether it was polled or pushed. In: what Meta gave. Out: raws.

import type { Json, Raw } from '../channel.ts';
import { fieldsOf, idOf } from '../tolerant.ts';

/** The post something stands under, as far as it was told. */
export interface Under {
  readonly id: string | null;
  readonly permalink: string | null;
}

export function rawOfComment(item: unknown, top: string | null, under: Under): Raw {
  const body = { what: 'comment', top, media: { ...under }, item: item as Json };
  return { externalId: idOf(fieldsOf(item)['id']) ?? 'without id', body };
}

/** Somebody else's post in which the account is tagged. */
export function rawOfTag(item: unknown): Raw {
  return { externalId: idOf(fieldsOf(item)['id']) ?? 'without id', body: { what: 'tag', item: item as Json } };
}

/** A push tells only where the account was mentioned; `item` holds the words once they were asked for. */
export function rawOfMention(media: string, comment: string | null, item: unknown): Raw {
  return { externalId: comment ?? media, body: { what: 'mention', media, comment, item: (item ?? null) as Json } };
}

export function rawOfRemoved(id: string, handle: Readonly<Record<string, string>>): Raw {
  return { externalId: id, body: { what: 'removed', id, handle: { ...handle } } };
}
