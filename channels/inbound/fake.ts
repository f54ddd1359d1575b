// A small business's server with a forum on it: tells Heed what is said there, pushed and by its feed, and takes answers.
// Written as the README tells a business to write theirs; it refuses what is not signed.

import type { Json, Pushed } from '../channel.ts';
import { type Call, type Reply, startFakeHttp } from '../fake-http.ts';
import type { Double, Misbehaviour, PostSeen, Said } from '../testbed.ts';
import { canonicalId } from './normalise.ts';
import { signatureHeader, signatureOf, verifySignature } from './sign.ts';

const place = 'forum';
export const secret = 'a secret of the test forum, 32+';
const pageSize = 50;

interface Kept {
  readonly thing: { readonly [name: string]: Json };
  /** Where it stands in the feed: a change puts it at the end again. */
  readonly order: number;
}

interface Forum {
  readonly things: Map<string, Kept>;
  readonly answers: Map<string, { readonly id: string; readonly at: string }>;
  readonly hidden: Set<string>;
  next: number;
}

export async function startFake(): Promise<Double> {
  const forum: Forum = { things: new Map(), answers: new Map(), hidden: new Set(), next: 1 };
  const http = await startFakeHttp({
    answer: (call) => answer(forum, call),
    refuse,
    isReply: ({ method, body }) => method === 'POST' && (body as { type?: string } | undefined)?.type === 'answer',
    isList: ({ url }) => url.pathname === '/feed',
    judge: { request: unsigned, answer: () => [] },
  });
  const credential = { place, answerUrl: `${http.origin}/answers`, feedUrl: `${http.origin}/feed` };
  const profile = { externalId: place, handle: null, name: place, url: null };
  return {
    ...http,
    app: { secret },
    sources: [{ kind: 'place', config: {}, profile, credential }],
    credential,
    profileId: place,
    tells: ['rating', 'language', 'image'],
    say: async (said) => canonicalId(place, keep(forum, thingOf(forum, said))),
    edit: async (id, text) => void change(forum, id, { text, editedAt: new Date().toISOString() }),
    remove: async (id) => void change(forum, id, { removed: true }),
    posts: async () => [...forum.things.values()].map(seen),
    hidden: async () => [...forum.hidden].map((id) => canonicalId(place, id)),
    push: async (id) => pushOf([kept(forum, id).thing]),
  };
}

/** As a business's server pushes: signed over exactly these bytes. */
export function pushOf(things: readonly Json[], at = new Date()): Pushed {
  const bytes = new TextEncoder().encode(JSON.stringify({ place, things }));
  const headers = new Headers({ 'content-type': 'application/json' });
  headers.set(signatureHeader, signatureOf(bytes, secret, at));
  return { method: 'POST', query: new URLSearchParams(), headers, bytes };
}

function thingOf(forum: Forum, said: Said): Kept['thing'] {
  const parent = said.to === undefined ? null : kept(forum, said.to);
  const isOwn = said.by === place;
  return {
    id: `t${forum.next}`,
    text: said.text,
    ...(isOwn ? { own: true } : { author: { id: said.by.toLowerCase(), name: said.by } }),
    ...(parent === null ? {} : { parent: parent.thing['id'] ?? null, thread: rootOf(parent) }),
    ...(said.isPrivate ? { visibility: 'private' } : {}),
    ...(said.rating === undefined ? {} : { rating: said.rating }),
    ...(said.language === undefined ? {} : { language: said.language }),
    ...(said.image === undefined ? {} : { media: [{ kind: 'image', ...said.image }] }),
    url: `https://forum.example/t/${forum.next}`,
    publishedAt: (said.at ?? new Date()).toISOString(),
  };
}

const rootOf = ({ thing }: Kept): Json => thing['thread'] ?? thing['id'] ?? null;

function keep(forum: Forum, thing: Kept['thing']): string {
  const id = String(thing['id']);
  forum.things.set(id, { thing, order: forum.next });
  forum.next += 1;
  return id;
}

function kept(forum: Forum, id: string): Kept {
  const found = forum.things.get(id.slice(canonicalId(place, '').length));
  if (found === undefined) throw new Error(`the forum has no ${id}`);
  return found;
}

function change(forum: Forum, id: string, to: Kept['thing']): void {
  keep(forum, { ...kept(forum, id).thing, ...to });
}

