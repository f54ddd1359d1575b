// What Facebook pushes about a page, read into the raws a poll would have given.
// https://developers.facebook.com/docs/graph-api/webhooks/reference/page

import type { PushedThing } from '../channel.ts';
import { readMessaging } from '../families/graph/message-raw.ts';
import { changesOf, graphWebhook } from '../families/graph/webhook.ts';
import { type Fields, fieldsOf, idOf } from '../tolerant.ts';
import { commentId, rawOfComment, rawOfRemoved } from './raw.ts';

type Thing = Omit<PushedThing, 'profileId'>;

/** Something is new, and a poll tells what: a post is pushed without its pictures. */
const NEWS: Thing = { kind: 'page', raw: null };

export const webhook = graphWebhook('page', (page, entry) => [
  ...changesOf(entry).flatMap(({ field, value }) => {
    if (field === 'feed') return readFeed(page, value);
    return field === 'ratings' || field === 'mention' ? [NEWS] : [];
  }),
  ...readMessaging(entry, page),
]);

const POSTS = new Set(['status', 'post', 'photo', 'video', 'share', 'link', 'album', 'event']);

/** Likes and reactions are no words; hiding changes none. */
function readFeed(page: string, value: Fields): readonly Thing[] {
  const { item, verb, comment_id: comment, post_id: about } = value;
  const post = idOf(about);
  if (item === 'comment') {
    const id = idOf(comment);
    if (id === null || post === null) return [NEWS];
    if (verb === 'remove') return [{ kind: 'page', raw: removed(page, value, commentId(id), post) }];
    const isWhole = (verb === 'add' || verb === 'edited') && typeof value['message'] === 'string';
    if (verb === 'hide' || verb === 'unhide') return [];
    // A picture is pushed as a bare address: the poll tells more of it.
    return isWhole && value['photo'] === undefined ? [{ kind: 'page', raw: added(page, value, id, post) }] : [NEWS];
  }
  if (typeof item !== 'string' || !POSTS.has(item)) return [];
  if (verb !== 'remove') return verb === 'add' || verb === 'edited' ? [NEWS] : [];
  if (post === null) return [NEWS];
  const gone = { id: post, what: 'post', page, post, parent: null, author: authorOf(value) } as const;
  return [{ kind: 'page', raw: rawOfRemoved(gone) }];
}

function added(page: string, value: Fields, id: string, post: string) {
  const parent = parentOf(value, post);
  const item = {
    id,
    message: value['message'],
    created_time: value['created_time'],
    from: value['from'] ?? { id: authorOf(value) },
    ...(parent === null ? {} : { parent: { id: parent } }),
  };
  return rawOfComment(item, page, post);
}

function removed(page: string, value: Fields, id: string, post: string) {
  return rawOfRemoved({
    id,
    what: 'comment',
    page,
    post,
    parent: parentOf(value, post) ?? post,
    author: authorOf(value),
  });
}

/** Null for a comment that stands under the post itself. */
function parentOf(value: Fields, post: string): string | null {
  const parent = idOf(value['parent_id']);
  return parent === null || parent === post ? null : commentId(parent);
}

/** Older versions said `sender_id` where today's say `from`. */
function authorOf(value: Fields): string | null {
  return idOf(fieldsOf(value['from'])['id']) ?? idOf(value['sender_id']);
}
