// Gives an answer to the place, looks for one it may have taken, and asks it to hide what was said. The place keeps one
// answer for each key, however often it comes.

import { countText } from '../../core/channel.ts';
import { type Channel, ChannelError, type Hands, type OutMedia, type Receipt, type Sending } from '../channel.ts';
import { refuseUnfitMedia } from '../out-media.ts';
import { fieldsOf } from '../tolerant.ts';
import { get, post } from './exchange.ts';
import { isId, isWebAddress } from './fields.ts';
import { manifest } from './manifest.ts';
import { canonicalId } from './normalise.ts';

export async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  const { visibility, text, language, media = [] } = sending;
  refuseUnfitMedia(sending, manifest.media?.[visibility === 'public' ? 'publicReply' : 'privateReply']);
  const limit = visibility === 'public' ? manifest.limits.publicReply : manifest.limits.privateReply;
  if (limit !== undefined && countText(text, limit).left < 0) {
    throw new ChannelError('rejected', `An answer has at most ${limit.max} characters here.`);
  }
  const url = answerUrlOf(sending);
  const message = {
    ...{ type: 'answer', key: sending.clientKey, place: sending.profile.externalId, to: toOf(sending) },
    ...{ text, visibility, language, queuedAt: sending.queuedAt.toISOString() },
    ...(media.length === 0 ? {} : { media: media.map(packed) }),
  };
  const { body } = await post(url, message, hands);
  return receiptFrom(sending, body, hands);
}

/** Within the message: one signature, and the pictures come with the words or not at all. */
function packed({ bytes, type, alt, name }: OutMedia) {
  return { kind: 'image', type, alt, name, base64: Buffer.from(bytes).toString('base64') };
}

export const findReply: NonNullable<Channel['findReply']> = async (sending, hands) => {
  try {
    const { body } = await get(answerUrlOf(sending), { key: sending.clientKey }, hands);
    return receiptFrom(sending, body, hands);
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    // Only a plain "there is none" says so; a place that cannot look says anything else.
    return error.code === 'gone' ? null : 'cannot_tell';
  }
};

export const hide: NonNullable<Channel['hide']> = async (of, isHidden, hands) => {
  const place = of.profile.externalId;
  await post(answerUrlOf(of), { type: isHidden ? 'hide' : 'show', place, id: toOf(of).id }, hands);
};

function answerUrlOf({ credential }: Pick<Sending, 'credential'>): string {
  const url = credential['answerUrl'] ?? '';
  if (url === '') {
    const words = 'This place has no address for answers. Connect it again with one.';
    throw new ChannelError('rejected', words);
  }
  return url;
}

function toOf({ to }: Pick<Sending, 'to'>) {
  return { id: to.handle['id'] ?? '', thread: to.handle['thread'] ?? '' };
}

/** A place that tells no id of it has it known by the key; its feed then tells the answer by that id, if at all. */
function receiptFrom(sending: Sending, body: unknown, hands: Hands): Receipt {
  const { id, url, at } = fieldsOf(body);
  const sentAt = typeof at === 'string' ? new Date(at) : hands.now();
  const isUrl = typeof url === 'string' && isWebAddress(url);
  return {
    canonicalId: canonicalId(sending.profile.externalId, isId(id) ? (id as string | number) : sending.clientKey),
    url: isUrl ? url : null,
    sentAt: Number.isNaN(sentAt.getTime()) ? hands.now() : sentAt,
  };
}
