// What a heard mention must look like, whoever heard it: every field of its type and within sane bounds.
// In: what `normalise` gave. Out: the faults, as sentences; none for a well-formed one.

import type { Heard } from '../core/mention.ts';

/** An index entry of PostgreSQL holds 2,704 bytes. */
const MAX_ID = 2_048;
const MAX_TEXT = 1_000_000;
const MAX_URL = 8_192;
const MENTION_KINDS = ['post', 'reply', 'comment', 'review', 'message', 'article'];
const MEDIA_KINDS = ['image', 'video', 'audio', 'file', 'link'];

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value.length <= MAX_TEXT;
const isId: Check = (value) => typeof value === 'string' && value.trim() !== '' && Buffer.byteLength(value) <= MAX_ID;
const isFlag: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isDate: Check = (value) => value instanceof Date && Math.abs(value.getTime()) < 4e12;
const isLanguage: Check = (value) => typeof value === 'string' && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value);
const isStars: Check = (value) => typeof value === 'number' && value >= 1 && value <= 5;
const isWebAddress: Check = (value) =>
  typeof value === 'string' && value.length <= MAX_URL && /^https?:$/.test(URL.parse(value)?.protocol ?? '');
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (options: readonly string[]): Check =>
  (value) =>
    options.includes(value as string);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= 100 && value.every(check);
const record =
  (fields: Record<string, Check>): Check =>
  (value) =>
    faultsIn(value, fields).length === 0;
const isHandle: Check = (value) =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');

const AUTHOR: Record<keyof Heard['author'], Check> = {
  externalId: isId,
  handle: orNull(isText),
  name: orNull(isText),
  url: orNull(isWebAddress),
  avatarUrl: orNull(isWebAddress),
  followers: orNull(isCount),
};

const HEARD: Record<keyof Heard, Check> = {
  canonicalId: isId,
  threadId: isId,
  parentId: orNull(isId),
  kind: oneOf(MENTION_KINDS),
  visibility: oneOf(['public', 'private']),
  author: record(AUTHOR),
  isOwn: isFlag,
  text: isText,
  title: orNull(isText),
  url: orNull(isWebAddress),
  languageHint: orNull(isLanguage),
  rating: orNull(isStars),
  publishedAt: orNull(isDate),
  revisedAt: (value) => value === undefined || value === null || isDate(value),
  media: listOf(record({ kind: oneOf(MEDIA_KINDS), url: isWebAddress, alt: orNull(isText) })),
  counts: record({ likes: isCount, reposts: isCount, replies: isCount }),
  isRemoved: isFlag,
  handle: isHandle,
};

export function faultsOf(heard: unknown): readonly string[] {
  return faultsIn(heard, HEARD);
}

function faultsIn(value: unknown, fields: Record<string, Check>): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${JSON.stringify(value)} is not an object`];
  const held = value as Readonly<Record<string, unknown>>;
  const wrong = Object.entries(fields).filter(([name, check]) => !check(held[name]));
  const extra = Object.keys(held).filter((name) => !Object.hasOwn(fields, name));
  return [
    ...wrong.map(([name]) => `${name} is ${String(JSON.stringify(held[name])).slice(0, 200)}`),
    ...extra.map((name) => `${name} is no field of it`),
  ];
}
