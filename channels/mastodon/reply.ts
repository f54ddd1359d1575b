// A reply on its way out, and the search for an earlier attempt of it. Mastodon keeps the idempotency key for an hour;
// many kin ignore it, so the search looks for the words under the same parent.

import { addressed, countText } from '../../core/channel.ts';
import { ChannelError, type Hands, type Receipt, type Sending } from '../channel.ts';
import { ask, type Server } from './ask.ts';
import { whoAmI } from './connect.ts';
import { canonicalIdOf } from './identity.ts';
import { MASTODON_LIMIT } from './manifest.ts';
import { sphereOf } from './normalise.ts';
import { plainText } from './plain-text.ts';
import { serverOf } from './server.ts';
import { readContext, readStatus, readStatuses, readTime, type Status } from './shapes.ts';
import { readStream } from './stream.ts';
import { findTarget } from './target.ts';

/** How far a server's clock may be behind ours before its own answer looks older than the question. */
const CLOCK_SLACK_MS = 5 * 60_000;

export async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  const server = serverOf(sending.credential);
  const target = await findTarget(server, sending.to, hands);
  const text = addressed(sending.text, target.acct);
  refuseWhenTooLong(text, sending);
  const answer = await ask(
    server,
    {
      path: '/api/v1/statuses',
      post: {
        status: text,
        in_reply_to_id: target.id,
        visibility: visibilityOf(sending),
        ...(sending.language ? { language: sending.language.split('-')[0] } : {}),
      },
      headers: { 'idempotency-key': sending.clientKey },
    },
    hands,
  );
  const status = readStatus(answer.body);
  if (status === null) {
    throw new ChannelError('outcome_unknown', `${server.origin} said yes, but not what it made of the reply`);
  }
  return receiptOf(status, server, hands);
}

/**
 * A public reply is as public as the mention was, in the server's own word for it, and never wider; what is not known
 * to be open to all, and every private reply, goes to the people named in it.
 */
export function visibilityOf(sending: Pick<Sending, 'visibility' | 'to'>): string {
  const asked = sending.to.handle['visibility'] ?? 'direct';
  const isOpen = sending.visibility === 'public' && sending.to.visibility === 'public' && sphereOf(asked) === 'public';
  return isOpen ? asked : 'direct';
}

function refuseWhenTooLong(text: string, sending: Sending): void {
  const limits = sending.profile.limits;
  const limit = (sending.visibility === 'public' ? limits?.publicReply : limits?.privateReply) ?? MASTODON_LIMIT;
  const { used, max, left } = countText(text, limit);
  if (left >= 0) return;
  const told = `The reply has ${used} characters with the customer's handle; this server takes ${max}.`;
  throw new ChannelError('rejected', told);
}

function receiptOf(status: Status, server: Server, hands: Hands): Receipt {
  return {
    canonicalId: canonicalIdOf(status, server.origin),
    url: status.url || null,
    sentAt: readTime(status.created_at) ?? hands.now(),
  };
}

/** Found, surely not there, or `cannot_tell` when the server would not let us look far enough. */
export async function findReply(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  try {
    const server = serverOf(sending.credential);
    const target = await findTarget(server, sending.to, hands);
    const accountId = sending.credential['accountId'] || (await whoAmI(server, hands)).id;
    const words = comparable(addressed(sending.text, target.acct));
    const earliest = sending.queuedAt.getTime() - CLOCK_SLACK_MS;
    const isIt = (status: Status) =>
      status.account.id === accountId &&
      status.in_reply_to_id === target.id &&
      (readTime(status.created_at)?.getTime() ?? Number.POSITIVE_INFINITY) >= earliest &&
      comparable(plainText(status.content ?? '')) === words;
    const inThread = (await answersTo(target.id, server, hands)).find(isIt);
    if (inThread !== undefined) return receiptOf(inThread, server, hands);
    return await findAmongOwn({ accountId, earliest, isIt, server }, hands);
  } catch (error) {
    if (error instanceof ChannelError) return 'cannot_tell';
    throw error;
  }
}

/** A shortcut that may miss (threads are cut, kin hide direct answers); the own list decides. */
async function answersTo(id: string, server: Server, hands: Hands): Promise<readonly Status[]> {
  const path = `/api/v1/statuses/${encodeURIComponent(id)}/context`;
  const { body } = await ask(server, { path }, hands);
  return readStatuses(readContext(body)?.descendants ?? []);
}

interface Search {
  readonly accountId: string;
  readonly earliest: number;
  readonly isIt: (status: Status) => boolean;
  readonly server: Server;
}

/** Reads the account's own list down to before the reply was queued. */
async function findAmongOwn(search: Search, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  const path = `/api/v1/accounts/${encodeURIComponent(search.accountId)}/statuses`;
  const stream = { server: search.server, path, query: [], hands };
  let isOlderSeen = false;
  let isWhole = false;
  for await (const page of readStream(stream, null)) {
    isWhole = page.isEnd;
    const statuses = readStatuses(page.items);
    if (statuses.length < page.items.length) return 'cannot_tell';
    const found = statuses.find(search.isIt);
    if (found !== undefined) return receiptOf(found, search.server, hands);
    isOlderSeen ||= statuses.some((s) => (readTime(s.created_at)?.getTime() ?? Infinity) < search.earliest);
    if (isOlderSeen) return null;
  }
  // The list ended by itself: everything was seen. It was cut at the bound: something may be left.
  return isWhole ? null : 'cannot_tell';
}

/**
 * What of a text survives a server's hands: letters, digits and pictures, with handles as they are shown. Servers turn
 * marks into markup, shorten handles and wrap links.
 */
export function comparable(text: string): string {
  const local = text
    .replace(/(@[\w.-]+)@[\w.-]+\w/gu, '$1')
    .normalize('NFKC')
    .toLowerCase();
  const core = local.replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]/gu, '');
  return core === '' ? local.replace(/\s+/g, ' ').trim() : core;
}
