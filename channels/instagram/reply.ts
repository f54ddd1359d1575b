// Answers: a reply under a comment, a comment where the account was mentioned, or a message. And looks for an earlier
// attempt. In: a sending. Out: a receipt, or a `ChannelError` that says for sure whether anything may have been taken.

import { addressed, countText } from '../../core/channel.ts';
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
import { type Fields, fieldsOf, idOf, timeOf } from '../tolerant.ts';
import { talkOf } from './listen.ts';
import { COMMENT_LIMIT, MESSAGE_LIMIT } from './manifest.ts';

export async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  const isPublic = goesPublic(sending);
  const text = isPublic ? publicText(sending) : sending.text;
  if (countText(text, isPublic ? COMMENT_LIMIT : MESSAGE_LIMIT).left < 0) {
    const most = isPublic ? '2,200 characters, the name answered among them' : '1,000 bytes in a message';
    throw new ChannelError('rejected', `Instagram takes ${most}; this answer is longer.`);
  }
  if (!isPublic) {
    const { pageId } = talkOf(sending.profile.externalId, sending.credential);
    return sendMessage(sending, pageId, recipientOf(sending), hands);
  }
  const { path, form } = placeOf(sending);
  const query = { fields: 'id,timestamp' };
  const isReply = path.endsWith('/replies');
  const asked = { path, form: { ...form, message: text }, ...(isReply ? { query } : {}) };
  const made = await askGraph(sending.credential, asked, hands);
  const id = idOf(made['id']);
  if (id === null) throw new ChannelError('outcome_unknown', 'Instagram took the comment and did not name it.');
  return receiptOf(id, made, sending, hands.now());
}

/** A reply to a reply stands under the same comment: only a name before the words says whom it answers. */
function publicText({ text, to }: Sending): string {
  return addressed(text, to.author.handle);
}

function placeOf({ to, profile }: Sending): { readonly path: string; readonly form: Readonly<Record<string, string>> } {
  const { what, media, comment } = to.handle;
  if (what === 'comment') return { path: `/${numberOf(topOf(to))}/replies`, form: {} };
  if (what !== 'mention') {
    throw new ChannelError('rejected', 'Instagram takes no comments of yours under a post you are only tagged in.');
  }
  const form = { media_id: numberOf(media ?? ''), ...(comment ? { comment_id: numberOf(comment) } : {}) };
  return { path: `/${profile.externalId}/mentions`, form };
}

function topOf(to: Sending['to']): string {
  return to.handle['top'] ?? to.handle['id'] ?? to.canonicalId;
}

export function numberOf(id: string): string {
  if (/^\d+$/u.test(id)) return id;
  throw new ChannelError('rejected', 'Instagram gave this no number that could be answered: answer it in the app.');
}

export async function findReply(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  try {
    const { to, profile, credential } = sending;
    if (!goesPublic(sending)) {
      const person = to.handle['with'] ?? to.author.externalId;
      if (!/^\d+$/u.test(person)) return 'cannot_tell';
      return await findMessage(sending, talkOf(profile.externalId, credential), person, hands);
    }
    // Comments under somebody else's post cannot be listed.
    return to.handle['what'] === 'comment' ? await findComment(sending, hands) : 'cannot_tell';
  } catch (error) {
    if (error instanceof ChannelError) return 'cannot_tell';
    throw error;
  }
}

async function findComment(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  const query = { fields: 'id,text,timestamp,username,from{id,self_ig_scoped_id},user{id}', limit: 100 };
  const path = `/${numberOf(topOf(sending.to))}/replies`;
  const { data, next } = readEdge(await askGraph(sending.credential, { path, query }, hands));
  const sinceMs = earliestMs(sending);
  for (const one of data.map(fieldsOf)) {
    const id = idOf(one['id']);
    const atMs = timeOf(one['timestamp'])?.getTime() ?? 0;
    const isIt = isMine(one, sending) && atMs >= sinceMs && sameWords(one['text'], publicText(sending));
    if (id !== null && isIt) return receiptOf(id, one, sending, hands.now());
  }
  return next === null ? null : 'cannot_tell';
}

function isMine(comment: Fields, { profile }: Sending): boolean {
  const from = fieldsOf(comment['from']);
  const ids = [from['id'], from['self_ig_scoped_id'], fieldsOf(comment['user'])['id']].map(idOf);
  return ids.includes(profile.externalId) || (profile.handle !== null && comment['username'] === profile.handle);
}

function receiptOf(canonicalId: string, told: Fields, { to }: Sending, now: Date): Receipt {
  return { canonicalId, url: to.url, sentAt: timeOf(told['timestamp']) ?? now };
}

function recipientOf({ to }: Sending): Recipient {
  const { what, with: person, id } = to.handle;
  if (what === 'message') {
    if (!person) throw new ChannelError('rejected', 'Instagram does not say with whom this conversation is.');
    return { id: person };
  }
  if (what === 'comment') return { comment_id: numberOf(id ?? to.canonicalId) };
  throw new ChannelError('rejected', 'Instagram opens a message only from a comment under your own post.');
}
