// What the Facebook channel keeps of each thing, the same whether it was polled or pushed. In: what Meta gave. Out: raws.

import type { Json, Raw } from '../channel.ts';
import { type Fields, fieldsOf, idOf, textOf } from '../tolerant.ts';

/** A comment once had the page's number in front of its name; the rest is its name today. */
export function commentId(id: string): string {
  const parts = id.split('_');
  return parts.length === 3 ? parts.slice(1).join('_') : id;
}

export function rawOfPost(item: unknown, page: string): Raw {
  return { externalId: idOf(fieldsOf(item)['id']) ?? 'without id', body: { what: 'post', page, item: item as Json } };
}

export function rawOfComment(item: unknown, page: string, post: string | null): Raw {
  const body = { what: 'comment', page, post, item: item as Json };
  return { externalId: idOf(fieldsOf(item)['id']) ?? 'without id', body };
}

/** A recommendation has no id of its own: the story that tells of it has one, else who said it when. */
export function rawOfRating(item: unknown, page: string): Raw {
  return { externalId: ratingId(fieldsOf(item)) ?? 'without id', body: { what: 'rating', page, item: item as Json } };
}

export function ratingId(item: Fields): string | null {
  const story = idOf(fieldsOf(item['open_graph_story'])['id']);
  if (story !== null) return story;
  const [who, when] = [idOf(fieldsOf(item['reviewer'])['id']), textOf(item['created_time'])];
  return who === null || when === null ? null : `recommendation:${who}:${when}`;
}

export interface Removed {
  readonly id: string;
  readonly what: 'post' | 'comment' | 'rating';
  readonly page: string;
  readonly post: string | null;
  readonly parent: string | null;
  readonly author: string | null;
}

export function rawOfRemoved(removed: Removed): Raw {
  return { externalId: removed.id, body: { what: 'removed', removed: { ...removed } } };
}
