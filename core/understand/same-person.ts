// Whether two customers on different channels may be one person: in go what is known of each, out come the reasons that
// speak for it, or null when they are too thin. A suggestion only: nobody is made one with anybody but by a person.

export interface KnownIdentity {
  readonly channel: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly url: string | null;
  readonly avatarUrl: string | null;
}

export interface KnownPerson {
  readonly identities: readonly KnownIdentity[];
  /** Order numbers and the like that they said (`numbersIn`). */
  readonly numbers: ReadonlySet<string>;
}

export type SameCode = 'number' | 'link' | 'picture' | 'handle' | 'near_handle' | 'name';

export interface SameReason {
  readonly code: SameCode;
  /** What both have, to be shown. */
  readonly what: string;
}

export interface Likeness {
  readonly reasons: readonly SameReason[];
  readonly weight: number;
}

/**
 * What each is worth: three are enough. A name alone never is, nor a handle that is only nearly the other's (there are
 * many of both), nor a picture, which may be one that nobody chose.
 */
const worth: Readonly<Record<SameCode, number>> = {
  number: 3,
  link: 3,
  picture: 2,
  handle: 3,
  near_handle: 2,
  name: 1,
};
const enough = 3;

/** Null where they share a channel: on one channel two accounts are two until somebody says otherwise. */
export function likenessOf(one: KnownPerson, other: KnownPerson): Likeness | null {
  const channels = new Set(one.identities.map(({ channel }) => channel));
  if (other.identities.some(({ channel }) => channels.has(channel))) return null;
  const found = new Map<SameCode, string>();
  for (const number of one.numbers) if (other.numbers.has(number)) found.set('number', number);
  for (const mine of one.identities) {
    for (const theirs of other.identities) {
      for (const { code, what } of alike(mine, theirs)) if (!found.has(code)) found.set(code, what);
    }
  }
  if (found.has('handle')) found.delete('near_handle');
  const codes = (Object.keys(worth) as SameCode[]).filter((code) => found.has(code));
  const weight = codes.reduce((sum, code) => sum + worth[code], 0);
  if (weight < enough) return null;
  return { weight, reasons: codes.map((code) => ({ code, what: found.get(code) ?? '' })) };
}

function alike(mine: KnownIdentity, theirs: KnownIdentity): SameReason[] {
  const reasons: SameReason[] = [];
  const [stem, otherStem] = [stemOf(mine.handle), stemOf(theirs.handle)];
  if (stem !== null && otherStem !== null) {
    if (stem === otherStem) reasons.push({ code: 'handle', what: stem });
    else if (isNear(stem, otherStem)) reasons.push({ code: 'near_handle', what: `${stem}, ${otherStem}` });
  }
  const [name, otherName] = [nameKey(mine.name), nameKey(theirs.name)];
  if (name !== null && name === otherName) reasons.push({ code: 'name', what: mine.name ?? name });
  if (mine.avatarUrl !== null && mine.avatarUrl === theirs.avatarUrl) {
    reasons.push({ code: 'picture', what: '' });
  }
  const link = linkBetween(mine, theirs) ?? linkBetween(theirs, mine);
  if (link !== null) reasons.push({ code: 'link', what: link });
  return reasons;
}

/** Shorter handles are had by somebody everywhere. */
const shortestHandle = 5;
/** Names of desks and trades rather than of people. */
const anybody = new Set(
  'admin contact customer hello info kontakt news office official press service shop social store support team user'.split(
    ' ',
  ),
);

/** What is one's own of a handle: without the server behind it, or the places below a name. Null: anybody could have it. */
function stemOf(handle: string | null): string | null {
  if (handle === null) return null;
  const [local = ''] = handle.normalize('NFKC').toLowerCase().replace(/^@/u, '').split('@');
  // With two dots and more it is an address; with one it may be a first and a last name.
  const parts = local.split('.');
  const stem = parts.length > 2 ? (parts[0] ?? '') : local;
  return stem.length < shortestHandle || anybody.has(stem) ? null : stem;
}

const separators = /[._-]/gu;

/** The same letters with other signs between or another number behind. */
function isNear(one: string, other: string): boolean {
  const bare = (stem: string) => stem.replace(separators, '');
  const [a, b] = [bare(one), bare(other)];
  if (a === b) return a.length >= shortestHandle;
  const [plain, otherPlain] = [a.replace(/\d+$/u, ''), b.replace(/\d+$/u, '')];
  return plain === otherPlain && plain.length > shortestHandle;
}

/** A first name alone is no reason. */
function nameKey(name: string | null): string | null {
  const key = name?.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim() ?? '';
  return key.includes(' ') ? key : null;
}

/** One leads to where the other is, or to the address that is the other's handle. */
function linkBetween(one: KnownIdentity, other: KnownIdentity): string | null {
  const link = linkKey(one.url);
  if (link === null) return null;
  return link === linkKey(other.url) || link === other.handle?.toLowerCase() ? link : null;
}

function linkKey(url: string | null): string | null {
  const key =
    url
      ?.toLowerCase()
      .replace(/^https?:\/\/(?:www\.)?/u, '')
      .replace(/[/?#]*$/u, '') ?? '';
  return key.includes('/') || key.includes('.') ? key : null;
}

/** Handles under which the same person may be found elsewhere, to be looked up as they stand; few, and in small letters. */
export function handlesToTry(handle: string | null): {
  readonly whole: readonly string[];
  readonly begun: readonly string[];
} {
  const stem = stemOf(handle);
  if (stem === null) return { whole: [], begun: [] };
  const parts = stem.split(separators).filter((part) => part !== '');
  const plain = stem.replace(/\d+$/u, '');
  const joined = ['', '_', '.', '-'].map((sign) => parts.join(sign));
  const whole = [...new Set([stem, ...joined, ...(plain.length > shortestHandle ? [plain] : [])])];
  // What stands before a server's name: "nora@elsewhere.example", "nora.elsewhere.example".
  return { whole, begun: whole.flatMap((one) => [`${one}@`, `${one}.`]) };
}

const piece = /[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*/gu;
/** A year, a price or a house number has fewer. */
const fewestDigits = 5;
const mostNumbers = 3;

/** Order numbers, bookings and the like in what somebody said: the newest texts first, the first few they hold. */
export function numbersIn(texts: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const text of texts) {
    for (const [one] of text.slice(0, 2000).matchAll(piece)) {
      if (found.size === mostNumbers) return found;
      const digits = one.replace(/\D/gu, '').length;
      if (digits >= fewestDigits && one.length <= 30 && !isDate(one)) found.add(one.toLowerCase());
    }
  }
  return found;
}

const isDate = (one: string): boolean => /^(?:\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{4}[-/]\d{1,2}[-/]\d{1,2})$/u.test(one);
