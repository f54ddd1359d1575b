// What a Mastodon-like server may answer, read tolerantly: only ids are insisted on, everything else may be missing, null
// or odd. Comes in: unknown JSON. Goes out: the few fields Heed reads, each a value or null.

import { countOf, fieldsOf, idOf, listOf, textOf, timeOf } from '../tolerant.ts';

export interface Account {
  readonly id: string;
  readonly acct: string | null;
  readonly username: string | null;
  readonly display_name: string | null;
  readonly url: string | null;
  readonly uri: string | null;
  readonly avatar: string | null;
  readonly followers_count: number | null;
  /** The actor's address where Pleroma and Akkoma keep it. */
  readonly ap_id: string | null;
}

export interface Attachment {
  readonly type: string | null;
  /** Where it can be had, the best first. */
  readonly addresses: readonly (string | null)[];
  readonly description: string | null;
}

export interface Status {
  readonly id: string;
  readonly uri: string | null;
  readonly url: string | null;
  readonly created_at: Date | null;
  readonly edited_at: Date | null;
  readonly content: string | null;
  readonly spoiler_text: string | null;
  readonly visibility: string | null;
  readonly language: unknown;
  readonly in_reply_to_id: string | null;
  readonly account: Account;
  readonly media_attachments: readonly Attachment[];
  /** The choices of a poll, in words. */
  readonly choices: readonly string[];
  /** As they came: statuses of their own, perhaps. */
  readonly reblog: unknown;
  readonly quote: unknown;
  readonly favourites_count: number | null;
  readonly reblogs_count: number | null;
  readonly replies_count: number | null;
}

export interface Instance {
  readonly domain: string | null;
  readonly maxCharacters: number | null;
  readonly charactersPerLink: number | null;
}

/** Null for what is no account. */
export function readAccount(value: unknown): Account | null {
  const of = fieldsOf(value);
  const id = idOf(of['id']);
  if (id === null) return null;
  return {
    id,
    acct: textOf(of['acct']),
    username: textOf(of['username']),
    display_name: textOf(of['display_name']),
    url: textOf(of['url']),
    uri: textOf(of['uri']),
    avatar: textOf(of['avatar']),
    followers_count: countOf(of['followers_count']),
    ap_id: textOf(fieldsOf(of['pleroma'])['ap_id']),
  };
}

/** Null for what is no status. */
export function readStatus(value: unknown): Status | null {
  const of = fieldsOf(value);
  const id = idOf(of['id']);
  const account = id === null ? null : readAccount(of['account']);
  if (id === null || account === null) return null;
  return {
    id,
    uri: textOf(of['uri']),
    url: textOf(of['url']),
    created_at: timeOf(of['created_at']),
    edited_at: timeOf(of['edited_at']),
    content: textOf(of['content']),
    spoiler_text: textOf(of['spoiler_text']),
    visibility: textOf(of['visibility']),
    language: of['language'],
    in_reply_to_id: idOf(of['in_reply_to_id']),
    account,
    media_attachments: listOf(of['media_attachments']).map(readAttachment),
    choices: listOf(fieldsOf(of['poll'])['options']).map((one) => textOf(fieldsOf(one)['title']) ?? ''),
    reblog: of['reblog'],
    quote: of['quote'],
    favourites_count: countOf(of['favourites_count']),
    reblogs_count: countOf(of['reblogs_count']),
    replies_count: countOf(of['replies_count']),
  };
}

function readAttachment(value: unknown): Attachment {
  const of = fieldsOf(value);
  return {
    type: textOf(of['type']),
    addresses: [textOf(of['url']), textOf(of['remote_url']), textOf(of['preview_url'])],
    description: textOf(of['description']),
  };
}

/** The readable ones of a list, in its order. */
export function readStatuses(values: readonly unknown[]): readonly Status[] {
  return values.map(readStatus).filter((status) => status !== null);
}

export function readFound(value: unknown): readonly Status[] {
  return readStatuses(listOf(fieldsOf(value)['statuses']));
}

/** Null for what is no object. */
export function readNotification(value: unknown): { readonly type: string | null; readonly status: unknown } | null {
  if (typeof value !== 'object' || value === null) return null;
  const of = fieldsOf(value);
  return { type: textOf(of['type']), status: of['status'] };
}

export function readInstance(value: unknown): Instance | null {
  if (typeof value !== 'object' || value === null) return null;
  const of = fieldsOf(value);
  const statuses = fieldsOf(fieldsOf(of['configuration'])['statuses']);
  return {
    domain: textOf(of['domain']),
    maxCharacters: countOf(statuses['max_characters']) || countOf(of['max_toot_chars']) || null,
    charactersPerLink: countOf(statuses['characters_reserved_per_url']),
  };
}

/** What stands above a status, and below it. */
export function readContext(value: unknown): {
  readonly ancestors: readonly unknown[];
  readonly descendants: readonly unknown[];
} {
  const of = fieldsOf(value);
  return { ancestors: listOf(of['ancestors']), descendants: listOf(of['descendants']) };
}
