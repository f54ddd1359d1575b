// Reads a mail of a place by its recogniser. In: a kept mail and its lines. Out: whose it is, the pieces it tells of, and of
// each piece who said what and where. What no recogniser knows is nobody's and stays a plain mail.

import type { MentionKind } from '../../core/mention.ts';
import type { KeptMail } from '../families/mail/kept.ts';
import { domainOf, isGenuine } from '../families/mail/origin.ts';
import type { Line } from '../families/mail/words.ts';
import { webAddressOf } from '../tolerant.ts';
import { endings, noise, type Recogniser, recognisers, type Telling, wrappers } from './recognisers.ts';

export interface Known {
  readonly recogniser: Recogniser;
  readonly telling: Telling;
}

export interface Told {
  readonly place: string;
  readonly kind: MentionKind;
  readonly author: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly rating: number | null;
  readonly url: string | null;
}

const mostPieces = 100;
const mostWraps = 3;

/** By the sender's domain, unless the receiving server found it forged; and by a subject that tells of something said. */
export function recognise(mail: KeptMail): Known | null {
  const sender = domainOf(mail.from[0]?.address ?? '');
  const recogniser = recognisers.find(({ senders }) =>
    senders.some((one) => sender === one || sender.endsWith(`.${one}`)),
  );
  if (recogniser === undefined || isGenuine(mail, recogniser.senders) === 'forged') return null;
  const telling = recogniser.tells.find(({ subject }) => subject.test(subjectOf(mail)));
  return telling === undefined ? null : { recogniser, telling };
}

/** Longer ones are nobody's, and cost patterns their time. */
function subjectOf({ subject }: KeptMail): string {
  return (subject ?? '').slice(0, 500);
}

/** The lines of each thing a mail tells of; all of them where it tells of one, or where nothing is found. */
export function piecesOf(known: Known | null, lines: readonly Line[]): readonly (readonly Line[])[] {
  if (known?.recogniser.isDigest !== true) return [lines];
  const pieces: Line[][] = [];
  let current: string | null = null;
  for (const line of lines) {
    const page = pageOf(known.recogniser, line.links);
    if (page === null && current !== null && isEnding(line.text)) break;
    if (page !== null && page !== current) {
      if (pieces.length >= mostPieces) break;
      pieces.push([]);
      current = page;
    }
    pieces.at(-1)?.push(line);
  }
  return pieces.length === 0 ? [lines] : pieces;
}

export function readPiece({ recogniser, telling }: Known, mail: KeptMail, lines: readonly Line[]): Told {
  const { place } = recogniser;
  const url = lines.reduce<string | null>((found, { links }) => found ?? pageOf(recogniser, links), null);
  if (recogniser.isDigest === true) return { place, kind: telling.kind, rating: null, url, ...readArticle(lines) };
  const subject = subjectOf(mail);
  const author = telling.subject.exec(subject)?.groups?.['author']?.trim() || null;
  const rating =
    telling.kind === 'review' ? ratingIn([subject, ...lines.flatMap(({ text, alts }) => [text, ...alts])]) : null;
  return { place, kind: telling.kind, author, title: subject, text: wordsOf(lines, subject, author), rating, url };
}

/** Headline, publisher, first sentences: in this order in every alert seen. */
function readArticle(lines: readonly Line[]): Pick<Told, 'author' | 'title' | 'text'> {
  const own = lines.filter(({ links }) => links.every((link) => !/google\.[a-z.]+\/alerts\//iu.test(link)));
  const [title = null, publisher = null, ...rest] = own
    .map(({ text }) => text.trim())
    .filter((text) => text !== '' && !isNoise(text));
  const isLone = publisher !== null && (publisher.length > 80 || rest.length === 0);
  return {
    title,
    author: isLone ? null : publisher,
    text: [title, ...(isLone ? [publisher] : rest)].join('\n').trim(),
  };
}

function wordsOf(lines: readonly Line[], subject: string, author: string | null): string {
  const texts = lines.map(({ text }) => text.trim());
  const end = texts.findIndex(isEnding);
  const own = (end === -1 ? texts : texts.slice(0, end)).filter(
    (text) =>
      text !== '' &&
      text !== subject.trim() &&
      text !== author &&
      !isHeadline(text, author) &&
      ratingIn([text]) === null &&
      !isNoise(text),
  );
  // Places that put the words in quotes mean just those.
  const quoted = own.filter((text) => /^[“"„«].*[”"“»]$/u.test(text));
  return quoted.length === 1 ? (quoted[0] ?? '').slice(1, -1).trim() : own.join('\n').trim();
}

function isEnding(text: string): boolean {
  return endings.some((ending) => ending.test(text));
}

function isNoise(text: string): boolean {
  return noise.some((one) => one.test(text));
}

/** "Ada left you a review": the mail's own sentence about the writer, not the writer's. */
function isHeadline(text: string, author: string | null): boolean {
  return author !== null && text.length < 200 && text.startsWith(`${author} `) && !/[.!?]\s+\S/u.test(text);
}

/** Stars, circles or "4 of 5", in words, in pictures' descriptions or as signs; a line about nothing else. */
function ratingIn(texts: readonly string[]): number | null {
  for (const text of texts) {
    if (text.length > 120) continue;
    const signs = /^\s*([★⭐●]{1,5})[☆○]{0,4}\s*$/u.exec(text)?.[1];
    if (signs !== undefined) return [...signs].length;
    const said =
      /(?:^|\s)([1-5])(?:[.,]\d)? ?(?:\/|out of|of|von|sur|de|su) ?5\b(?:.{0,12})$/iu.exec(text)?.[1] ??
      /(?:^|\s)([1-5])(?:[.,]\d)?[- ](?:stars?|sterne?|étoiles?|estrellas?|stelle|estrelas?|bubbles?)\b/iu.exec(
        text,
      )?.[1];
    if (said !== undefined) return Number(said);
  }
  return null;
}

function pageOf({ pages }: Recogniser, links: readonly string[]): string | null {
  const unwrapped = links.flatMap((link) => unwrap(link) ?? []);
  for (const page of pages) {
    const found = unwrapped.find((link) => page.test(link));
    if (found !== undefined) return found;
  }
  return null;
}

/** Where a link of a mail really leads, as far as the link itself says so: nobody is asked. */
export function unwrap(link: string): string | null {
  let url = URL.parse(link);
  for (let depth = 0; depth < mostWraps && url !== null; depth += 1) {
    const { hostname, pathname, searchParams } = url;
    const wrapper = wrappers.find(({ at }) => at.test(`${hostname}${pathname}`));
    const next = wrapper?.names.map((name) => URL.parse(searchParams.get(name) ?? '')).find((inner) => inner !== null);
    if (next === null || next === undefined) break;
    url = next;
  }
  return webAddressOf(url?.href);
}
