// What the small YouTube answers, in the forms of its discovery file; errors from the tables of each method's page under
// https://developers.google.com/youtube/v3/docs, prices from https://developers.google.com/youtube/v3/determine_quota_cost

import type { Call, Reply } from '../fake-http.ts';
import { refusal } from '../families/google/fake-google.ts';
import type { Comment, Status, World } from './fake-world.ts';

export interface Rules {
  /** Units a day; the rule of the double is that a spent day refuses everything. */
  readonly units: number;
  /** Answers 404 when one of several ids is not there (the page of comments.list names it); else leaves it out. */
  readonly isStrictAboutIds: boolean;
}

export interface Meter {
  used: number;
}

const PREFIX = '/youtube.googleapis.com/youtube/v3/';
/** "A limited number", says the page of commentThreads; clients have always seen five. */
const REPLIES_SHOWN = 5;

export function answer(world: World, call: Call, rules: Rules, meter: Meter): Reply {
  meter.used += call.method === 'GET' ? 1 : 50;
  if (meter.used > rules.units) {
    return refusal(403, 'quotaExceeded', 'The request cannot be completed because you have exceeded your quota.');
  }
  const act = `${call.method} ${call.url.pathname.replace(PREFIX, '')}`;
  switch (act) {
    case 'GET channels':
      return channels(world);
    case 'GET commentThreads':
      return threads(world, call.url.searchParams, rules);
    case 'GET comments':
      return comments(world, call.url.searchParams, rules);
    case 'POST comments':
      return insert(world, call);
    case 'POST comments/setModerationStatus':
      return moderate(world, call.url.searchParams);
    default:
      return refusal(404, 'notFound', 'The requested entity was not found.');
  }
}

function channels({ brand }: World): Reply {
  const snippet = { title: 'Acme Coffee', customUrl: brand.handle, publishedAt: '2015-03-01T00:00:00Z' };
  const items = [{ kind: 'youtube#channel', etag: 'c', id: brand.channelId, snippet }];
  return { status: 200, body: { kind: 'youtube#channelListResponse', etag: 'cs', items } };
}

function threads(world: World, query: URLSearchParams, rules: Rules): Reply {
  if (query.has('id')) return threadsById(world, query, rules);
  if (query.get('allThreadsRelatedToChannelId') !== world.brand.channelId) {
    return refusal(404, 'channelNotFound', 'The channel specified in the request could not be found.');
  }
  const status = (query.get('moderationStatus') ?? 'published') as Status;
  const view = { world, isPlain: query.get('textFormat') === 'plainText' };
  const found = world.threads(status);
  return page(found, query, 'youtube#commentThreadListResponse', (top) => threadOf(view, top, status));
}

function threadsById(world: World, query: URLSearchParams, { isStrictAboutIds }: Rules): Reply {
  const others = ['moderationStatus', 'order', 'maxResults', 'pageToken'].filter((name) => query.has(name));
  if (others.length > 0) return refusal(400, 'incompatibleParameters', `id does not go with ${others.join()}.`);
  const wanted = (query.get('id') ?? '').split(',');
  const found = wanted.flatMap((id) => world.find(id) ?? []).filter((one) => one.top === null && world.isPublic(one));
  if (isStrictAboutIds && found.length < wanted.length) return notFound();
  const view = { world, isPlain: query.get('textFormat') === 'plainText' };
  const items = found.map((top) => threadOf(view, top, 'published'));
  return { status: 200, body: { kind: 'youtube#commentThreadListResponse', etag: 'ti', items } };
}

function comments(world: World, query: URLSearchParams, { isStrictAboutIds }: Rules): Reply {
  const [ids, parentId] = [query.get('id'), query.get('parentId')];
  if ((ids === null) === (parentId === null)) return refusal(400, 'missingRequiredParameter', 'No filter selected.');
  const view = { world, isPlain: query.get('textFormat') === 'plainText' };
  if (parentId !== null) {
    const top = world.find(parentId);
    if (top === null) return notFound();
    const replies = world.isPublic(top) ? world.repliesTo(top) : [];
    return page(replies.toReversed(), query, 'youtube#commentListResponse', (one) =>
      commentOf(view, one, { isAlone: true }),
    );
  }
  const wanted = (ids ?? '').split(',');
  if (wanted.length > 50 || query.has('maxResults')) {
    return refusal(400, 'invalidFilters', 'At most 50 ids, and no other filter.');
  }
  const found = wanted.map((id) => world.find(id)).filter((one) => one !== null && world.isPublic(one));
  if (isStrictAboutIds && found.length < wanted.length) return notFound();
  const items = found.filter((one) => one !== null).map((one) => commentOf(view, one, { isAlone: true }));
  return { status: 200, body: { kind: 'youtube#commentListResponse', etag: 'cl', items } };
}