function seen({ thing }: Kept): PostSeen {
  const to = thing['parent'] == null ? null : canonicalId(place, String(thing['parent']));
  const by = thing['own'] === true ? place : String((thing['author'] as { id?: Json } | undefined)?.id);
  return {
    canonicalId: canonicalId(place, String(thing['id'])),
    to,
    by,
    text: String(thing['text']),
    media: picturesOf(thing),
  };
}

const picturesOf = (thing: Kept['thing']): { alt: string }[] =>
  ((thing['media'] ?? []) as readonly { readonly alt?: Json }[]).map(({ alt }) => ({ alt: String(alt ?? '') }));

function answer(forum: Forum, call: Call): Reply {
  if (unsigned(call).length > 0) return { status: 401, body: { message: 'This is not signed as agreed.' } };
  if (call.url.pathname === '/feed') return feed(forum, call.url.searchParams);
  const key = call.url.searchParams.get('key');
  if (call.method === 'GET') {
    const found = forum.answers.get(key ?? '');
    return found === undefined ? { status: 404, body: { message: 'No such answer.' } } : { status: 200, body: found };
  }
  const message = call.body as { readonly [name: string]: Json };
  return message['type'] === 'answer' ? take(forum, message) : moderate(forum, message);
}

function feed(forum: Forum, query: URLSearchParams): Reply {
  const after = Number(query.get('cursor') ?? 0);
  if (!Number.isSafeInteger(after)) return { status: 410, body: { message: 'This cursor is not known here.' } };
  const since = query.get('since') ?? '';
  const all = [...forum.things.values()]
    .filter(({ order, thing }) => order > after && String(thing['publishedAt']) >= since)
    .sort((one, other) => one.order - other.order);
  const page = all.slice(0, pageSize);
  const cursor = String(page.at(-1)?.order ?? after);
  return { status: 200, body: { things: page.map(({ thing }) => thing), cursor, more: all.length > pageSize } };
}

/** Pictures that came along, put where the forum shows them: told by their address from then on. */
function hung(media: Json): Json {
  return (media as readonly { readonly [name: string]: Json }[]).map(({ alt, name, base64 }) => {
    const isPicture = Buffer.from(String(base64), 'base64').length > 0;
    return { kind: 'image', url: `https://forum.example/pictures/${isPicture ? name : 'broken'}`, alt: alt ?? '' };
  });
}

function take(forum: Forum, { key, to, text, visibility, media }: { readonly [name: string]: Json }): Reply {
  const before = forum.answers.get(String(key));
  if (before !== undefined) return { status: 200, body: before };
  const parent = forum.things.get(String((to as { id?: Json }).id));
  if (parent === undefined || parent.thing['removed'] === true) {
    return { status: 410, body: { message: 'What this answers is not there any more.' } };
  }
  const said = { by: place, text: String(text), to: canonicalId(place, String(parent.thing['id'])) };
  const thing = thingOf(forum, visibility === 'private' ? { ...said, isPrivate: true } : said);
  const id = keep(forum, media === undefined ? thing : { ...thing, media: hung(media) });
  const taken = { id, at: new Date().toISOString(), url: `https://forum.example/t/${id}` };
  forum.answers.set(String(key), taken);
  return { status: 201, body: taken };
}

function moderate(forum: Forum, { type, id }: { readonly [name: string]: Json }): Reply {
  if (type === 'hide') forum.hidden.add(String(id));
  if (type === 'show') forum.hidden.delete(String(id));
  return { status: 204 };
}

function unsigned({ method, url, bytes, headers }: Call): readonly string[] {
  const over = method === 'GET' ? Buffer.from(url.search.slice(1)) : bytes;
  const header = headers[signatureHeader];
  const verdict = verifySignature(over, typeof header === 'string' ? header : null, secret, new Date());
  return verdict === 'genuine' ? [] : [`${method} ${url.pathname} is ${verdict}`];
}

function refuse(bad: Misbehaviour): Reply | null {
  switch (bad.how) {
    case 'rate_limited':
      return { status: 429, headers: { 'retry-after': String(bad.retryAfterS) }, body: { message: 'Too often.' } };
    case 'server_error':
      return { status: 500, body: { message: 'The forum is down.' } };
    case 'token_expired':
      return { status: 401, body: { message: 'This secret was changed.' } };
    case 'access_revoked':
      return { status: 403, body: { message: 'Heed is not welcome here any more.' } };
    default:
      return null;
  }
}
