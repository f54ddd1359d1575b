// The calls the double answers, as Mastodon documents them. Comes in: one request, already read; goes out: a status
// code, a JSON body and headers. With `isKin` it ignores what kin ignore.

import { aboutKin, aboutV1, aboutV2 } from './fake-about.ts';
import { renderCredentialAccount, renderImage, renderNotice, renderStatus } from './fake-entities.ts';
import type { Image, Instance, Person, Post, Visibility } from './fake-instance.ts';

export interface Call {
  readonly method: string;
  readonly url: URL;
  readonly viewer: Person | null;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface House {
  readonly instance: Instance;
  readonly maxCharacters: number;
  readonly slowPictures: number;
  /** Hashtags are for members only. */
  readonly isClosed: boolean;
  /** Refuses types of notification it does not know, as Pleroma does. */
  readonly checksTypes: boolean;
  /** People whose notices the brand's notification policy filters. */
  readonly filtered: readonly string[];
  /** Looks a post up elsewhere on the network, and makes a local copy of it. */
  readonly fetchRemote: (uri: string) => Post | null;
}

type Route = (house: House, call: Call, id: string) => Reply;

const NOT_FOUND: Reply = { status: 404, body: { error: 'Record not found' } };
const NO_TOKEN: Reply = { status: 401, body: { error: 'The access token is invalid' } };

const ROUTES: readonly (readonly [method: string, path: RegExp, needsToken: boolean, route: Route])[] = [
  ['GET', /^\/api\/v1\/accounts\/verify_credentials$/, true, whoAmI],
  ['GET', /^\/api\/v1\/accounts\/([^/]+)\/statuses$/, false, statusesOf],
  ['GET', /^\/api\/v1\/notifications$/, true, notifications],
  ['GET', /^\/api\/v1\/timelines\/tag\/([^/]+)$/, false, hashtag],
  ['GET', /^\/api\/v1\/statuses\/([^/]+)$/, false, oneStatus],
  ['GET', /^\/api\/v1\/statuses\/([^/]+)\/context$/, false, context],
  ['POST', /^\/api\/v1\/statuses$/, true, postStatus],
  ['POST', /^\/api\/v2\/media$/, true, takePicture],
  ['GET', /^\/api\/v1\/media\/([^/]+)$/, true, lookAtPicture],
  ['PUT', /^\/api\/v1\/statuses\/([^/]+)$/, true, editStatus],
  ['DELETE', /^\/api\/v1\/statuses\/([^/]+)$/, true, deleteStatus],
  ['POST', /^\/api\/v1\/statuses\/([^/]+)\/favourite$/, true, favourite],
  ['GET', /^\/api\/v2\/search$/, true, search],
  ['GET', /^\/api\/v2\/instance$/, false, instanceV2],
  ['GET', /^\/api\/v1\/instance$/, false, instanceV1],
];

export function answer(house: House, call: Call): Reply {
  for (const [method, path, needsToken, route] of ROUTES) {
    const match = call.method === method ? path.exec(call.url.pathname) : null;
    if (match === null) continue;
    if (needsToken && call.viewer === null) return NO_TOKEN;
    return route(house, call, decodeURIComponent(match[1] ?? ''));
  }
  return { status: 404, body: { error: 'Not found' } };
}

function whoAmI({ instance }: House, { viewer }: Call): Reply {
  return viewer === null ? NO_TOKEN : { status: 200, body: renderCredentialAccount(instance, viewer) };
}

function statusesOf(house: House, call: Call, id: string): Reply {
  const { instance } = house;
  const person = instance.personById(id);
  if (person === null) return NOT_FOUND;
  const posts = instance.posts.filter((post) => post.by === person && instance.isVisible(post, call.viewer));
  return list(house, call, posts.reverse(), (post) => renderStatus(instance, post, call.viewer));
}

function notifications(house: House, call: Call): Reply {
  const { instance } = house;
  const asked = call.url.searchParams.getAll('types[]');
  if (house.checksTypes && asked.some((type) => type !== 'mention')) {
    return { status: 400, body: { error: 'types - Invalid value for enum.' } };
  }
  const types = instance.isKin ? [] : asked;
  const withFiltered = call.url.searchParams.get('include_filtered') === 'true';
  const notices = instance.notices.filter(
    (notice) =>
      notice.for === call.viewer &&
      (types.length === 0 || types.includes(notice.type)) &&
      (withFiltered || !house.filtered.includes(notice.by.name)) &&
      (notice.post === null || instance.isVisible(notice.post, call.viewer)),
  );
  return list(house, call, notices.reverse(), (notice) => renderNotice(instance, notice));
}

function hashtag(house: House, call: Call, tag: string): Reply {
  const { instance } = house;
  if (house.isClosed && call.viewer === null) {
    return { status: 422, body: { error: 'This method requires an authenticated user', details: {} } };
  }
  const name = tag.toLowerCase();
  const posts = instance.posts.filter(
    (post) => post.tags.includes(name) && post.visibility === 'public' && !post.isRemoved,
  );
  return list(house, call, posts.reverse(), (post) => renderStatus(instance, post, call.viewer));
}

/** Newest first, from `max_id` down. Kin tell no next page, so it has to be guessed. */
function list<T extends { readonly id: string }>(
  { instance }: House,
  call: Call,
  items: readonly T[],
  render: (item: T) => unknown,
): Reply {
  const query = call.url.searchParams;
  const limit = Math.min(Number(query.get('limit') ?? 20), instance.isKin ? 20 : 40);
  const maxId = query.get('max_id');
  const from = maxId === null ? 0 : items.findIndex((item) => item.id === maxId) + 1;
  const page = items.slice(from, from + limit);
  const [first, last] = [page[0], page.at(-1)];
  if (instance.isKin || first === undefined || last === undefined) return { status: 200, body: page.map(render) };
  const link = (rel: string, name: string, id: string) => {
    const next = new URL(call.url);
    next.searchParams.delete('max_id');
    next.searchParams.set(name, id);
    return `<${next}>; rel="${rel}"`;
  };
  const links = [link('prev', 'min_id', first.id)];
  if (from + limit < items.length) links.unshift(link('next', 'max_id', last.id));
  return { status: 200, body: page.map(render), headers: { link: links.join(', ') } };
}

function oneStatus({ instance }: House, { viewer }: Call, id: string): Reply {
  const post = instance.byId(id);
  if (post === null || !instance.isVisible(post, viewer)) return NOT_FOUND;
  return { status: 200, body: renderStatus(instance, post, viewer) };
}

/** Kin of Pleroma's line list everything older of the conversation among the ancestors, siblings too. */
function context({ instance }: House, { viewer }: Call, id: string): Reply {
  const post = instance.byId(id);
  if (post === null || !instance.isVisible(post, viewer)) return NOT_FOUND;
  const chain = instance.ancestorsOf(post);
  const root = chain[0] ?? post;
  const older = instance.posts.slice(0, instance.posts.indexOf(post));
  const ancestors = instance.isKin ? [root, ...instance.descendantsOf(root)].filter((p) => older.includes(p)) : chain;
  const render = (posts: readonly Post[]) =>
    posts.filter((p) => instance.isVisible(p, viewer)).map((p) => renderStatus(instance, p, viewer));
  return {
    status: 200,
    body: { ancestors: render(ancestors), descendants: render(instance.descendantsOf(post)) },
  };
}

function postStatus(house: House, { viewer, body, headers }: Call): Reply {
  const { instance } = house;
  if (viewer === null) return NO_TOKEN;
  const key = `${viewer.id} ${headers['idempotency-key'] ?? ''}`;
  const earlier = instance.isKin || !headers['idempotency-key'] ? undefined : instance.keys.get(key);
  if (earlier !== undefined) return { status: 200, body: renderStatus(instance, earlier, viewer) };
  const text = String(body['status'] ?? '');
  const toId = body['in_reply_to_id'];
  const to = toId === undefined ? null : instance.byId(String(toId));
  if (toId !== undefined && to === null) {
    return { status: 404, body: { error: 'The post you are trying to reply to does not appear to exist.' } };
  }
  if (text === '') return { status: 422, body: { error: "Validation failed: Text can't be blank" } };
  if (lengthOf(text, instance.isKin) > house.maxCharacters) {
    const error = `Validation failed: Text character limit of ${house.maxCharacters} exceeded`;
    return { status: 422, body: { error } };
  }
  const images = picturesNamed(house, body['media_ids']);
  if (typeof images === 'string') return { status: 422, body: { error: images } };
  const visibility = String(body['visibility'] ?? 'public') as Visibility;
  const language = typeof body['language'] === 'string' ? body['language'] : null;
  const post = instance.write({ by: viewer, text, to, visibility, language, images });
  instance.keys.set(key, post);
  return { status: 200, body: renderStatus(instance, post, viewer) };
}

/** What Mastodon refuses, in its own words (app/services/post_status_service.rb and its locale file). */
function picturesNamed({ instance }: House, ids: unknown): readonly Image[] | string {
  const named = Array.isArray(ids) ? ids.map(String) : [];
  const found = named.flatMap((id) => instance.uploads.find((upload) => upload.id === id) ?? []);
  if (named.length > 4) return 'Cannot attach more than 4 files';
  if (found.length < named.length) return 'Media is not found or already attached to another post';
  return found.some(({ looksLeft }) => looksLeft > 0)
    ? 'Cannot attach files that have not finished processing. Try again in a moment!'
    : found;
}

const PICTURES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

function takePicture(house: House, { viewer, body }: Call): Reply {
  const { file, description } = body;
  if (viewer === null || !(file instanceof Blob))
    return { status: 422, body: { error: "Validation failed: File can't be blank" } };
  if (!PICTURES.includes(file.type))
    return { status: 422, body: { error: 'Validation failed: File content type is invalid' } };
  const { instance, slowPictures } = house;
  const id = instance.nextId();
  const url = `https://${instance.domain}/media/${id}`;
  const alt = typeof description === 'string' ? description : null;
  const upload = { id, by: viewer, url, alt, looksLeft: slowPictures };
  instance.uploads.push(upload);
  return { status: slowPictures > 0 ? 202 : 200, body: renderImage(id, upload) };
}

function lookAtPicture({ instance }: House, { viewer }: Call, id: string): Reply {
  const upload = instance.uploads.find((one) => one.id === id && one.by === viewer);
  if (upload === undefined) return NOT_FOUND;
  upload.looksLeft -= 1;
  return { status: upload.looksLeft > 0 ? 206 : 200, body: renderImage(id, upload) };
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Mastodon's own counting, written apart from Heed's; kin count what stands there. */
function lengthOf(text: string, isKin: boolean): number {
  const counted = isKin
    ? text
    : text.replace(/https?:\/\/\S+/g, 'x'.repeat(23)).replace(/(?<![\w/])@([\w.-]+)@[\w.-]+\w/g, '@$1');
  return [...segmenter.segment(counted)].length;
}

function editStatus({ instance }: House, { viewer, body }: Call, id: string): Reply {
  const post = instance.byId(id);
  if (post === null || post.by !== viewer) return NOT_FOUND;
  instance.edit(post, String(body['status'] ?? post.text));
  return { status: 200, body: renderStatus(instance, post, viewer) };
}

function deleteStatus({ instance }: House, { viewer }: Call, id: string): Reply {
  const post = instance.byId(id);
  if (post === null || post.by !== viewer) return NOT_FOUND;
  const body = { ...renderStatus(instance, post, viewer), text: post.text };
  post.isRemoved = true;
  return { status: 200, body };
}

function favourite({ instance }: House, { viewer }: Call, id: string): Reply {
  const post = instance.byId(id);
  if (post === null || viewer === null || !instance.isVisible(post, viewer)) return NOT_FOUND;
  post.likedBy.add(viewer);
  return { status: 200, body: renderStatus(instance, post, viewer) };
}

function search(house: House, { viewer, url }: Call): Reply {
  const { instance } = house;
  const wanted = url.searchParams.get('q') ?? '';
  const post =
    instance.byUri(wanted) ?? (url.searchParams.get('resolve') === 'true' ? house.fetchRemote(wanted) : null);
  const statuses = post !== null && instance.isVisible(post, viewer) ? [renderStatus(instance, post, viewer)] : [];
  return { status: 200, body: { accounts: [], hashtags: [], statuses } };
}

function instanceV2({ instance, maxCharacters }: House): Reply {
  if (instance.isKin) return { status: 404, body: { error: 'Not found' } };
  return { status: 200, body: aboutV2(instance, maxCharacters) };
}

function instanceV1({ instance, maxCharacters }: House): Reply {
  return { status: 200, body: instance.isKin ? aboutKin(instance, maxCharacters) : aboutV1(instance, maxCharacters) };
}