function notFound(): Reply {
  return refusal(404, 'commentNotFound', 'One or more of the specified comments cannot be found.');
}

function insert(world: World, call: Call): Reply {
  const { snippet } = call.body as { snippet: { parentId?: string; textOriginal?: string } };
  const text = snippet.textOriginal ?? '';
  if (text.trim() === '') return refusal(400, 'commentTextRequired', 'Comments cannot be empty.');
  if (text.length > 10_000) return refusal(400, 'commentTextTooLong', 'The comment contains too many characters.');
  const parent = world.find(snippet.parentId ?? '');
  if (parent === null) return refusal(404, 'parentCommentNotFound', 'The specified parent comment cannot be found.');
  if (parent.top !== null) {
    return refusal(400, 'operationNotSupported', 'The API user cannot insert a reply to this comment.');
  }
  const view = { world, isPlain: false };
  return { status: 200, body: commentOf(view, world.write(world.brand, text, parent), { isAlone: true }) };
}

function moderate(world: World, query: URLSearchParams): Reply {
  for (const id of (query.get('id') ?? '').split(',')) {
    const comment = world.find(id);
    if (comment === null) return notFound();
    comment.status = query.get('moderationStatus') as Status;
  }
  return { status: 204 };
}

interface View {
  readonly world: World;
  readonly isPlain: boolean;
}

function threadOf(view: View, top: Comment, status: Status) {
  const { world } = view;
  const replies = world.repliesTo(top, status).toReversed();
  const shown = replies.slice(0, REPLIES_SHOWN).map((one) => commentOf(view, one));
  return {
    kind: 'youtube#commentThread',
    etag: 't',
    id: top.id,
    snippet: {
      channelId: world.brand.channelId,
      videoId: world.video,
      topLevelComment: commentOf(view, top),
      canReply: true,
      totalReplyCount: replies.length,
      isPublic: top.status === 'published',
    },
    ...(shown.length === 0 ? {} : { replies: { comments: shown } }),
  };
}

function commentOf({ world, isPlain }: View, comment: Comment, { isAlone = false } = {}) {
  const { id, by, top, text, at, editedAt, status } = comment;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return {
    kind: 'youtube#comment',
    etag: `e-${editedAt.getTime()}`,
    id,
    snippet: {
      // Outside a thread nothing says where a comment stands: so do answers kept in sns-sdks/python-youtube's testdata.
      ...(isAlone ? {} : { channelId: world.brand.channelId, videoId: world.video }),
      textDisplay: isPlain ? text : escaped,
      ...(by === world.brand ? { textOriginal: text } : {}),
      ...(top === null ? {} : { parentId: top.id }),
      authorDisplayName: by.handle,
      authorProfileImageUrl: `https://yt3.ggpht.com/${by.channelId}=s48`,
      authorChannelUrl: `http://www.youtube.com/${by.handle}`,
      authorChannelId: { value: by.channelId },
      canRate: true,
      viewerRating: 'none',
      likeCount: 0,
      ...(isAlone || status === 'published' ? {} : { moderationStatus: status }),
      publishedAt: at.toISOString(),
      updatedAt: editedAt.toISOString(),
    },
  };
}

function page<T>(all: readonly T[], query: URLSearchParams, kind: string, toItem: (one: T) => unknown): Reply {
  const size = Number(query.get('maxResults') ?? 20);
  const token = /^Q(\d+)$/u.exec(query.get('pageToken') ?? 'Q0')?.[1];
  if (token === undefined) return refusal(400, 'invalidPageToken', 'The request specifies an invalid page token.');
  const from = Number(token);
  const items = all.slice(from, from + size).map(toItem);
  const next = from + size < all.length ? { nextPageToken: `Q${from + size}` } : {};
  const pageInfo = { totalResults: items.length, resultsPerPage: size };
  return { status: 200, body: { kind, etag: 'p', ...next, pageInfo, items } };
}
