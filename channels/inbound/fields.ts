// The fields of a thing that a place tells: what each must be, in a sentence that names it. In: the JSON of one thing.
// Out: its faults, none for a good one. By hand and not by a schema library: fifty thousand a second have to pass.

type Held = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const kinds = ['post', 'reply', 'comment', 'review', 'message', 'article'] as const;
const mediaKinds = ['image', 'video', 'audio', 'file', 'link'] as const;
const longestText = 100_000;
const longestId = 200;
const mostMedia = 20;

export const isId: Check = (value) =>
  (typeof value === 'string' && value.trim() !== '' && value.length <= longestId && !value.includes('\u0000')) ||
  Number.isSafeInteger(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const isShort: Check = (value) => typeof value === 'string' && value.length <= 2_000;
const isText: Check = (value) => typeof value === 'string' && value.length <= longestText;
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isStars: Check = (value) => typeof value === 'number' && value >= 1 && value <= 5;
const isLanguage: Check = (value) =>
  typeof value === 'string' && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$/u.test(value);
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/u;
const isTime: Check = (value) => typeof value === 'string' && isoTime.test(value) && !Number.isNaN(Date.parse(value));
const isUrl: Check = (value) => typeof value === 'string' && value.length <= 4_000 && isWebAddress(value);
const oneOf =
  (options: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && options.includes(value);

const id = [isId, `is an id: a text of 1 to ${longestId} characters, or a whole number`] as const;
const short = [isShort, 'is a text of at most 2,000 characters'] as const;
const url = [isUrl, 'is a web address that begins with http:// or https://'] as const;
const time = [isTime, 'is a time with its zone, such as 2026-11-22T09:30:00Z'] as const;
const flag = [isFlag, 'is true or false'] as const;
const count = [isCount, 'is a whole number, 0 or more'] as const;

type Rules = Readonly<Record<string, readonly [Check, string]>>;

const thing: Rules = {
  id,
  text: [isText, `is a text of at most ${longestText} characters`],
  title: short,
  author: [isHeld, 'is an object with an id'],
  url,
  thread: id,
  parent: id,
  kind: [oneOf(kinds), `is one of ${kinds.join(', ')}`],
  visibility: [oneOf(['public', 'private']), 'is public or private'],
  rating: [isStars, 'is a number of stars from 1 to 5'],
  language: [isLanguage, 'is a language tag, such as en or pt-BR'],
  publishedAt: time,
  editedAt: time,
  media: [(value) => Array.isArray(value) && value.length <= mostMedia, `is a list of at most ${mostMedia}`],
  counts: [isHeld, 'is an object with likes, reposts, replies'],
  own: flag,
  removed: flag,
};
const author: Rules = { id, name: short, handle: short, url, avatarUrl: url, followers: count };
const medium: Rules = { kind: [oneOf(mediaKinds), `is one of ${mediaKinds.join(', ')}`], url, alt: short };
const counts: Rules = { likes: count, reposts: count, replies: count };

export function isWebAddress(text: string): boolean {
  return /^https?:$/u.test(URL.parse(text)?.protocol ?? '');
}

export function isHeld(value: unknown): value is Held {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null stands for a field that is left out. */
const isThere = (value: unknown): boolean => value !== undefined && value !== null;

export function faultsIn(value: unknown): readonly string[] {
  if (!isHeld(value)) return ['The thing is an object with an id, an author and a text'];
  const faults = faultsBy(thing, value, '');
  if (!isThere(value['id'])) faults.push('id is missing: the lasting id of the thing at its place');
  if (isHeld(value['author'])) {
    faults.push(...faultsBy(author, value['author'], 'author.'));
    if (!isThere(value['author']['id'])) faults.push('author.id is missing: the lasting id of whoever said it');
  }
  if (isHeld(value['counts'])) faults.push(...faultsBy(counts, value['counts'], 'counts.'));
  if (Array.isArray(value['media'])) faults.push(...value['media'].slice(0, mostMedia).flatMap(mediumFaults));
  if (value['removed'] === true) return faults;
  if (!isThere(value['author']) && value['own'] !== true) faults.push('author is missing: an object with an id');
  if (!isThere(value['text'])) faults.push('text is missing: what was said, also when it is empty');
  return faults;
}

function mediumFaults(one: unknown, at: number): readonly string[] {
  const where = `media.${at}`;
  if (!isHeld(one)) return [`${where} is an object with kind and url`];
  const missing = ['kind', 'url'].filter((name) => !isThere(one[name])).map((name) => `${where}.${name} is missing`);
  return [...faultsBy(medium, one, `${where}.`), ...missing];
}

function faultsBy(rules: Rules, held: Held, where: string): string[] {
  const faults: string[] = [];
  for (const name of Object.keys(held)) {
    const value = held[name];
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) faults.push(`${where}${name.slice(0, 60)} is no field Heed knows`);
    else if (isThere(value) && !rule[0](value)) faults.push(`${where}${name} is wrong: it ${rule[1]}`);
  }
  return faults;
}
