// What the double answers: X's calls, its refusals in its own words, and its limits. Rules that no description holds name
// their source; all of them stand in fixtures/README.md with their marks.

import { weigh } from '../../core/weighted/weigh.ts';
import type { Call, Reply } from '../fake-http.ts';
import { Writer } from './fake-entities.ts';
import {
  firstId,
  type Image,
  type Message,
  newest,
  newestText,
  type Person,
  type Platform,
  type Post,
  rootOf,
} from './fake-platform.ts';
import { pairOf } from './normalise.ts';
import { isNewer, timeOf } from './snowflake.ts';

export interface House {
  readonly platform: Platform;
  /** People who take no direct messages from strangers. */
  readonly closed: ReadonlySet<string>;
}

interface Asked {
  readonly house: House;
  readonly call: Call;
  readonly viewer: Person;
  /** The parts of the path in brackets. */
  readonly ids: readonly string[];
}

const DAY_MS = 86_400_000;

const ROUTES: readonly (readonly [method: string, path: RegExp, answer: (asked: Asked) => Reply])[] = [
  ['GET', /^\/2\/users\/me$/, me],
  ['GET', /^\/2\/users\/(\d+)\/mentions$/, mentions],
  ['GET', /^\/2\/users\/(\d+)\/tweets$/, postsBy],
  ['GET', /^\/2\/tweets\/search\/recent$/, search],
  ['GET', /^\/2\/tweets$/, lookUp],
  ['POST', /^\/2\/tweets$/, create],
  ['POST', /^\/2\/media\/upload$/, takePicture],
  ['POST', /^\/2\/media\/metadata$/, tellOfPicture],
  ['PUT', /^\/2\/tweets\/(\d+)\/hidden$/, hide],
  ['GET', /^\/2\/dm_events$/, events],
  ['GET', /^\/2\/dm_events\/(\d+)$/, event],
  ['GET', /^\/2\/dm_conversations\/with\/(\d+)\/dm_events$/, eventsWith],
  ['GET', /^\/2\/dm_conversations\/([\d-]+)\/dm_events$/, eventsIn],
  ['POST', /^\/2\/dm_conversations\/with\/(\d+)\/messages$/, sendTo],
  ['POST', /^\/2\/dm_conversations\/([\d-]+)\/messages$/, sendInto],
];

export function answer(house: House, call: Call, viewer: Person): Reply {
  for (const [method, path, give] of ROUTES) {
    const match = method === call.method ? path.exec(call.url.pathname) : null;
    if (match !== null) return give({ house, call, viewer, ids: match.slice(1) });
  }
  return problem(404, 'Not Found', `There is no ${call.method} ${call.url.pathname}.`);
}

export function problem(status: number, title: string, detail: string, more: Record<string, unknown> = {}): Reply {
  return { status, body: { title, detail, type: 'about:blank', status, ...more } };
}

function me({ call, viewer }: Asked): Reply {
  return { status: 200, body: { data: new Writer(call.url.searchParams).user(viewer) } };
}

function mentions({ house, call, ids }: Asked): Reply {
  const account = house.platform.byUserId(ids[0] ?? '');
  if (account === null) return problem(404, 'Not Found', 'There is no such account.');
  const names = new RegExp(`@${account.name}\\b`, 'iu');
  const list = house.platform.list((post) => post.by !== account && names.test(newestText(post)));
  return page(call, list.slice(0, 800));
}

function postsBy({ house, call, ids }: Asked): Reply {
  const isRepostOut = (call.url.searchParams.get('exclude') ?? '').split(',').includes('retweets');
  const list = house.platform.list((post) => post.by.id === ids[0] && !(isRepostOut && post.repeats !== null));
  return page(call, list.slice(0, 3_200));
}

/** Words, "exact words" and -without; keyword searches bring no reposts (X's changelog, 4 May 2026). */
function search({ house, call }: Asked): Reply {
  const { searchParams } = call.url;
  const query = searchParams.get('query') ?? '';
  if (query.length > 512) return problem(400, 'Invalid Request', 'Your query is longer than 512 characters.');
  const since = timeOf(searchParams.get('since_id') ?? '')?.getTime();
  const start = Date.parse(searchParams.get('start_time') ?? '') || since;
  if (start !== undefined && start < Date.now() - 7 * DAY_MS) {
    return problem(400, 'Invalid Request', "'since_id' and 'start_time' must be within the last seven days.");
  }
  const terms = [...query.matchAll(/(-?)(?:"([^"]*)"|(\S+))/gu)].map(([, not, exact, word]) => ({
    isWanted: not === '',
    text: (exact ?? word ?? '').toLowerCase(),
  }));
  const isHit = (post: Post) =>
    terms.every(({ isWanted, text }) => newestText(post).toLowerCase().includes(text) === isWanted);
  return page(
    call,
    house.platform.list((post) => post.repeats === null && isHit(post)),
  );
}

