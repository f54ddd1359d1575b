// Reads folders of a mailbox from where a cursor stands to now. In: an open mailbox, folders, a cursor. Out: batches of mails
// as they came, each with the cursor after it. Nothing is marked as read, moved or removed.

import type { ImapFlow } from 'imapflow';
import type { Json } from '../../channel.ts';
import { ChannelError } from '../../channel.ts';
import { countOf, fieldsOf, textOf, timeOf } from '../../tolerant.ts';
import type { KeptMail } from './kept.ts';
import { mostBytes } from './parse.ts';

const mailsPerPage = 25;
const dayMs = 86_400_000;
/** The first read: what nobody answers after a month is not asked any more. */
const historyMs = 30 * dayMs;
const mostHistory = 500;

export interface Folder {
  readonly path: string;
  readonly role: KeptMail['folder'];
}

export interface FetchedMail {
  readonly uid: number;
  readonly arrivedAt: Date | null;
  readonly source: Buffer;
}

export interface Batch {
  readonly folder: Folder;
  readonly mails: readonly FetchedMail[];
  readonly cursor: Json;
}

/** How far a folder was read. A folder that was made anew has another validity, and its numbers mean nothing (RFC 3501). */
interface Place {
  readonly validity: string;
  readonly uid: number;
  /** When the newest mail read so far arrived. */
  readonly newestAt: string | null;
}

export async function* readFolders(
  client: ImapFlow,
  folders: readonly Folder[],
  cursor: Json,
  now: Date,
): AsyncGenerator<Batch> {
  const places = placesIn(cursor);
  const said = (): Json => ({ version: 1, folders: Object.fromEntries(places) as unknown as Json });
  for (const folder of folders) {
    const opened = await client.mailboxOpen(folder.path, { readOnly: true });
    const validity = String(opened.uidValidity);
    const last = places.get(folder.path) ?? null;
    const uids = await newIn(client, { opened, last, validity, now });
    let newestAt = last?.newestAt ?? null;
    for (let from = 0; from < uids.length; from += mailsPerPage) {
      const mails = await fetchMails(client, uids.slice(from, from + mailsPerPage));
      newestAt = newestOf(mails, newestAt);
      places.set(folder.path, { validity, uid: uids[Math.min(uids.length, from + mailsPerPage) - 1] ?? 0, newestAt });
      yield { folder, mails, cursor: said() };
      // Whoever took the batch may have looked elsewhere meanwhile.
      if (client.mailbox === false || client.mailbox.path !== folder.path) {
        await client.mailboxOpen(folder.path, { readOnly: true });
      }
    }
    const uid = Math.max(opened.uidNext - 1, uids.at(-1) ?? 0);
    places.set(folder.path, { validity, uid, newestAt });
  }
  const [first] = folders;
  if (first !== undefined) yield { folder: first, mails: [], cursor: said() };
}

interface Asked {
  readonly opened: { readonly uidNext: number; readonly exists: number };
  readonly last: Place | null;
  readonly validity: string;
  readonly now: Date;
}

async function newIn(client: ImapFlow, { opened, last, validity, now }: Asked): Promise<readonly number[]> {
  if (opened.exists === 0) return [];
  if (last?.validity === validity) {
    if (last.uid >= opened.uidNext - 1) return [];
    const found = await searched(client, { uid: `${last.uid + 1}:*` });
    // "n:*" always names the last mail, also when its number is smaller.
    return found.filter((uid) => uid > last.uid);
  }
  // Numbered anew: from a day before the newest known one, so that nothing is missed; what was heard is known by its id.
  const newest = timeOf(last?.newestAt);
  if (newest !== null) return searched(client, { since: new Date(newest.getTime() - dayMs) });
  return (await searched(client, { since: new Date(now.getTime() - historyMs) })).slice(-mostHistory);
}

async function searched(client: ImapFlow, query: { uid?: string; since?: Date }): Promise<readonly number[]> {
  const found = await client.search(query, { uid: true });
  if (!Array.isArray(found))
    throw new ChannelError('unreachable', 'The mail server could not look through the folder.');
  return [...found].sort((a, b) => a - b);
}

async function fetchMails(client: ImapFlow, uids: readonly number[]): Promise<readonly FetchedMail[]> {
  const query = { uid: true, internalDate: true, source: { maxLength: mostBytes } };
  const came: FetchedMail[] = [];
  for await (const { uid, internalDate, source } of client.fetch(uids.join(','), query, { uid: true })) {
    if (source === undefined || !uids.includes(uid)) continue;
    came.push({ uid, arrivedAt: timeOf(dateText(internalDate)), source });
  }
  if (!client.usable) throw new ChannelError('unreachable', 'The mail server broke off in the middle of a mail.');
  return came.sort((a, b) => a.uid - b.uid);
}

function dateText(date: Date | string | undefined): string | undefined {
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

function newestOf(mails: readonly FetchedMail[], before: string | null): string | null {
  return mails.reduce<string | null>((newest, { arrivedAt }) => {
    const at = arrivedAt?.toISOString() ?? null;
    return at !== null && (newest === null || at > newest) ? at : newest;
  }, before);
}

/** A cursor of nobody or of another age is no cursor. */
function placesIn(cursor: Json): Map<string, Place> {
  const { version, folders } = fieldsOf(cursor);
  const places = new Map<string, Place>();
  if (version !== 1) return places;
  for (const [path, value] of Object.entries(fieldsOf(folders))) {
    const { validity, uid, newestAt } = fieldsOf(value);
    const told = { validity: textOf(validity), uid: countOf(uid) };
    if (told.validity === null || told.uid === null) continue;
    places.set(path, { validity: told.validity, uid: told.uid, newestAt: timeOf(newestAt)?.toISOString() ?? null });
  }
  return places;
}

/** Numbers of the mails with this Message-ID in a folder, which is open afterwards. */
export async function findById(client: ImapFlow, path: string, id: string): Promise<readonly number[]> {
  if (client.mailbox === false || client.mailbox.path !== path) await client.mailboxOpen(path, { readOnly: true });
  const found = await client.search({ header: { 'message-id': `<${id}>` } }, { uid: true });
  return Array.isArray(found) ? found : [];
}
