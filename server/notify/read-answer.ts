// Reads an answer to a notice's mail. In: a mail as it came, and the key that signed our ids. Out: which delivery it
// answers, who it says it is from, and what stands above the quote; null for everything that is not for us.

import { type MailId, readMailId } from './mail-id.ts';

export interface Answer {
  readonly id: MailId;
  /** In lower case. */
  readonly from: string;
  readonly text: string;
}

/** A few words from a person; whatever is larger has something else in it. */
export const longestMail = 512 * 1024;
const longestNote = 5_000;
/** Parts within parts: a person's mail program nests three or four deep. */
const mostParts = 60;

export async function readAnswer(source: Buffer, key: Buffer): Promise<Answer | null> {
  if (source.length > longestMail || countParts(source) > mostParts) return null;
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(source, {
    skipHtmlToText: false,
    skipImageLinks: true,
    skipTextToHtml: true,
    maxHtmlLengthToParse: longestMail,
  });
  const { from, inReplyTo, references, headers } = mail;
  // An absence note answers by itself (RFC 3834); as a note it would only be noise.
  const isAutomatic = (headers.get('auto-submitted') ?? 'no') !== 'no' || headers.has('x-autoreply');
  const id = readMailId([inReplyTo, references].flat().join(' '), key);
  const [sender, ...others] = from?.value ?? [];
  const text = aboveQuote(mail.text ?? '');
  if (isAutomatic || id === null || sender?.address === undefined || others.length > 0 || text === '') return null;
  return { id, from: sender.address.toLowerCase(), text: text.slice(0, longestNote).toWellFormed() };
}

function countParts(source: Buffer): number {
  return source.toString('latin1').match(/^content-type:/gimu)?.length ?? 0;
}

/** How mail programs say that the words of somebody else begin, in the desk's languages. */
const quoteBegins = [
  /^>/u,
  /^-{2,}\s?(original message|mensaje original|message d'origine|ursprüngliche nachricht|mensagem original|messaggio originale|oorspronkelijk bericht)\s?-{2,}$/iu,
  /^_{10,}$/u,
  /^(on|am|el|le|il|em|op)\b.{5,300}(wrote|schrieb.{0,200}|escribió|a écrit|ha scritto|escreveu|schreef.{0,200})\s?:$/isu,
  /^(from|von|de|da|van):\s.*@.*$/iu,
];

/** What stands above the quote and the signature. */
export function aboveQuote(text: string): string {
  const lines = text.replaceAll('\u0000', '').split(/\r?\n/u);
  const end = lines.findIndex((line, i) => {
    const alone = line.trim();
    // Long introductions are broken onto a second line.
    const withNext = `${alone} ${lines[i + 1]?.trim() ?? ''}`;
    return (
      line === '-- ' ||
      line === '--' ||
      quoteBegins.some((begin) => begin.test(alone) || isBroken(begin, withNext, alone))
    );
  });
  return (end === -1 ? lines : lines.slice(0, end)).join('\n').trim();
}

function isBroken(begin: RegExp, joined: string, first: string): boolean {
  return first !== '' && begin.flags.includes('s') && begin.test(joined);
}
