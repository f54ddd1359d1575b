// A piece of a place's mail to what was heard. Pure. In: the mail's names and the piece's lines. Out: who said what where; a
// mail no recogniser knows is heard as a mail.

import type { Heard, HeardAuthor } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { canonicalIdOf, type KeptMail, readWhole, sha256 } from '../families/mail/kept.ts';
import { domainOf, isGenuine } from '../families/mail/origin.ts';
import { type Line, ownWords } from '../families/mail/words.ts';
import { fieldsOf, listOf } from '../tolerant.ts';
import { type Known, readPiece, recognise, type Told } from './notice.ts';

const mostLines = 2_000;
const longestLine = 10_000;

export function normalise(raw: Raw, { ownIds }: NormaliseContext): Heard {
  const body = fieldsOf(raw.body);
  const mail = readWhole((body['mail'] ?? null) as Raw['body']);
  const lines = linesIn(body['lines']);
  const known = recognise(mail);
  if (known !== null) {
    const told = readPiece(known, mail, lines);
    // A layout nobody knew yet: better the whole mail than an empty mention.
    if (told.text !== '' || told.rating !== null) return heardOf(known, told, mail);
  }
  return plainMail(mail, lines, ownIds);
}

function heardOf({ recogniser }: Known, told: Told, mail: KeptMail): Heard {
  // The same page told of by two mails is one; a review's page is often the business's own, and no name for the review.
  const canonicalId = recogniser.isDigest === true && told.url !== null ? pageName(told.url) : canonicalIdOf(mail);
  return {
    ...shape(canonicalId, mail),
    kind: told.kind,
    visibility: 'public',
    author: authorOf(told),
    text: told.text,
    title: told.title,
    url: told.url,
    rating: told.rating,
  };
}

function pageName(url: string): string {
  return url.length <= 1_000 ? url : `sha256:${sha256(url)}`;
}

/** A name is all these mails give of somebody. */
function authorOf({ place, author, url }: Told): HeardAuthor {
  const name = author ?? (url === null ? place : new URL(url).hostname.replace(/^www\./u, ''));
  const externalId = `${place}: ${name}`.toLowerCase().slice(0, 500);
  return { externalId, handle: null, name: name.slice(0, 200), url: null, avatarUrl: null, followers: null };
}

function plainMail(mail: KeptMail, lines: readonly Line[], ownIds: ReadonlySet<string>): Heard {
  const [sender] = mail.from;
  if (sender === undefined) throw new Error('The mail names nobody who sent it.');
  const { address, name } = sender;
  return {
    ...shape(canonicalIdOf(mail), mail),
    kind: 'message',
    visibility: 'private',
    author: { externalId: address, handle: address, name, url: null, avatarUrl: null, followers: null },
    isOwn: ownIds.has(address) && isGenuine(mail, [domainOf(address)]) !== 'forged',
    text: ownWords(lines.map(({ text }) => text)),
    title: mail.subject,
    url: null,
    rating: null,
  };
}

function shape(canonicalId: string, mail: KeptMail) {
  return {
    canonicalId,
    threadId: canonicalId,
    parentId: null,
    isOwn: false,
    languageHint: null,
    publishedAt: mail.date ?? mail.arrivedAt,
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: false,
    handle: {},
  };
}

function linesIn(value: unknown): readonly Line[] {
  return listOf(value)
    .slice(0, mostLines)
    .map((line) => {
      const { text, links, alts } = fieldsOf(line);
      return {
        text: typeof text === 'string' ? text.slice(0, longestLine) : '',
        links: textsIn(links),
        alts: textsIn(alts),
      };
    });
}

function textsIn(value: unknown): readonly string[] {
  return listOf(value)
    .filter((one) => typeof one === 'string')
    .slice(0, 100);
}
