// What X may answer, read without trust: only ids are insisted on, everything else may be missing, null or odd. X renamed
// its fields in August 2026 (description 2.167: "post" for "tweet"), so both names are read. Comes in: JSON. Goes out: a
// value or null.

import { type Fields, listOf, textOf } from '../tolerant.ts';

/** The fields of an object; null for anything else, which here is another thing than an object without fields. */
export function objectOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function wordsIn(fields: Fields | null, name: string): string | null {
  return textOf(fields?.[name]);
}

export function amountIn(fields: Fields | null, name: string): number {
  const value = fields?.[name];
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** Ids are digits. */
export function idIn(fields: Fields | null, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields?.[name];
    if (typeof value === 'string' && /^[0-9]{1,25}$/.test(value)) return value;
  }
  return null;
}

export function timeIn(fields: Fields | null, name: string): Date | null {
  const value = wordsIn(fields, name);
  if (value === null || value.length > 40) return null;
  const time = Date.parse(value);
  return Math.abs(time) < 4e12 ? new Date(time) : null;
}

/** Every version of a post, oldest first; X keeps them in that order, and ids grow with time. */
export function historyOf(post: Fields): readonly string[] {
  const given = listOf(post['edit_history_tweet_ids'] ?? post['edit_history_post_ids']);
  return given.slice(0, 50).filter((id): id is string => typeof id === 'string' && /^[0-9]{1,25}$/.test(id));
}

/** The id that stays when a post is edited: that of its first version. */
export function lastingIdOf(post: Fields): string | null {
  return historyOf(post)[0] ?? idIn(post, 'id');
}

export interface Reference {
  readonly type: string;
  readonly id: string;
}

export function referencesOf(post: Fields): readonly Reference[] {
  const references: Reference[] = [];
  for (const one of listOf(post['referenced_tweets'] ?? post['referenced_posts']).slice(0, 10)) {
    const reference = objectOf(one);
    const id = idIn(reference, 'id');
    const type = wordsIn(reference, 'type');
    if (id !== null && type !== null) references.push({ type, id });
  }
  return references;
}

/** The post this one answers, by the id of the version that was answered. */
export function answeredBy(post: Fields): string | null {
  for (const { type, id } of referencesOf(post)) if (type === 'replied_to') return id;
  return null;
}

/** Somebody else's words, repeated. */
export function isRepost(post: Fields): boolean {
  return referencesOf(post).some(({ type }) => type === 'retweeted' || type === 'reposted');
}

/** The whole text of a post: what goes beyond 280 stands apart. */
export function longTextOf(post: Fields): Fields | null {
  return objectOf(post['note_tweet'] ?? post['note_post']);
}

/** What came beside the posts of an answer. */
export interface Includes {
  readonly users: readonly unknown[];
  readonly media: readonly unknown[];
  readonly posts: readonly unknown[];
}

export function includesOf(value: unknown): Includes {
  const fields = objectOf(value);
  return {
    users: listOf(fields?.['users']),
    media: listOf(fields?.['media']),
    posts: listOf(fields?.['tweets'] ?? fields?.['posts']),
  };
}

/** Some pushes wrap what stands beside them once more, in `data`. */
export function byId(list: readonly unknown[], id: string, name = 'id'): Fields | null {
  for (const one of list) {
    const fields = objectOf(one);
    const inner = fields !== null && fields[name] === undefined ? objectOf(fields['data']) : fields;
    if (inner?.[name] === id) return inner;
  }
  return null;
}
