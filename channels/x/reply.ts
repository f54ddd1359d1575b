// A reply on its way out: a post under the one it answers, or a direct message. X keeps no key of ours, so an attempt
// nobody knows the outcome of is looked for (find-reply.ts) before anything is said again.

import { countText } from '../../core/channel.ts';
import { weighing } from '../../core/weighted/weighing.ts';
import { ChannelError, type Hands, type Receipt, type Sending } from '../channel.ts';
import { refuseUnfitMedia } from '../out-media.ts';
import { askX, pay } from './ask.ts';
import { manifest, PRICES } from './manifest.ts';
import { MESSAGE } from './raw.ts';
import { idIn, objectOf, wordsIn } from './shapes.ts';
import { timeOf } from './snowflake.ts';
import { upload } from './upload.ts';

export async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  const isPost = goesPublic(sending);
  refuseWhenTooLong(sending.text, isPost);
  refuseUnfitMedia(sending, isPost ? manifest.media?.publicReply : manifest.media?.privateReply);
  return isPost ? post(sending, hands) : message(sending, hands);
}

/** Only a post that everybody may read is answered for everybody to read, and only when the person asked for that. */
export function goesPublic(sending: Pick<Sending, 'visibility' | 'to'>): boolean {
  return sending.visibility === 'public' && sending.to.visibility === 'public';
}

function refuseWhenTooLong(text: string, isPost: boolean): void {
  const limit = isPost ? manifest.limits.publicReply : manifest.limits.privateReply;
  if (limit === undefined) return;
  const { used, max, left } = countText(text, limit, weighing);
  if (left >= 0) return;
  const what = isPost ? 'post, by its own counting' : 'direct message';
  throw new ChannelError('rejected', `The reply has ${used} characters; X takes ${max} in a ${what}.`);
}

async function post(sending: Sending, hands: Hands): Promise<Receipt> {
  const { to, text, credential, profile } = sending;
  const ids = await upload(sending, 'tweet_image', hands);
  const media = ids.length === 0 ? {} : { media: { media_ids: ids } };
  const json = { text, reply: { in_reply_to_tweet_id: to.handle['post'] ?? to.canonicalId }, ...media };
  const asked = { path: '/2/tweets', json, budget: 'replies' };
  const { body } = await askX(credential, asked, hands).catch((error: unknown) => {
    throw refused(error, to);
  });
  const id = idIn(objectOf(objectOf(body)?.['data']), 'id');
  if (id === null) throw new ChannelError('outcome_unknown', 'X said yes, but not what it made of the reply.');
  await pay(weighing.findLinks(text.normalize('NFC')).size > 0 ? PRICES.postWithLink : PRICES.post, hands);
  return receiptOfPost(id, profile.handle, hands);
}

export function receiptOfPost(id: string, handle: string | null, hands: Hands): Receipt {
  const url = `https://x.com/${handle ?? 'i'}/status/${id}`;
  return { canonicalId: id, url, sentAt: timeOf(id) ?? hands.now() };
}

/** X's refusal with the way out that is left. */
function refused(error: unknown, to: Sending['to']): unknown {
  if (!(error instanceof ChannelError) || error.code !== 'rejected') return error;
  const { message: words } = error;
  if (/not been mentioned|otherwise engaged|not allowed because/i.test(words)) {
    const where = to.url ?? 'the post on X';
    const told = `X lets an app answer only those who mentioned or quoted the account. Open ${where} and answer there. (${words})`;
    return new ChannelError('rejected', told, { cause: error });
  }
  if (/duplicate content/i.test(words)) {
    const told = `X does not take the same words twice in a short while: change a few. (${words})`;
    return new ChannelError('rejected', told, { cause: error });
  }
  if (/deleted or not visible|reply to .*(?:deleted|not exist)/i.test(words)) {
    return new ChannelError('gone', `The post is not there any more. (${words})`, { cause: error });
  }
  return error;
}

async function message(sending: Sending, hands: Hands): Promise<Receipt> {
  const { to, text, credential } = sending;
  const ids = await upload(sending, 'dm_image', hands);
  const attachments = ids.length === 0 ? {} : { attachments: ids.map((id) => ({ media_id: id })) };
  const asked = { path: `${conversationPath(to)}/messages`, json: { text, ...attachments }, budget: 'sent' };
  const { body } = await askX(credential, asked, hands);
  const data = objectOf(objectOf(body)?.['data']);
  const id = idIn(data, 'dm_event_id');
  if (id === null) throw new ChannelError('outcome_unknown', 'X said yes, but not what it made of the message.');
  await pay(PRICES.message, hands);
  return receiptOfMessage(id, wordsIn(data, 'dm_conversation_id'), hands);
}

export function receiptOfMessage(id: string, conversation: string | null, hands: Hands): Receipt {
  const url = conversation === null ? null : `https://x.com/messages/${conversation}`;
  return { canonicalId: `${MESSAGE}${id}`, url, sentAt: timeOf(id) ?? hands.now() };
}

/** Into the conversation the customer spoke in, which may have several people; else to the customer alone. */
export function conversationPath(to: Pick<Sending['to'], 'handle' | 'author'>): string {
  const { conversation } = to.handle;
  if (conversation) return `/2/dm_conversations/${encodeURIComponent(conversation)}`;
  return `/2/dm_conversations/with/${encodeURIComponent(to.author.externalId)}`;
}
