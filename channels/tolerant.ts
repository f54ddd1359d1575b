// Reading JSON of somebody else's, field by field: each gives the value or nothing, never throws, and costs no schema
// (50,000 things a second a core; a schema library that may not compile code takes half of that alone).

export type Fields = Readonly<Record<string, unknown>>;

const none: Fields = {};

/** The fields of an object; of anything else, none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : none;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that says something; null for an empty one. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** An opaque id, also where it comes as a number. Numbers beyond 2^53 have lost digits already and are no id. */
export function idOf(value: unknown): string | null {
  return Number.isSafeInteger(value) ? String(value) : textOf(value);
}

/** A whole number of things, also where it comes as text; null for none, negative and broken ones. */
export function countOf(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,15}$/u.test(value) ? Number(value) : value;
  return Number.isSafeInteger(count) && (count as number) >= 0 ? (count as number) : null;
}

/** The longest address that is kept. */
const longestUrl = 8_192;

/** An address a browser may be sent to. */
export function webAddressOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longestUrl || !/^https?:\/\//iu.test(value)) return null;
  return URL.canParse(value) ? value : null;
}

/** The year 2096: a time beyond it is a mistake, and no clock may rest on it. */
const lastMs = 4e12;

/** A time: ISO 8601 (without a zone it is UTC), or Unix seconds or milliseconds. */
export function timeOf(value: unknown): Date | null {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,13}$/u.test(value))) {
    const count = Number(value);
    return sane(new Date(count < 1e11 ? count * 1000 : count));
  }
  if (typeof value !== 'string' || value.length > 40) return null;
  const iso = value.trim().replace(/^(\d{4}-\d\d-\d\d) /u, '$1T');
  const hasZone = /(?:z|[+-]\d\d:?\d\d)$/iu.test(iso);
  // Some write +0000 where the standard has +00:00.
  const zoned = iso.replace(/([+-]\d\d)(\d\d)$/u, '$1:$2');
  return sane(new Date(hasZone || !iso.includes('T') ? zoned : `${iso}Z`));
}

function sane(date: Date): Date | null {
  return Math.abs(date.getTime()) < lastMs ? date : null;
}

const plainLanguage = /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/iu;

/** A language tag as BCP 47 writes it; null for `und` and whatever else is none. */
export function languageOf(value: unknown): string | null {
  const tag = textOf(value)?.trim().replaceAll('_', '-') ?? '';
  return plainLanguage.test(tag) && !/^(?:und|zxx|mul|qst|qme|qht|qam|qct|art)$/iu.test(tag) ? tag : null;
}
