// Takes a mail apart (RFC 5322, MIME). In: its first bytes as the server gave them. Out: its headers and words as they are
// kept. Bounded in size, parts and lines; what is too much or broken is kept as its first lines, with the reason.

import type { AddressObject, ParsedMail } from 'mailparser';
import type { Json } from '../../channel.ts';
import { addressOf, type KeptMail, type MailAddress, messageIdOf, messageIdsIn } from './kept.ts';

/** Of a longer mail only this much is asked for: the words come first, what is attached after them. */
export const mostBytes = 1_000_000;
const mostWords = 200_000;
const mostHtml = 400_000;
const mostParts = 100;
const mostHeaderBytes = 256_000;
const mostAddresses = 100;
const mostReferences = 100;

/** Kept beside what is read of them: they tell who wrote by hand, and what the receiving server found. */
const keptHeaders = new Set(
  `auto-submitted x-autoreply x-autorespond x-autoresponder precedence list-id list-unsubscribe return-path
  authentication-results x-spam-flag x-original-from content-language x-failed-recipients content-type`.split(/\s+/u),
);

export interface Fetched {
  readonly folder: KeptMail['folder'];
  readonly source: Buffer;
  readonly arrivedAt: Date | null;
  readonly root: string | null;
}

/** Never throws: what cannot be taken apart is kept with its trouble. */
export async function parseMail({ folder, source, arrivedAt, root }: Fetched): Promise<KeptMail> {
  const trouble = tooMuch(source);
  if (trouble !== null) return untaken({ folder, source, arrivedAt, root }, trouble);
  try {
    const { simpleParser } = await import('mailparser');
    const mail = await simpleParser(source, {
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
      maxHtmlLengthToParse: mostHtml,
    });
    return { folder, arrivedAt, root, ...wordsOf(mail), ...namesOf(mail), report: reportOf(mail, source) };
  } catch (error) {
    return untaken({ folder, source, arrivedAt, root }, error instanceof Error ? error.message : String(error));
  }
}

/** As the store takes it. */
export function bodyOf(mail: KeptMail): Json {
  return JSON.parse(JSON.stringify(mail)) as Json;
}

/** Mail programs nest three or four parts deep; a hostile mail nests thousands, or is all header. */
function tooMuch(source: Buffer): string | null {
  const text = source.toString('latin1');
  const head = /\r?\n\r?\n/u.exec(text)?.index ?? text.length;
  if (head > mostHeaderBytes) return `its header is longer than ${mostHeaderBytes} bytes`;
  let parts = 0;
  for (const _ of text.matchAll(/^content-type:/gimu)) parts += 1;
  return parts > mostParts ? `it has more than ${mostParts} parts` : null;
}

function untaken({ source, ...of }: Fetched, trouble: string): KeptMail {
  const head = source.subarray(0, 20_000).toString('latin1');
  const line = (name: string) => new RegExp(`^${name}:[ \\t]*([^\\r\\n]{1,2000})`, 'imu').exec(head)?.[1] ?? null;
  const address = addressOf(/<([^<>]+)>/u.exec(line('from') ?? '')?.[1] ?? line('from'));
  return {
    ...of,
    id: messageIdsIn(line('message-id') ?? '')[0] ?? null,
    inReplyTo: null,
    references: [],
    from: address === null ? [] : [{ address, name: null }],
    replyTo: [],
    to: [],
    cc: [],
    subject: line('subject'),
    date: null,
    headers: {},
    text: null,
    html: null,
    files: [],
    report: null,
    trouble,
  };
}

function wordsOf(mail: ParsedMail): Pick<KeptMail, 'text' | 'html' | 'files' | 'subject' | 'trouble'> {
  return {
    text: mail.text === undefined ? null : mail.text.slice(0, mostWords),
    html: typeof mail.html === 'string' ? mail.html.slice(0, mostHtml) : null,
    files: mail.attachments.slice(0, mostAddresses).map(({ filename, contentType }) => ({
      name: filename?.slice(0, 300) ?? null,
      type: contentType ?? null,
    })),
    subject: mail.subject?.slice(0, 2_000) ?? null,
    trouble: null,
  };
}

function namesOf(mail: ParsedMail) {
  const references = messageIdsIn([mail.references ?? []].flat().join(' '));
  return {
    id: messageIdOf(mail.messageId),
    inReplyTo: messageIdsIn(mail.inReplyTo ?? '')[0] ?? null,
    // The first is the root, the last ones what was answered.
    references:
      references.length <= mostReferences
        ? references
        : [...references.slice(0, 1), ...references.slice(1 - mostReferences)],
    from: peopleIn(mail.from),
    replyTo: peopleIn(mail.replyTo),
    to: peopleIn(mail.to),
    cc: peopleIn(mail.cc),
    date: mail.date ?? null,
    headers: headersOf(mail),
  };
}

function headersOf(mail: ParsedMail): Readonly<Record<string, string>> {
  const kept = new Map<string, string>();
  for (const { key, line } of mail.headerLines) {
    if (!keptHeaders.has(key) || kept.has(key)) continue;
    const value = line.slice(line.indexOf(':') + 1).replace(/\s+/gu, ' ');
    kept.set(key, value.trim().slice(0, 2_000));
  }
  return Object.fromEntries(kept);
}

function peopleIn(given: AddressObject | AddressObject[] | undefined): readonly MailAddress[] {
  const all = [given ?? []].flat().flatMap(({ value }) => value.flatMap((one) => [one, ...(one.group ?? [])]));
  return all.slice(0, mostAddresses).flatMap(({ address, name }) => {
    const bare = addressOf(address);
    return bare === null ? [] : [{ address: bare, name: name?.replace(/\s+/gu, ' ').trim().slice(0, 300) || null }];
  });
}

/** A report of delivery (RFC 3462, 3464): what it says of the mail, and the header of the mail that came back with it. */
function reportOf(mail: ParsedMail, source: Buffer): KeptMail['report'] {
  const type = mail.headerLines.find(({ key }) => key === 'content-type')?.line ?? '';
  if (!/multipart\/report/iu.test(type) || !/delivery-status/iu.test(type)) return null;
  const text = source.toString('latin1');
  const came = /^content-type:\s*(?:message\/rfc822|message\/global|text\/rfc822-headers)/imu.exec(text);
  const back = came === null ? '' : text.slice(came.index, came.index + 50_000).replace(/\r?\n[ \t]+/gu, ' ');
  const header = (name: string) => new RegExp(`^${name}:([^\\r\\n]*)`, 'imu').exec(back)?.[1] ?? '';
  const of = messageIdsIn(header('message-id'))[0] ?? null;
  const above = messageIdsIn(`${header('references')} ${header('in-reply-to')}`)[0] ?? null;
  const field = (name: string) =>
    new RegExp(`^${name}:[ \\t]{0,99}(?:rfc822;[ \\t]{0,99})?(\\S{1,320})`, 'imu').exec(text)?.[1] ?? null;
  return { action: field('action')?.toLowerCase() ?? 'failed', recipient: field('final-recipient'), of, root: above };
}
