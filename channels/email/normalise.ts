// A kept mail to what was heard. Pure. In: the mail as the mailbox gave it. Out: who wrote what, in which conversation, and
// what an answer needs to stand under it.

import type { Heard, HeardAuthor } from '../../core/mention.ts';
import type { NormaliseContext, Raw } from '../channel.ts';
import { addressOf, canonicalIdOf, type KeptMail, type MailAddress, readWhole } from '../families/mail/kept.ts';
import { domainOf, isGenuine } from '../families/mail/origin.ts';
import { type Line, linesOfHtml, ownWords } from '../families/mail/words.ts';
import { languageOf } from '../tolerant.ts';

/** Names kept for References of an answer: the root and the newest (RFC 5322, 3.6.4, bounded). */
const MOST_NAMES = 20;

export function normalise(raw: Raw, { ownIds }: NormaliseContext): Heard {
  const mail = readWhole(raw.body);
  const sender = mail.from[0];
  if (sender === undefined) throw new Error('The mail names nobody who sent it.');
  const writer = writerOf(mail, sender, ownIds);
  const canonicalId = canonicalIdOf(mail);
  const { threadId, parentId, names } = placeOf(mail, canonicalId);
  return {
    canonicalId,
    threadId,
    parentId,
    kind: 'message',
    visibility: 'private',
    author: authorOf(writer),
    isOwn: ownIds.has(writer.address) && (mail.folder === 'sent' || isOurs(mail, writer.address)),
    text: wordsOf(mail),
    title: mail.subject,
    url: null,
    languageHint: languageOf(mail.headers['content-language']?.split(',')[0]),
    rating: null,
    publishedAt: mail.date ?? mail.arrivedAt,
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0 },
    isRemoved: false,
    handle: {
      to: (mail.replyTo[0] ?? writer).address,
      name: writer.name ?? '',
      subject: mail.subject ?? '',
      references: names.join(' '),
    },
  };
}

/**
 * Lists and contact forms write in the business's own name and say elsewhere for whom: then that one is the writer.
 */
function writerOf(mail: KeptMail, sender: MailAddress, ownIds: ReadonlySet<string>): MailAddress {
  if (mail.folder === 'sent' || !ownIds.has(sender.address)) return sender;
  const [last] = (mail.headers['x-original-from'] ?? '')
    .split(/[\s<>"]/u)
    .filter((word) => word !== '')
    .slice(-1);
  const original = addressOf(last);
  const behind = mail.replyTo.find(({ address }) => !ownIds.has(address));
  if (original !== null && !ownIds.has(original)) return { address: original, name: sender.name };
  return behind === undefined ? sender : { address: behind.address, name: behind.name ?? sender.name };
}

/** Anybody can write the business's address into From; what the receiving server found forged is not the business. */
function isOurs(mail: KeptMail, address: string): boolean {
  return isGenuine(mail, [domainOf(address)]) !== 'forged';
}

function authorOf({ address, name }: MailAddress): HeardAuthor {
  return { externalId: address, handle: address, name, url: null, avatarUrl: null, followers: null };
}

interface Place {
  readonly threadId: string;
  readonly parentId: string | null;
  readonly names: readonly string[];
}

/** Root, parent and the names an answer repeats. A mail that names itself, or names in a circle, begins a conversation. */
function placeOf(mail: KeptMail, canonicalId: string): Place {
  if (mail.report !== null) return placeOfReport(mail.report, canonicalId);
  const above = mail.references.filter((name) => name !== canonicalId);
  const answered = mail.inReplyTo === canonicalId ? null : mail.inReplyTo;
  const parentId = answered ?? above.at(-1) ?? null;
  const root = mail.root === canonicalId ? null : mail.root;
  const threadId = parentId === null ? canonicalId : (above[0] ?? root ?? parentId);
  const named = parentId === null || above.includes(parentId) ? above : [...above, parentId];
  const path = root === null || named.includes(root) ? named : [root, ...named];
  return {
    threadId,
    parentId,
    names: path.length <= MOST_NAMES ? path : [...path.slice(0, 1), ...path.slice(1 - MOST_NAMES)],
  };
}

/** The notice that an answer did not arrive stands under that answer. */
function placeOfReport({ of, root }: NonNullable<KeptMail['report']>, canonicalId: string): Place {
  if (of === null || of === canonicalId) return { threadId: canonicalId, parentId: null, names: [] };
  return { threadId: root ?? of, parentId: of, names: root === null || root === of ? [of] : [root, of] };
}

function wordsOf(mail: KeptMail): string {
  const plain = mail.text?.trim() ?? '';
  if (plain !== '' || mail.html === null) return ownWords(plain.split(/\r\n?|\n/u));
  return ownWords(linesOfHtml(mail.html).map(withAddresses));
}

/** A worded link keeps where it leads; a line full of them is a foot or an advertisement. */
function withAddresses({ text, links }: Line): string {
  const hidden = links.filter((link) => !text.includes(link.replace(/^https?:\/\/|\/$/giu, '')));
  return hidden.length === 0 || hidden.length > 3 ? text : `${text} (${hidden.join(' ')})`.trim();
}
