// Answers: a comment under a post, a comment or a recommendation, or a message. And looks for an earlier attempt. In: a
// sending. Out: a receipt, or a `ChannelError` that says for sure whether anything may have been taken.

import { countText } from '../../core/channel.ts';
import { ChannelError, type Hands, type Receipt, type Sending } from '../channel.ts';
import { askGraph, readEdge } from '../families/graph/api.ts';
import {
  earliestMs,
  findMessage,
  goesPublic,
  type Recipient,
  sameWords,
  sendMessage,
} from '../families/graph/messages.ts';
import { fieldsOf, idOf, timeOf, webAddressOf } from '../tolerant.ts';
import { COMMENT_LIMIT, MESSAGE_LIMIT } from './manifest.ts';
import { commentId } from './raw.ts';

export async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  const isPublic = goesPublic(sending);
  const limit = isPublic ? COMMENT_LIMIT : MESSAGE_LIMIT;
  if (countText(sending.text, limit).left < 0) {
    throw new ChannelError('rejected', `Facebook takes ${limit.max} characters here; this answer is longer.`);
  }
  if (!isPublic) return sendMessage(sending, sending.profile.externalId, recipientOf(sending), hands);
  const form = { message: sending.text };
  const query = { fields: 'id,created_time,permalink_url' };
  const made = await askGraph(sending.credential, { path: `/${targetOf(sending)}/comments`, query, form }, hands);
  const id = idOf(made['id']);
  if (id === null) throw new ChannelError('outcome_unknown', 'Facebook took the comment and did not name it.');
  return receiptOf(id, made, hands.now());
}

export async function findReply(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  try {
    if (goesPublic(sending)) return await findComment(sending, hands);
    const { externalId: page } = sending.profile;
    const person = sending.to.handle['with'] ?? sending.to.author.externalId;
    if (!/^\d+$/u.test(person)) return 'cannot_tell';
    return await findMessage(sending, { platform: 'messenger', pageId: page, profileId: page }, person, hands);
  } catch (error) {
    if (error instanceof ChannelError) return 'cannot_tell';
    throw error;
  }
}

/** One look over the newest comments of the post holds every place a reply can have landed. */
async function findComment(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  const { to, profile, credential } = sending;
  const post = to.handle['post'] ?? to.threadId;
  const fields = 'id,message,created_time,from,parent{id},permalink_url';
  const query = { filter: 'stream', order: 'reverse_chronological', fields, limit: 100 };
  const { data, next } = readEdge(await askGraph(credential, { path: `/${post}/comments`, query }, hands));
  const sinceMs = earliestMs(sending);
  // A reply to a reply is put beside it, under the same comment.
  const places = new Set([to.canonicalId, ...(to.handle['what'] === 'comment' ? [to.handle['parent']] : [])]);
  let oldestMs = Number.POSITIVE_INFINITY;
  for (const one of data.map(fieldsOf)) {
    const id = idOf(one['id']);
    const atMs = timeOf(one['created_time'])?.getTime() ?? 0;
    oldestMs = Math.min(oldestMs, atMs);
    const isMine = idOf(fieldsOf(one['from'])['id']) === profile.externalId;
    const above = idOf(fieldsOf(one['parent'])['id']);
    const isHere = places.has(above === null ? post : commentId(above));
    const isIt = isMine && isHere && atMs >= sinceMs && sameWords(one['message'], sending.text);
    if (id !== null && isIt) return receiptOf(id, one, hands.now());
  }
  return next === null || oldestMs < sinceMs ? null : 'cannot_tell';
}

function receiptOf(id: string, told: Readonly<Record<string, unknown>>, now: Date): Receipt {
  const canonicalId = commentId(id);
  const url = webAddressOf(told['permalink_url']) ?? `https://www.facebook.com/${canonicalId}`;
  return { canonicalId, url, sentAt: timeOf(told['created_time']) ?? now };
}

export function targetOf({ to }: Pick<Sending, 'to'>): string {
  const id = to.handle['id'] ?? to.canonicalId;
  if (!/^\d+(?:_\d+)?$/u.test(id)) {
    throw new ChannelError('rejected', 'Facebook gave this no number that could be answered: answer it on the page.');
  }
  return id;
}

function recipientOf(sending: Sending): Recipient {
  const { handle } = sending.to;
  if (handle['what'] === 'message') {
    const person = handle['with'];
    if (!person) throw new ChannelError('rejected', 'Facebook does not say with whom this conversation is.');
    return { id: person };
  }
  const id = targetOf(sending);
  if (handle['what'] === 'rating') {
    throw new ChannelError('rejected', 'A recommendation cannot be answered privately: answer it in public.');
  }
  return handle['what'] === 'comment' ? { comment_id: id } : { post_id: id };
}
