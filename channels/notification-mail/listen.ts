// Reads the folder places mail to. In: a source and how far it was read. Out: a raw for each thing a mail tells of, with the
// lines about it; a mail nobody knows comes whole.

import type { Hands, ListenTo, Page, Raw } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import type { FetchedMail } from '../families/mail/imap-read.ts';
import { canonicalIdOf } from '../families/mail/kept.ts';
import { listenToMailbox, type MailReader, watchMailbox } from '../families/mail/mailbox.ts';
import { bodyOf, parseMail } from '../families/mail/parse.ts';
import { type Line, linesOfHtml, linesOfText } from '../families/mail/words.ts';
import { piecesOf, recognise } from './notice.ts';

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const reader: MailReader = {
    folders: async () => [{ path: folderOf(source), role: 'inbox' }],
    raws: async ({ mails }) => (await Promise.all(mails.map(rawsOf))).flat(),
  };
  yield* listenToMailbox(source, reader, hands);
}

export async function watch(source: Omit<ListenTo, 'cursor'>, hands: Hands, wake: () => void): Promise<void> {
  await watchMailbox(source, folderOf(source), hands, wake);
}

function folderOf({ config }: Pick<ListenTo, 'config'>): string {
  const folder = config['folder']?.trim() ?? '';
  if (folder === '') throw new ChannelError('unreadable', 'Which folder the notices are in is not said; add it.');
  return folder;
}

/** What one mail tells of, apart. */
export async function rawsOf({ source, arrivedAt }: FetchedMail): Promise<readonly Raw[]> {
  const mail = await parseMail({ folder: 'inbox', source, arrivedAt, root: null });
  const name = canonicalIdOf(mail);
  const pieces = piecesOf(recognise(mail), linesOf(mail.html, mail.text));
  // The lines are the mail's words, so these need not be kept twice.
  const kept = bodyOf({ ...mail, html: null, text: null });
  return pieces.map((lines, at) => ({
    externalId: pieces.length === 1 ? name : `${name}#${at + 1}`,
    body: { mail: kept, lines: lines as unknown as Raw['body'] },
  }));
}

/** The HTML says which words a link stands behind; in plain text it stands alone under them. */
function linesOf(html: string | null, text: string | null): readonly Line[] {
  return html === null ? withLinksOnTop(linesOfText(text ?? '')) : linesOfHtml(html);
}

/** Moves a link that ends a paragraph, alone on its line, to the paragraph's first line. */
function withLinksOnTop(lines: readonly Line[]): readonly Line[] {
  const lifted: Line[] = [];
  let top = 0;
  for (const line of lines) {
    const words = line.text.trim();
    const first = lifted[top];
    if (/^<?https?:\/\/\S+>?$/iu.test(words) && first !== undefined) {
      lifted[top] = { ...first, links: [...first.links, ...line.links] };
      continue;
    }
    lifted.push(line);
    if (words === '') top = lifted.length;
  }
  return lifted;
}
