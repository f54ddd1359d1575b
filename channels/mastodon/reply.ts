// A reply on its way out, and the search for an earlier attempt of it. Mastodon keeps the idempotency key for an hour;
// many kin ignore it, so the search looks for the words under the same parent.

import { addressed, countText } from '../../core/channel.ts';
import { ChannelError, type Hands, type Receipt, type Sending } from '../channel.ts';
import { refuseUnfitMedia } from '../out-media.ts';
import { ask, type Server } from './ask.ts';
import { whoAmI } from './connect.ts';
import { canonicalIdOf } from './identity.ts';
import { MASTODON_LIMIT, manifest } from './manifest.ts';
import { sphereOf } from './normalise.ts';
import { plainText } from './plain-text.ts';
import { serverOf } from './server.ts';
import { readContext, readStatus, readStatuses, type Status } from './shapes.ts';
import { readStream } from './stream.ts';
import { findTarget } from './target.ts';
import { upload } from './upload.ts';

/** How far a server's clock may be behind ours before its own answer looks older than the question. */
const CLOCK_SLACK_MS = 5 * 60_000;
/** How far it may be behind without a word about it (kin behind a proxy that tells its own time) and still be searched. */
const UNSEEN_SLACK_MS = 3_600_000;

export async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  const server = serverOf(sending.credential);
  refuseUnfitMedia(sending, manifest.media?.[sending.visibility === 'public' ? 'publicReply' : 'privateReply']);
  const target = await findTarget(server, sending.to, hands);
  const text = addressed(sending.text, target.acct);
  refuseWhenTooLong(text, sending);
  const mediaIds = await upload(server, sending, hands);
  const answer = await ask(
    server,
    {
      path: '/api/v1/statuses',
      post: {
        status: text,
        in_reply_to_id: target.id,
        visibility: visibilityOf(sending),
        ...(mediaIds.length === 0 ? {} : { media_ids: mediaIds }),
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
    sentAt: status.created_at ?? hands.now(),
  };
}

/** Found, surely not there, or `cannot_tell` when the server would not let us look far enough. */
export async function findReply(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  try {
    const server = serverOf(sending.credential);
    const target = await findTarget(server, sending.to, hands);
    const accountId = sending.credential['accountId'] || (await whoAmI(server, hands)).id;
    const words = comparable(addressed(sending.text, target.acct));
    const isIt = (status: Status) =>
      status.account.id === accountId &&
      status.in_reply_to_id === target.id &&
      comparable(plainText(status.content ?? '')) === words;
    const thread = await answersTo(target.id, server, hands);
    const queuedAt = sending.queuedAt.getTime() - thread.behindMs;
    const search = { accountId, isIt, server, earliest: queuedAt - CLOCK_SLACK_MS, oldest: queuedAt - UNSEEN_SLACK_MS };
    const inThread = thread.answers.filter(isIt);
    const mine = inThread.find((status) => isInTime(status, search));
    if (mine !== undefined) return receiptOf(mine, server, hands);
    const found = await findAmongOwn(search, hands);
    // The same words under the same parent, only dated too early: an answer given before, or a clock nobody told us of.
    return found === null && inThread.length > 0 ? 'cannot_tell' : found;
  } catch (error) {
    if (error instanceof ChannelError) return 'cannot_tell';
    throw error;
  }
}

interface Thread {
  readonly answers: readonly Status[];
  /** How far the server's clock is behind ours, by its own word. */
  readonly behindMs: number;
}

/** A shortcut that may miss (threads are cut, kin hide direct answers); the own list decides. */
async function answersTo(id: string, server: Server, hands: Hands): Promise<Thread> {
  const path = `/api/v1/statuses/${encodeURIComponent(id)}/context`;
  const { body, headers } = await ask(server, { path }, hands);
  const serverTime = Date.parse(headers.get('date') ?? '');
  const behindMs = Number.isNaN(serverTime) ? 0 : Math.max(0, hands.now().getTime() - serverTime);
  return { answers: readStatuses(readContext(body).descendants), behindMs };
}

interface Search {
  readonly accountId: string;
  /** The words under the parent, whenever they were said. */
  readonly isIt: (status: Status) => boolean;
  /** On the server's clock: what is older is another answer, as far as the clock can be trusted. */
  readonly earliest: number;
  /** On the server's clock: what is older ends the search. */
  readonly oldest: number;
  readonly server: Server;
}

function isInTime(status: Status, { earliest }: Pick<Search, 'earliest'>): boolean {
  return timeOf(status) >= earliest;
}

function timeOf(status: Status): number {
  return status.created_at?.getTime() ?? Number.POSITIVE_INFINITY;
}

/** Reads the account's own list down to well before the reply was queued. */
async function findAmongOwn(search: Search, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  const path = `/api/v1/accounts/${encodeURIComponent(search.accountId)}/statuses`;
  const stream = { server: search.server, path, query: [], hands };
  let isWhole = false;
  let isTwinSeen = false;
  for await (const page of readStream(stream, null)) {
    const statuses = readStatuses(page.items);
    if (statuses.length < page.items.length) return 'cannot_tell';
    const twins = statuses.filter(search.isIt);
    const mine = twins.find((status) => isInTime(status, search));
    if (mine !== undefined) return receiptOf(mine, search.server, hands);
    isTwinSeen ||= twins.length > 0;
    isWhole = page.isEnd || statuses.some((status) => timeOf(status) < search.oldest);
    if (isWhole) break;
  }
  // The list ended, by itself or in times before: everything was seen. Cut at the bound, something may be left.
  return isWhole && !isTwinSeen ? null : 'cannot_tell';
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