function page(call: Call, list: readonly Post[]): Reply {
  const query = call.url.searchParams;
  const token = query.get('pagination_token');
  const start = Date.parse(query.get('start_time') ?? '');
  const bounds = { since: query.get('since_id'), until: token === null ? query.get('until_id') : fromToken(token) };
  const wanted = list.filter((post) => {
    const id = newest(post);
    const isAfter = bounds.since === null || isNewer(id, bounds.since);
    const isBefore = bounds.until === null || isNewer(bounds.until, id);
    return isAfter && isBefore && !((timeOf(id)?.getTime() ?? 0) < start);
  });
  const shown = wanted.slice(0, Number(query.get('max_results') ?? 10));
  const last = shown.at(-1);
  const first = shown[0];
  const ends = first === undefined || last === undefined ? {} : { newest_id: newest(first), oldest_id: newest(last) };
  const more = wanted.length > shown.length && last !== undefined ? { next_token: toToken(newest(last)) } : {};
  const writer = new Writer(query);
  return listed(
    shown.map((post) => writer.post(post)),
    writer.includes(shown),
    { ...ends, ...more },
  );
}

/** Empty lists are left out, as X leaves them out. */
function listed(data: readonly unknown[], includes: object, meta: object): Reply {
  const body = {
    ...(data.length === 0 ? {} : { data }),
    ...(Object.keys(includes).length === 0 ? {} : { includes }),
    meta: { result_count: data.length, ...meta },
  };
  return { status: 200, body };
}

function toToken(id: string): string {
  return BigInt(id).toString(32).padStart(18, '0');
}

function fromToken(token: string): string {
  return [...token].reduce((sum, digit) => sum * 32n + BigInt(Number.parseInt(digit, 32) || 0), 0n).toString();
}

function lookUp({ house, call }: Asked): Reply {
  const query = call.url.searchParams;
  const ids = (query.get('ids') ?? '').split(',');
  const writer = new Writer(query);
  const found: Post[] = [];
  const data: unknown[] = [];
  const errors: unknown[] = [];
  for (const id of ids) {
    const post = house.platform.post(id);
    if (post === null || post.isRemoved) errors.push(notFound(id));
    else if (post.by.isSuspended) errors.push(suspended(id));
    else {
      found.push(post);
      data.push(writer.post(post, id));
    }
  }
  const includes = writer.includes(found);
  const body = {
    ...(data.length === 0 ? {} : { data }),
    ...(errors.length === 0 ? {} : { errors }),
    ...(Object.keys(includes).length === 0 ? {} : { includes }),
  };
  return { status: 200, body };
}

function suspended(id: string): Record<string, unknown> {
  return {
    ...notFound(id),
    type: 'https://api.twitter.com/2/problems/not-authorized-for-resource',
    title: 'Authorization Error',
    detail: `User of ${id} has been suspended.`,
  };
}

function notFound(id: string): Record<string, unknown> {
  return {
    type: 'https://api.twitter.com/2/problems/resource-not-found',
    title: 'Not Found Error',
    detail: `Could not find tweet with ids: [${id}].`,
    parameter: 'ids',
    value: id,
    resource_id: id,
    resource_type: 'tweet',
  };
}

interface Created {
  readonly text?: string;
  readonly reply?: { readonly in_reply_to_tweet_id: string };
  readonly media?: { readonly media_ids: readonly string[] };
}

function picturesNamed(platform: Platform, ids: readonly string[]): readonly Image[] | null {
  const found = ids.flatMap((id) => platform.uploaded(id) ?? []);
  return found.length < ids.length ? null : found;
}

/** In one piece: at most 5 MB (docs.x.com/x-api/media). */
function takePicture({ house: { platform }, call }: Asked): Reply {
  const { media = '' } = (call.body ?? {}) as { media?: string };
  const size = Buffer.from(media, 'base64').length;
  if (size === 0 || size > 5 * 1024 * 1024) return problem(400, 'Invalid Request', 'The media is too large or empty.');
  const id = platform.upload();
  // `meta` is required by the description, which says nothing of what is in it.
  return { status: 200, body: { data: { id, media_key: `3_${id}`, size, expires_after_secs: 86_400 }, meta: {} } };
}

function tellOfPicture({ house: { platform }, call }: Asked): Reply {
  const { id, metadata } = call.body as { id: string; metadata?: { alt_text?: { text: string } } };
  if (platform.uploaded(id) === null) return problem(404, 'Not Found', 'There is no such media.');
  platform.tell(id, metadata?.alt_text?.text ?? '');
  return { status: 200, body: { data: { id, associated_metadata: { alt_text: metadata?.alt_text } } } };
}

