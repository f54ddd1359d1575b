// One poll: the newest threads of the whole channel, and the replies of those that grew. A new reply does not move an old
// thread up, so once an hour the walk goes deep; what has not changed is not heard again.

import type { Hands, ListenTo, Page, Raw } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import type { AskGoogle } from '../families/google/api.ts';
import { type Entry, walkNewest } from '../families/google/walk.ts';
import { countOf, fieldsOf, idOf, listOf, textOf, timeOf } from '../tolerant.ts';
import { askAs, askList, askReplies, PAGE_SIZE, snippetOf } from './ask.ts';
import { type Place, wrap } from './normalise.ts';

/** 500 threads. */
const DEEP_PAGES = 5;
/** 300 replies of one thread. */
const MOST_REPLY_PAGES = 3;

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const ask = askAs(source.credential, hands);
  const channelId = source.profile?.externalId;
  if (channelId === undefined) throw new ChannelError('auth_expired', 'This source listens as a channel: connect one.');
  const read = async (token: string | null) => {
    const list = await askThreads(ask, channelId, 'published', token);
    return { entries: list.items.map((thread) => entryOf(thread, ask)), next: list.next };
  };
  yield* walkNewest({ read, deepPages: DEEP_PAGES }, source.cursor, hands.now());
}

/** The threads of all videos and posts of a channel, newest first. */
export function askThreads(
  ask: AskGoogle,
  channelId: string,
  status: 'published' | 'heldForReview',
  at: string | null,
) {
  return askList(ask, 'commentThreads', {
    part: 'snippet,replies',
    allThreadsRelatedToChannelId: channelId,
    moderationStatus: status,
    order: 'time',
    maxResults: PAGE_SIZE,
    textFormat: 'plainText',
    pageToken: at,
  });
}

function entryOf(thread: unknown, ask: AskGoogle): Entry {
  const { id, top, shown, total, place } = readThread(thread);
  const changes = [top, ...shown].map((comment) => timeOf(snippetOf(comment)['updatedAt'])?.getTime() ?? 0);
  return {
    key: id,
    at: timeOf(snippetOf(top)['publishedAt']),
    sign: `${total} ${Math.max(...changes).toString(36)}`,
    raws: async () => {
      const all =
        total > shown.length ? await askReplies(ask, id, MOST_REPLY_PAGES) : { comments: shown, isCut: false };
      const raws = [rawOf(top, place), ...all.comments.map((reply) => rawOf(reply, { ...place, replies: null }))];
      if (!all.isCut) return { raws };
      const why = `The thread ${id} has more replies than ${MOST_REPLY_PAGES} pages hold.`;
      return { raws, gap: { from: null, until: null, why } };
    },
  };
}

/** A thread as the list gives it: its top comment, and a few of its replies. */
export function readThread(thread: unknown) {
  const { id, snippet, replies } = fieldsOf(thread);
  const { topLevelComment: top, videoId, postId, totalReplyCount } = fieldsOf(snippet);
  const about = snippetOf(top);
  const shown = listOf(fieldsOf(replies)['comments']);
  const total = countOf(totalReplyCount) ?? shown.length;
  const place: Place = {
    video: textOf(videoId) ?? textOf(about['videoId']),
    post: textOf(postId) ?? textOf(about['postId']),
    replies: total,
  };
  return { id: idOf(id) ?? idOf(fieldsOf(top)['id']) ?? '', top, shown, total, place };
}

export function rawOf(comment: unknown, place: Place): Raw {
  return { externalId: idOf(fieldsOf(comment)['id']) ?? 'a comment without an id', body: wrap(comment, place) };
}
