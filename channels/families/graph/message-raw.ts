// One message of a conversation as Heed keeps it, whether polled or pushed, and what was heard in it. Pure.
// Pushed: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages

import type { Heard, HeardMedia } from '../../../core/mention.ts';
import type { Json, NormaliseContext, PushedThing, Raw } from '../../channel.ts';
import { type Fields, fieldsOf, idOf, listOf, textOf, timeOf, webAddressOf } from '../../tolerant.ts';
import { lastingId, MOST_MEDIA, nobodyElse, wordsOf } from './told.ts';

/** A conversation has one own side and one other: the two name the thread. */
export function rawOfMessage(item: unknown, own: string, conversation: Fields): Raw {
  const { id, from, to } = fieldsOf(item);
  const sides = [from, ...listOf(fieldsOf(to)['data']), ...listOf(fieldsOf(conversation['participants'])['data'])];
  const other = sides.map((one) => idOf(fieldsOf(one)['id'])).find((one) => one !== null && one !== own) ?? null;
  return { externalId: idOf(id) ?? 'without id', body: { what: 'message', own, with: other, item: item as Json } };
}

export function rawOfRemovedMessage(id: string, own: string, handle: Readonly<Record<string, string>>): Raw {
  const { with: other = null, author = null } = handle;
  return { externalId: id, body: { what: 'message', own, with: other, removed: { id, author } } };
}

type Told = Omit<PushedThing, 'profileId'>;

/** Read receipts, reactions and typing are no words. */
export function readMessaging(entry: Fields, own: string): readonly Told[] {
  return listOf(entry['messaging'])
    .map(fieldsOf)
    .flatMap((event): readonly Told[] => {
      const { message, sender, recipient, timestamp, message_edit: edit } = event;
      if (edit !== undefined) return [{ kind: 'messages', raw: null }];
      const { mid, text, attachments, is_deleted: isDeleted } = fieldsOf(message);
      const id = idOf(mid);
      if (id === null) return [];
      const [from, to] = [idOf(fieldsOf(sender)['id']), idOf(fieldsOf(recipient)['id'])];
      if (isDeleted === true) {
        const other = from === own ? to : from;
        const handle = { ...(other === null ? {} : { with: other }), ...(from === null ? {} : { author: from }) };
        return [{ kind: 'messages', raw: rawOfRemovedMessage(id, own, handle) }];
      }
      const item = { id, message: text ?? '', created_time: timestamp, from: { id: from }, to: { data: [{ id: to }] } };
      const raw = rawOfMessage({ ...item, ...(attachments === undefined ? {} : { attachments }) }, own, {});
      return [{ kind: 'messages', raw }];
    });
}

export function normaliseMessage(body: Fields, context: NormaliseContext): Heard {
  const [own, other] = [idOf(body['own']), idOf(body['with'])];
  const removed = body['removed'] === undefined ? null : fieldsOf(body['removed']);
  const item = fieldsOf(removed ?? body['item']);
  const from = fieldsOf(item['from']);
  const canonicalId = lastingId(item['id']);
  const author = lastingId(
    removed === null ? from['id'] : (idOf(removed['author']) ?? other ?? nobodyElse(canonicalId)),
  );
  if (own === null) throw new Error('This message does not say whose conversation it stands in.');
  const saidAt = timeOf(item['created_time']);
  const username = textOf(from['username']);
  return {
    canonicalId,
    threadId: lastingId(`${own}/${other ?? author}`),
    parentId: null,
    kind: 'message',
    visibility: 'private',
    author: {
      externalId: author,
      handle: username,
      name: textOf(from['name']) ?? username,
      url: null,
      avatarUrl: null,
      followers: null,
    },
    isOwn: author === own || context.ownIds.has(author),
    text: wordsOf(item['message']),
    title: null,
    url: null,
    languageHint: null,
    rating: null,
    publishedAt: saidAt,
    media: mediaOf(item['attachments']),
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: removed !== null,
    handle: {
      what: 'message',
      id: canonicalId,
      author,
      ...(other === null ? {} : { with: other }),
      ...(saidAt === null ? {} : { at: saidAt.toISOString() }),
    },
  };
}

const PUSHED_KINDS: Readonly<Record<string, HeardMedia['kind']>> = { image: 'image', video: 'video', audio: 'audio' };

/** Polled attachments stand in `data` by what they are, pushed ones in a list by type. */
function mediaOf(attachments: unknown): readonly HeardMedia[] {
  const polled = listOf(fieldsOf(attachments)['data']).map(fieldsOf).map(polledMedia);
  const pushed = listOf(attachments).map(fieldsOf).map(pushedMedia);
  return [...polled, ...pushed].filter((one) => one !== null).slice(0, MOST_MEDIA);
}

function polledMedia(one: Fields): HeardMedia | null {
  const mime = textOf(one['mime_type']) ?? '';
  const places = [fieldsOf(one['image_data'])['url'], fieldsOf(one['video_data'])['url'], one['file_url']];
  const [image, video, file] = places.map(webAddressOf);
  if (image) return { kind: 'image', url: image, alt: null };
  if (video) return { kind: 'video', url: video, alt: null };
  return file ? { kind: mime.startsWith('audio/') ? 'audio' : 'file', url: file, alt: null } : null;
}

function pushedMedia({ type, payload }: Fields): HeardMedia | null {
  const url = webAddressOf(fieldsOf(payload)['url']);
  return url === null ? null : { kind: PUSHED_KINDS[textOf(type) ?? ''] ?? 'file', url, alt: null };
}
