// An answer on its way out, and the search for an earlier attempt of it. Google keeps one answer a review and writes over it
// without asking, so Heed looks first and never replaces words that stand.

import { countText } from '../../core/channel.ts';
import { ChannelError, type Hands, type Receipt, type Sending } from '../channel.ts';
import type { AskGoogle } from '../families/google/api.ts';
import { comparable } from '../same-words.ts';
import { type Fields, fieldsOf, textOf, timeOf, webAddressOf } from '../tolerant.ts';
import { askAs, REVIEWS } from './ask.ts';
import { REPLY_LIMIT } from './manifest.ts';
import { stateOf, whyOf } from './normalise.ts';

export async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  refuseWhatCannotGo(sending);
  const ask = askAs(sending.credential, hands);
  const standing = await askAnswer(ask, sending);
  if (standing !== null && isSame(standing, sending)) return receiptOf(standing, sending, hands);
  if (standing !== null) throw new ChannelError('rejected', alreadyAnswered(standing));
  const url = `${REVIEWS}/${nameOf(sending)}/reply`;
  const { body } = await ask({ method: 'PUT', url, json: { comment: sending.text } }, 1);
  const answer = fieldsOf(body);
  if (stateOf(answer) !== 'REJECTED') return receiptOf(answer, sending, hands);
  throw new ChannelError('rejected', `Google did not publish this answer${whyOf(answer)}.`);
}

/** Found, surely not there, or `cannot_tell` where other words stand now: ours may have stood before them. */
export async function findReply(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  try {
    const standing = await askAnswer(askAs(sending.credential, hands), sending);
    if (standing === null) return null;
    return isSame(standing, sending) ? receiptOf(standing, sending, hands) : 'cannot_tell';
  } catch (error) {
    if (error instanceof ChannelError) return 'cannot_tell';
    throw error;
  }
}

function refuseWhatCannotGo({ visibility, text }: Sending): void {
  if (visibility === 'private') throw new ChannelError('rejected', 'Google has no private answers to reviews.');
  const { used, max, left } = countText(text, REPLY_LIMIT);
  if (left >= 0) return;
  throw new ChannelError(
    'rejected',
    `The answer has ${used} bytes; Google takes ${max}. A letter may be several bytes.`,
  );
}

function nameOf({ to }: Sending): string {
  const name = to.handle['name'];
  if (name) return name;
  throw new ChannelError('gone', 'This review has no name at Google any more.');
}

/** The answer that stands. One that Google refused stands nowhere, and may be written anew. */
async function askAnswer(ask: AskGoogle, sending: Sending): Promise<Fields | null> {
  const { body } = await ask({ url: `${REVIEWS}/${nameOf(sending)}` }, 1);
  const answer = fieldsOf(fieldsOf(body)['reviewReply']);
  return textOf(answer['comment']) === null || stateOf(answer) === 'REJECTED' ? null : answer;
}

function isSame(answer: Fields, { text }: Sending): boolean {
  return comparable(textOf(answer['comment']) ?? '') === comparable(text);
}

function alreadyAnswered(answer: Fields): string {
  const words = comparable(textOf(answer['comment']) ?? '');
  const shown = words.length > 120 ? `${words.slice(0, 120)}…` : words;
  const day = timeOf(answer['updateTime'])?.toISOString().slice(0, 10) ?? 'an unknown day';
  return `This review has an answer of ${day} already: “${shown}”. Google keeps one answer a review: change that one on Google.`;
}

function receiptOf(answer: Fields, { to }: Sending, hands: Hands): Receipt {
  return {
    canonicalId: `${to.threadId}/reply`,
    url: webAddressOf(to.url),
    sentAt: timeOf(answer['updateTime']) ?? hands.now(),
  };
}
