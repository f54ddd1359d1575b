// Where X finds links in a text, those without `https://` too: in, a text in its composed form; out, for each link where
// it begins and how many characters it stands for.

import { among, hostEnds, type LabelRule } from './hosts.ts';
import { asciiLength } from './punycode.ts';

const LONGEST_LINK = 4096;
const LONGEST_LABEL = 63;
const LONGEST_SLUG = 40;
const USUAL_PROTOCOL = 'https://';

const LATIN =
  '\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u024F\\u0253\\u0254\\u0256\\u0257\\u0259\\u025B\\u0263\\u0268\\u026F\\u0272\\u0289\\u028B' +
  '\\u02BB\\u0300-\\u036F\\u1E00-\\u1EFF';
const CYRILLIC = '\\u0400-\\u04FF';
const NO_TEXT = '\\uFFFE\\uFEFF\\uFFFF';
const DIRECTIONS = '\\u202A-\\u202E\\u061C\\u200E\\u200F\\u2066-\\u2069';
const SPACES = '\\x09-\\x0D \\x85\\xA0\\u1680\\u180E\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000';

// Letters are compared the old way (`i` without `u`), as X does: a long s or a Kelvin sign is not a Latin letter here.
const isBefore = among(new RegExp(`[^a-z0-9@＠$#＃${NO_TEXT}]`, 'i'));
const isInHost = among(new RegExp(`[^!'#%&()*+,\\\\\\-./:;<=>?@[\\]^_{|}~$${SPACES}${NO_TEXT}${DIRECTIONS}]`));
const isInLatinHost = among(new RegExp(`[-a-z0-9${LATIN}]`, 'i'));
const PROTOCOL = /https?:\/\//iy;
const PORT = /:[0-9]+/y;
const IN_PATH = `[a-z0-9!*';:=+,.$/%#[\\]\\-–_~@|&${CYRILLIC}${LATIN}]`;
const IN_BRACKETS = `\\((?:${IN_PATH}+|${IN_PATH}*\\(${IN_PATH}+\\)${IN_PATH}*)\\)`;
/** A path reaches to its last letter, number or such; of pairs of brackets only those right behind it belong to it still. */
const PATH = new RegExp(
  `/(?:${IN_PATH}*(?:${IN_BRACKETS}${IN_PATH}*)*[-+a-z0-9=_#/${CYRILLIC}${LATIN}])?(?:${IN_BRACKETS})*`,
  'iy',
);
const QUERY = /\?[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*/iy;
const endsQuery = among(/[-a-z0-9_&=#/]/i);
const OWN_SHORT_LINK = /^https?:\/\/t\.co\/([a-z0-9]+)/i;

const anyHost: LabelRule = { isEdge: isInHost, isInner: among(/[-_]/) };
const latinHost: LabelRule = { isEdge: isInLatinHost, isInner: () => false };

interface Candidate {
  readonly from: number;
  readonly hostFrom: number;
  readonly hostEnd: number;
  readonly pathEnd: number;
  readonly end: number;
}

/** The length of each link by the place it begins at. */
export function findLinks(text: string): ReadonlyMap<number, number> {
  const links = new Map<number, number>();
  if (!text.includes('.')) return links;
  const ends = hostEnds(text, anyHost);
  let at = 0;
  while (at < text.length) {
    const isStart = isBefore(text.charCodeAt(at));
    const found = (isStart ? candidate(text, at + 1, ends) : null) ?? (at === 0 ? candidate(text, 0, ends) : null);
    if (found !== null) keep(text, found, links);
    at = found?.end ?? at + 1;
  }
  return links;
}

/** A link from here on: a host, which may have a protocol before it and a port, a path and a query behind it. */
function candidate(text: string, from: number, ends: Int32Array): Candidate | null {
  const hostFrom = after(PROTOCOL, text, from);
  const hostEnd = ends[hostFrom] ?? -1;
  if (hostEnd < 0) return null;
  const portEnd = after(PORT, text, hostEnd);
  const pathEnd = after(PATH, text, portEnd);
  return { from, hostFrom, hostEnd, pathEnd, end: queryEnd(text, pathEnd) };
}

function keep(text: string, { from, hostFrom, hostEnd, pathEnd, end }: Candidate, links: Map<number, number>): void {
  const host = text.slice(hostFrom, hostEnd);
  const protocolLength = hostFrom > from ? hostFrom - from : USUAL_PROTOCOL.length;
  if (protocolLength + end - from > LONGEST_LINK || !canBeAsked(host)) return;
  if (hostFrom > from) {
    const length = shortened(text.slice(from, end));
    if (length !== null) links.set(from, length);
    return;
  }
  if (from > 0 && '-_./'.includes(text.charAt(from - 1))) return;
  const names = latinNames(host);
  for (const [place, length] of names) links.set(from + place, length);
  const last = names.at(-1);
  // A path belongs to the last name, with whatever stands between; a query or a port without a path to none.
  const hasPath = text.slice(hostEnd, pathEnd).includes('/');
  if (last !== undefined && hasPath) links.set(from + last[0], last[1] + end - hostEnd);
}

/** X's own short link is a slug and a query and no more; null when the slug is too long to be one. */
function shortened(link: string): number | null {
  const own = OWN_SHORT_LINK.exec(link);
  if (own === null) return link.length;
  const [head, slug = ''] = own;
  return slug.length > LONGEST_SLUG ? null : queryEnd(link, head.length);
}

/** Whether the name system could be asked for it. What says that it is in its letters already has to be. */
function canBeAsked(host: string): boolean {
  if (host.startsWith('xn--') && latinNames(host).length === 0) return false;
  return host.split('.').every((label) => {
    // A label never becomes shorter, and counting the long ones out would take its time.
    const isLong = label.length > 2 * LONGEST_LABEL;
    return !isLong && asciiLength(label) <= LONGEST_LABEL;
  });
}

/** Without a protocol only names in Latin letters are links: `seeexample.com` in a run of Han letters is one. */
function latinNames(host: string): (readonly [from: number, length: number])[] {
  const ends = hostEnds(host, latinHost);
  const names: (readonly [number, number])[] = [];
  let taken = 0;
  for (let at = 0; at < host.length; ) {
    const end = ends[at] ?? -1;
    if (end > at) {
      // X looks for its words again from the front: where they stood before and were no name, it takes that place.
      const place = host.indexOf(host.slice(at, end), taken);
      taken = place + end - at;
      names.push([place, end - at]);
    }
    at = end > at ? end : at + 1;
  }
  return names;
}

/** A query is left without what may not end it, which is the question mark alone when nothing may. */
function queryEnd(text: string, from: number): number {
  let end = after(QUERY, text, from);
  while (end > from && !endsQuery(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

/** The end of what the sticky expression finds here, or the place itself. */
function after(sticky: RegExp, text: string, from: number): number {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : from;
}
