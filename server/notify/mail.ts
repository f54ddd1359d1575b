// Notices by mail, over one SMTP conversation each. In: a parcel and an address. Out: whether the server took it. The
// conversation is ended after half a minute, so that a server that trickles along holds nothing up.

import { writeMailId } from './mail-id.ts';
import { linkTo, type Outcome, type Parcel } from './parcel.ts';
import { digestTitle, short, type Words, wordsOf } from './words.ts';

export interface MailSettings {
  /** `smtp://user:password@host:port`; smtps for TLS from the first byte. */
  readonly url: string;
  /** `Heed <heed@example.org>` */
  readonly from: string;
  /** An answer becomes a note on the case. */
  readonly takesAnswers: boolean;
  /** Signs the ids that answers are known by. */
  readonly key: Buffer;
  /** How long a conversation may take; shorter in tests. */
  readonly wholeMs?: number;
}

const connectMs = 10_000;
const wholeMs = 30_000;

export async function sendMail(settings: MailSettings, parcel: Parcel, to: string): Promise<Outcome> {
  // Loaded with the first mail: a desk without a mail server has no use for it.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const message = await new MailComposer({
    ...mailOf(settings, parcel, to),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  const from = addressIn(settings.from);
  try {
    await converse(settings, { from, to, message });
    return { came: 'accepted' };
  } catch (thrown) {
    return outcomeOf(thrown as SmtpTrouble, new URL(settings.url).hostname);
  }
}

interface SmtpTrouble extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** What the server says of this very mail is final when it begins with 5 (RFC 5321, 4.2.1); all else may pass. */
function outcomeOf(trouble: SmtpTrouble, host: string): Outcome {
  const isOfMail = trouble.code === 'EENVELOPE' || trouble.code === 'EMESSAGE';
  const said = trouble.response ?? trouble.message;
  const error = `${host}: ${short(said, 300)}`;
  const isFinal = isOfMail && (trouble.responseCode ?? 0) >= 500;
  return isFinal ? { came: 'refused', error } : { came: 'failed', error };
}

interface Posted {
  readonly from: string;
  readonly to: string;
  readonly message: Buffer;
}

async function converse(settings: MailSettings, { from, to, message }: Posted): Promise<void> {
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection');
  const { auth, ...server } = serverOf(settings.url);
  return new Promise((resolve, reject) => {
    const connection = new SMTPConnection({
      ...server,
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      dnsTimeout: connectMs,
      socketTimeout: settings.wholeMs ?? wholeMs,
    });
    const end = (trouble?: Error | null) => {
      clearTimeout(limit);
      // Decided first: closing says that it ended.
      if (trouble) reject(trouble);
      else resolve();
      if (trouble) connection.close();
      else connection.quit();
    };
    const limit = setTimeout(() => end(new Error('took too long to answer')), settings.wholeMs ?? wholeMs);
    // Stays for good: a socket that breaks after its goodbye is nobody's trouble.
    connection.on('error', end);
    connection.once('end', () => end(new Error('broke off before its answer')));
    const send = () => connection.send({ from, to }, message, (trouble) => end(trouble));
    connection.connect((trouble) => {
      if (trouble) end(trouble);
      else if (auth === null) send();
      else connection.login(auth, (refused) => (refused ? end(refused) : send()));
    });
  });
}

function serverOf(address: string) {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const auth =
    url.username === '' ? null : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/u.test(host);
  // A password never leaves this machine in the open.
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: auth !== null && !secure && !isHere,
    auth,
  };
}

/** The bare address of `Name <address>`. */
export function addressIn(from: string): string {
  return /<([^<>]+)>/u.exec(from)?.[1] ?? from.trim();
}

function mailOf(settings: MailSettings, parcel: Parcel, to: string) {
  const host = new URL(parcel.deskAddress).hostname;
  const parts = parcel.notices.map((notice) => ({ ...wordsOf(notice, parcel), link: linkTo(parcel, notice.caseId) }));
  const subject = parts.length === 1 ? (parts[0]?.title ?? '') : digestTitle(parcel.notices);
  const foot = `${parcel.brandName} · ${footOf(settings, parcel)}`;
  const caseIds = new Set(parcel.notices.map(({ caseId }) => caseId));
  const [caseId] = caseIds;
  return {
    from: settings.from,
    to,
    subject: `${subject} · ${short(parcel.brandName, 40)}`,
    messageId: writeMailId(parcel, host, settings.key),
    // Mails of one case stand together in whoever's mailbox.
    ...(caseIds.size === 1 && caseId !== null ? { references: `<case.${caseId}@${host}>` } : {}),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: textOf(parts, foot, linkTo(parcel, null)),
    html: htmlOf(parts, foot, linkTo(parcel, null)),
  };
}

function footOf({ takesAnswers }: MailSettings, { notices }: Parcel): string {
  if (!takesAnswers) return 'Answers to this mail are not read.';
  return new Set(notices.map(({ caseId }) => caseId)).size > 1
    ? 'Open a case to write a note on it.'
    : 'Answer this mail to add a note for your colleagues. The customer never sees it.';
}

type Part = Words & { readonly link: string };

function textOf(parts: readonly Part[], foot: string, settingsLink: string): string {
  const said = parts.map(({ title, about, link }) => [title, ...about, link].join('\n'));
  return `${said.join('\n\n')}\n\n-- \n${foot}\nWhat you are told: ${settingsLink}\n`;
}

/** Tables and inline styles: what mail programs have understood for twenty years. */
function htmlOf(parts: readonly Part[], foot: string, settingsLink: string): string {
  const rows = parts.map(
    ({ title, about, link }) =>
      `<tr><td style="padding:0 0 20px"><p style="margin:0 0 6px;font-size:17px;line-height:24px;font-weight:600">${escaped(title)}</p>` +
      about.map((line) => `<p style="margin:0 0 4px;color:#4a4f57">${escaped(line)}</p>`).join('') +
      `<p style="margin:10px 0 0"><a href="${escaped(link)}" style="color:#2f5bd7;font-weight:600">Open it in Heed</a></p></td></tr>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head><body style="margin:0;padding:24px;font:15px/22px -apple-system,'Segoe UI',Roboto,sans-serif"><table role="presentation" width="100%" style="max-width:560px;border-spacing:0">${rows.join('')}<tr><td style="padding:14px 0 0;border-top:1px solid #d9dce1;color:#6b717a;font-size:13px;line-height:19px">${escaped(foot)}<br><a href="${escaped(settingsLink)}" style="color:#6b717a">What you are told</a></td></tr></table></body></html>`;
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/gu, (one) => `&#${one.charCodeAt(0)};`);
}
