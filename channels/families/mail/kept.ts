// A mail as a channel keeps it: its headers and words, taken apart, nothing judged yet. In: what the store gives back of it.
// Out: every field of its type, however old or spoilt the kept one is.

import { createHash } from 'node:crypto';
import type { Json } from '../../channel.ts';
import { fieldsOf, listOf, textOf, timeOf } from '../../tolerant.ts';

export interface MailAddress {
  /** In lower case. */
  readonly address: string;
  readonly name: string | null;
}

/** What a mail server says became of a mail (RFC 3464). */
export interface DeliveryReport {
  readonly action: string;
  readonly recipient: string | null;
  /** The Message-ID of the mail it is about, and the conversation that one stood in. */
  readonly of: string | null;
  readonly root: string | null;
}

export interface KeptMail {
  readonly folder: 'inbox' | 'sent';
  /** Bare, without brackets; null where it has none. */
  readonly id: string | null;
  readonly inReplyTo: string | null;
  /** Oldest first. */
  readonly references: readonly string[];
  /** Where the conversation began, found in the mailbox when the mail itself does not say. */
  readonly root: string | null;
  readonly from: readonly MailAddress[];
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly subject: string | null;
  readonly date: Date | null;
  readonly arrivedAt: Date | null;
  /** The first of each name, as the receiving server put its own on top. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | null;
  readonly html: string | null;
  readonly files: readonly { readonly name: string | null; readonly type: string | null }[];
  readonly report: DeliveryReport | null;
  /** Why it could not be taken apart; then only the first lines are here. */
  readonly trouble: string | null;
}

export function readKept(body: Json): KeptMail {
  const mail = fieldsOf(body);
  const report = fieldsOf(mail['report']);
  return {
    folder: mail['folder'] === 'sent' ? 'sent' : 'inbox',
    id: messageIdOf(mail['id']),
    inReplyTo: messageIdOf(mail['inReplyTo']),
    references: listOf(mail['references']).flatMap((one) => messageIdOf(one) ?? []),
    root: messageIdOf(mail['root']),
    from: addressesOf(mail['from']),
    replyTo: addressesOf(mail['replyTo']),
    to: addressesOf(mail['to']),
    cc: addressesOf(mail['cc']),
    subject: textOf(mail['subject']),
    date: timeOf(mail['date']),
    arrivedAt: timeOf(mail['arrivedAt']),
    headers: Object.fromEntries(
      Object.entries(fieldsOf(mail['headers'])).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    ),
    text: textOf(mail['text']),
    html: textOf(mail['html']),
    files: listOf(mail['files']).map((file) => ({
      name: textOf(fieldsOf(file)['name']),
      type: textOf(fieldsOf(file)['type']),
    })),
    report: textOf(report['action']) === null ? null : reportOf(report),
    trouble: textOf(mail['trouble']),
  };
}

/** Throws, in a sentence, when the mail could not be taken apart. */
export function readWhole(body: Json): KeptMail {
  const mail = readKept(body);
  if (mail.trouble === null) return mail;
  throw new Error(`The mail could not be taken apart: ${mail.trouble.slice(0, 300)}`);
}

function reportOf(report: Readonly<Record<string, unknown>>): DeliveryReport {
  return {
    action: textOf(report['action']) ?? '',
    recipient: textOf(report['recipient']),
    of: messageIdOf(report['of']),
    root: messageIdOf(report['root']),
  };
}

function addressesOf(value: unknown): readonly MailAddress[] {
  return listOf(value).flatMap((one) => {
    const { address, name } = fieldsOf(one);
    const bare = addressOf(address);
    return bare === null ? [] : [{ address: bare, name: textOf(name) }];
  });
}

/** One bare address in lower case; null for anything that is none. */
export function addressOf(value: unknown): string | null {
  const bare = typeof value === 'string' && value.length <= 320 ? value.trim().toLowerCase() : '';
  return /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/u.test(bare) ? bare : null;
}

const longestId = 900;

/** A Message-ID without its brackets. A longer one than mail knows becomes its digest, the same wherever it is named. */
export function messageIdOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const bare = value.trim().replace(/^<|>$/gu, '');
  if (bare === '' || bare.length > 100_000 || /[\s<>\p{Cc}]/u.test(bare)) return null;
  return bare.length <= longestId ? bare : `sha256:${sha256(bare)}`;
}

/** Every Message-ID in a header, in order. */
export function messageIdsIn(header: string): readonly string[] {
  return [...header.matchAll(/<([^<>\s]+)>/gu)].flatMap(([, id]) => messageIdOf(id) ?? []);
}

/** What a mail is called everywhere; one without a Message-ID by what does not change when it is moved. */
export function canonicalIdOf(mail: KeptMail): string {
  if (mail.id !== null) return mail.id;
  const lasting = [mail.from[0]?.address, mail.date?.getTime(), mail.subject, mail.text ?? mail.html];
  return `sha256:${sha256(JSON.stringify(lasting))}`;
}

export function sha256(of: string): string {
  return createHash('sha256').update(of).digest('hex');
}
