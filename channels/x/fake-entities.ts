// How the double writes posts, people and messages: as X's description has them, and only those fields that were asked for,
// as X does.

import { firstId, type Message, newest, type Person, type Post, rootOf, timeOfId } from './fake-platform.ts';

type Entity = Record<string, unknown>;

/** X's defaults stand without being asked for. */
const ALWAYS: Readonly<Record<string, readonly string[]>> = {
  'tweet.fields': ['id', 'text', 'edit_history_tweet_ids'],
  'user.fields': ['id', 'name', 'username'],
  'media.fields': ['media_key', 'type'],
  'dm_event.fields': ['id', 'event_type', 'text'],
};

export class Writer {
  private readonly query: URLSearchParams;

  constructor(query: URLSearchParams) {
    this.query = query;
  }

  post(post: Post, id = newest(post)): Entity {
    const at = post.versions.findIndex((version) => version.id === id);
    const text = post.versions[at]?.text ?? '';
    const root = rootOf(post);
    const refers = [
      ...(post.repeats === null ? [] : [{ type: 'retweeted', id: newest(post.repeats) }]),
      ...(post.to === null ? [] : [{ type: 'replied_to', id: newest(post.to) }]),
      ...(post.quotes === null ? [] : [{ type: 'quoted', id: newest(post.quotes) }]),
    ];
    const { shown, urls } = asShown(text, post.images[0]?.key ?? null);
    return this.picked('tweet.fields', {
      id,
      text: shown,
      edit_history_tweet_ids: post.versions.map((version) => version.id),
      author_id: post.by.id,
      conversation_id: firstId(root),
      created_at: timeOfId(id),
      lang: post.language,
      public_metrics: { retweet_count: 0, reply_count: 0, like_count: 0, impression_count: 1, bookmark_count: 0 },
      ...(post.to === null ? {} : { in_reply_to_user_id: post.to.by.id }),
      ...(refers.length === 0 ? {} : { referenced_tweets: refers }),
      ...(post.images.length === 0 ? {} : { attachments: { media_keys: post.images.map(({ key }) => key) } }),
      ...(urls.length === 0 ? {} : { entities: { urls } }),
    });
  }

  user(person: Person): Entity {
    return this.picked('user.fields', {
      id: person.id,
      name: person.name.charAt(0).toUpperCase() + person.name.slice(1),
      username: person.name,
      protected: person.isProtected,
      profile_image_url: `https://pbs.twimg.com/profile_images/${person.id}/face_normal.jpg`,
      public_metrics: { followers_count: 12, following_count: 3, tweet_count: 40, listed_count: 0, like_count: 5 },
    });
  }

  message(message: Message): Entity {
    const { shown, urls } = asShown(message.text, message.images[0]?.key ?? null);
    return this.picked('dm_event.fields', {
      id: message.id,
      event_type: 'MessageCreate',
      text: shown,
      sender_id: message.by.id,
      dm_conversation_id: message.conversation,
      created_at: timeOfId(message.id),
      ...(message.images.length === 0 ? {} : { attachments: { media_keys: message.images.map(({ key }) => key) } }),
      ...(urls.length === 0 ? {} : { entities: { urls } }),
    });
  }

  /** What was asked to come beside them. */
  includes(items: readonly (Post | Message)[]): Entity {
    const users = new Set(this.expands('author_id') || this.expands('sender_id') ? items.map(({ by }) => by) : []);
    const images = this.expands('attachments.media_keys') ? items.flatMap((item) => item.images) : [];
    const others = this.expands('referenced_tweets.id') ? new Set(items.flatMap(referredTo)) : new Set<Post>();
    const media = images.map(({ key, url, alt }) =>
      this.picked('media.fields', { media_key: key, type: 'photo', url, ...(alt === '' ? {} : { alt_text: alt }) }),
    );
    return {
      ...(users.size === 0 ? {} : { users: [...users].map((user) => this.user(user)) }),
      ...(media.length === 0 ? {} : { media }),
      ...(others.size === 0 ? {} : { tweets: [...others].map((post) => this.post(post)) }),
    };
  }

  private expands(name: string): boolean {
    return (this.query.get('expansions') ?? '').split(',').includes(name);
  }

  private picked(fields: string, whole: Entity): Entity {
    const wanted = new Set([...(ALWAYS[fields] ?? []), ...(this.query.get(fields) ?? '').split(',')]);
    return Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.has(name)));
  }
}

/** In pushes X sends everything, nobody having asked. */
export function inFull(): Writer {
  const names = [
    'attachments',
    'author_id',
    'conversation_id',
    'created_at',
    'entities',
    'in_reply_to_user_id',
    'lang',
  ];
  const fields = [...names, 'public_metrics', 'referenced_tweets'].join(',');
  const expansions = 'author_id,attachments.media_keys,referenced_tweets.id';
  return new Writer(
    new URLSearchParams({
      'tweet.fields': fields,
      expansions,
      'user.fields': 'profile_image_url,protected,public_metrics',
      'media.fields': 'url,alt_text',
    }),
  );
}

function referredTo(item: Post | Message): readonly Post[] {
  if (!('versions' in item)) return [];
  return [item.to, item.quotes, item.repeats].filter((post) => post !== null && !post.isRemoved) as Post[];
}

/** X escapes three characters, shortens every link, and puts one at the end for a picture. */
function asShown(text: string, mediaKey: string | null): { readonly shown: string; readonly urls: readonly Entity[] } {
  const urls: Entity[] = [];
  const short = (display: string, more: Entity): string => {
    const url = `https://t.co/${String(urls.length).padStart(10, 'a')}`;
    urls.push({ start: 0, end: 23, url, display_url: display, ...more });
    return url;
  };
  const linked = text.replace(/https?:\/\/[^\s<>"]+/gu, (address) => {
    return short(address.replace(/^https?:\/\//u, ''), { expanded_url: address });
  });
  const escaped = linked.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const end = mediaKey === null ? '' : ` ${short('pic.x.com/aaaaaaaaaa', { media_key: mediaKey })}`;
  return { shown: escaped + end, urls };
}