function create({ house: { platform }, call, viewer }: Asked): Reply {
  const { text = '', reply, media } = (call.body ?? {}) as Created;
  const refuse = (detail: string) => problem(403, 'Forbidden', detail);
  if (weigh(text) > 280) return refuse('Your Tweet text is too long.');
  const to = reply === undefined ? null : platform.post(reply.in_reply_to_tweet_id);
  if (reply !== undefined && (to === null || to.isRemoved)) {
    return refuse('You attempted to reply to a Tweet that is deleted or not visible to you.');
  }
  if (to !== null && to.by !== viewer && !platform.hasSummoned(viewer, to)) {
    return refuse(
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
    );
  }
  if (platform.list((post) => post.by === viewer && newestText(post).endsWith(text)).length > 0) {
    return refuse('You are not allowed to create a Tweet with duplicate content.');
  }
  // X puts the names of those answered before the words.
  const named = to === null || to.by === viewer ? text : `@${to.by.name} ${text}`;
  const images = picturesNamed(platform, media?.media_ids ?? []);
  if (images === null) return problem(400, 'Invalid Request', 'Your media IDs are invalid.');
  const post = platform.write({ by: viewer, text: named, to, images });
  return { status: 201, body: { data: { id: firstId(post), text: named } } };
}

function hide({ house: { platform }, call, viewer, ids }: Asked): Reply {
  const post = platform.post(ids[0] ?? '');
  if (post === null || post.isRemoved) return problem(404, 'Not Found', 'Could not find this Tweet.');
  if (post.to === null || rootOf(post).by !== viewer) {
    return problem(403, 'Forbidden', 'You can only hide replies in conversations that you started.');
  }
  post.isHidden = (call.body as { hidden?: boolean }).hidden === true;
  return { status: 200, body: { data: { hidden: post.isHidden } } };
}

function events(asked: Asked): Reply {
  return messagePage(asked, (message) => isIn(asked, message.conversation));
}

function eventsWith(asked: Asked): Reply {
  const pair = pairOf(asked.viewer.id, asked.ids[0] ?? '0');
  return messagePage(asked, (message) => message.conversation === pair);
}

function eventsIn(asked: Asked): Reply {
  const [conversation = ''] = asked.ids;
  if (!isIn(asked, conversation)) return problem(403, 'Forbidden', 'You are not part of this conversation.');
  return messagePage(asked, (message) => message.conversation === conversation);
}

function isIn({ house, viewer }: Asked, conversation: string): boolean {
  return conversation.split('-').includes(viewer.id) || house.platform.members(conversation).includes(viewer);
}

/** X keeps thirty days of them. */
function messagePage({ house, call }: Asked, isWanted: (message: Message) => boolean): Reply {
  const query = call.url.searchParams;
  const token = query.get('pagination_token');
  if (token !== null && !/^[0-9a-v]{18}$/.test(token)) {
    return problem(400, 'Invalid Request', 'The pagination token is not one of ours.');
  }
  const until = token === null ? null : fromToken(token);
  const oldest = Date.now() - 30 * DAY_MS;
  const list = house.platform.messagesIn(
    (one) => isWanted(one) && (timeOf(one.id)?.getTime() ?? 0) > oldest && (until === null || isNewer(until, one.id)),
  );
  const shown = list.slice(0, Number(query.get('max_results') ?? 100));
  const last = shown.at(-1);
  const more = list.length > shown.length && last !== undefined ? { next_token: toToken(last.id) } : {};
  const writer = new Writer(query);
  return listed(
    shown.map((one) => writer.message(one)),
    writer.includes(shown),
    more,
  );
}

function event(asked: Asked): Reply {
  const message = asked.house.platform.message(asked.ids[0] ?? '');
  if (message === null || message.isRemoved || !isIn(asked, message.conversation)) {
    return problem(404, 'Not Found', 'There is no such message.');
  }
  const writer = new Writer(asked.call.url.searchParams);
  const includes = writer.includes([message]);
  const more = Object.keys(includes).length === 0 ? {} : { includes };
  return { status: 200, body: { data: writer.message(message), ...more } };
}

function sendTo(asked: Asked): Reply {
  const to = asked.house.platform.byUserId(asked.ids[0] ?? '');
  if (to === null || asked.house.closed.has(to.name)) {
    return problem(403, 'Forbidden', 'You cannot send messages to this user.');
  }
  return sent(asked, pairOf(asked.viewer.id, to.id));
}

function sendInto(asked: Asked): Reply {
  const [conversation = ''] = asked.ids;
  if (!isIn(asked, conversation)) return problem(403, 'Forbidden', 'You are not part of this conversation.');
  return sent(asked, conversation);
}

interface Messaged {
  readonly text?: string;
  readonly attachments?: readonly { readonly media_id: string }[];
}

function sent({ house: { platform }, call, viewer }: Asked, conversation: string): Reply {
  const { text = '', attachments = [] } = (call.body ?? {}) as Messaged;
  const images = picturesNamed(
    platform,
    attachments.map(({ media_id: id }) => id),
  );
  if (images === null || images.length > 1) return problem(400, 'Invalid Request', 'Your media IDs are invalid.');
  if ([...text].length > 10_000) return problem(400, 'Invalid Request', 'The text is longer than 10,000 characters.');
  const answered = platform.messagesIn((one) => one.conversation === conversation && one.by !== viewer)[0];
  const message = platform.send({ by: viewer, text, conversation, to: answered?.id ?? null, images });
  return { status: 201, body: { data: { dm_conversation_id: conversation, dm_event_id: message.id } } };
}
