// How the double writes people and posts: as Mastodon documents them, or as its kin do, with what they leave out.

import type { Image, Instance, Notice, Person, Post } from './fake-instance.ts';

type Entity = Record<string, unknown>;

export function renderAccount(instance: Instance, person: Person): Entity {
  const home = `https://${person.domain}`;
  const account: Entity = {
    id: person.id,
    username: person.name,
    acct: instance.handleOf(person),
    display_name: person.name.charAt(0).toUpperCase() + person.name.slice(1),
    url: `${home}/@${person.name}`,
    avatar: `${home}/avatars/${person.name}.png`,
    note: '',
  };
  if (instance.isKin) return { ...account, pleroma: { ap_id: `${home}/users/${person.name}` }, fqn: person.name };
  return {
    ...account,
    uri: `${home}/users/${person.name}`,
    avatar_static: `${home}/avatars/${person.name}.png`,
    header: `${home}/headers/missing.png`,
    header_static: `${home}/headers/missing.png`,
    bot: false,
    group: false,
    indexable: false,
    locked: false,
    discoverable: null,
    created_at: '2024-02-01T00:00:00.000Z',
    emojis: [],
    fields: [],
    followers_count: 42,
    following_count: 7,
    statuses_count: instance.posts.filter((post) => post.by === person).length,
    last_status_at: null,
  };
}

export function renderCredentialAccount(instance: Instance, person: Person): Entity {
  const account = renderAccount(instance, person);
  if (instance.isKin) return account;
  return {
    ...account,
    role: { id: '-99', name: '', color: '', permissions: '65536', highlighted: false },
    source: {
      fields: [],
      follow_requests_count: 0,
      indexable: false,
      note: '',
      privacy: 'public',
      sensitive: false,
      language: null,
    },
  };
}

export function renderStatus(instance: Instance, post: Post, viewer: Person | null): Entity {
  const answers = instance.posts.filter((other) => other.to === post && !other.isRemoved).length;
  const status: Entity = {
    id: post.id,
    created_at: timeOf(instance, post.createdAt),
    in_reply_to_id: post.to?.id ?? null,
    in_reply_to_account_id: post.to?.by.id ?? null,
    visibility: post.visibility,
    url: post.url,
    content: instance.isKin ? kinHtml(instance, post) : html(instance, post),
    account: renderAccount(instance, post.by),
    edited_at: post.editedAt === null ? null : timeOf(instance, post.editedAt),
    mentions: post.mentions.map((person) => renderMention(instance, person)),
    replies_count: answers,
  };
  // Some kin leave `uri` out of what they host themselves, and counts altogether.
  if (instance.isKin) {
    return {
      ...status,
      pleroma: { local: post.by.domain === instance.domain, conversation_id: 1 },
      replies_count: null,
    };
  }
  return {
    ...status,
    uri: post.uri,
    sensitive: false,
    spoiler_text: '',
    language: post.language,
    reblogs_count: 0,
    favourites_count: post.likedBy.size,
    favourited: viewer !== null && post.likedBy.has(viewer),
    reblogged: false,
    muted: false,
    bookmarked: false,
    reblog: null,
    media_attachments: post.images.map((image, at) => renderImage(`m${post.id}-${at}`, image)),
    tags: post.tags.map((name) => ({ name, url: `https://${instance.domain}/tags/${encodeURIComponent(name)}` })),
    emojis: [],
    card: null,
    poll: null,
  };
}

export function renderImage(id: string, { url, alt }: Image): Entity {
  return { id, type: 'image', url, preview_url: url, remote_url: null, description: alt, blurhash: null };
}

function renderMention(instance: Instance, person: Person): Entity {
  const url = `https://${person.domain}/@${person.name}`;
  return { id: person.id, username: person.name, acct: instance.handleOf(person), url };
}

export function renderNotice(instance: Instance, notice: Notice): Entity {
  return {
    id: notice.id,
    type: notice.type,
    created_at: timeOf(instance, notice.at),
    ...(instance.isKin ? { pleroma: { is_seen: false } } : { group_key: `ungrouped-${notice.id}` }),
    account: renderAccount(instance, notice.by),
    ...(notice.post === null ? {} : { status: renderStatus(instance, notice.post, notice.for) }),
  };
}

/** Kin write whole seconds, or no zone at all. */
function timeOf(instance: Instance, at: Date): string {
  return instance.isKin ? at.toISOString().replace('Z', '') : at.toISOString();
}

const TOKEN = /(https?:\/\/[^\s<]+[^\s<.,!?;:)])|(?<![\w/@])@([\w-]+)(@[\w.:-]+\w)?|(?<![\w/])#([\p{L}\p{N}_]+)/gu;

function html(instance: Instance, post: Post): string {
  const body = linked(post.text, (url) => shortened(url), instance)
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`);
  return body.join('');
}

function kinHtml(instance: Instance, post: Post): string {
  return linked(post.text, (url) => url, instance).replaceAll('\n', '<br/>');
}

function linked(text: string, show: (url: string) => string, instance: Instance): string {
  let out = '';
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    out += escaped(text.slice(end, match.index));
    end = match.index + match[0].length;
    const [whole, url, name, host, tag] = match;
    if (url !== undefined) out += `<a href="${escaped(url)}" rel="nofollow noopener">${show(escaped(url))}</a>`;
    else if (tag !== undefined) {
      const href = `https://${instance.domain}/tags/${tag}`;
      out += `<a href="${href}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`;
    } else if (name !== undefined) {
      const href = `https://${host?.slice(1) ?? instance.domain}/@${name}`;
      out += `<span class="h-card"><a href="${href}" class="u-url mention">@<span>${name}</span></a></span>`;
    } else out += escaped(whole);
  }
  return out + escaped(text.slice(end));
}

/** As Mastodon shows a link: the scheme and what is past 30 characters are there, unseen. */
function shortened(url: string): string {
  const [, scheme = '', rest = ''] = /^(https?:\/\/(?:www\.)?)(.*)$/.exec(url) ?? [];
  const isLong = rest.length > 30;
  const shown = `<span class="${isLong ? 'ellipsis' : ''}">${rest.slice(0, 30)}</span>`;
  return `<span class="invisible">${scheme}</span>${shown}<span class="invisible">${rest.slice(30)}</span>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
