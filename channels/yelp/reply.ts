// An answer on its way out, and the search for an earlier attempt of it. Yelp keeps one answer a review; Heed looks first
// and never writes over words that stand. Emoji break Yelp's interface, so they are refused here with a sentence.

import { countText } from '../../core/channel.ts';
import { ChannelError, type Hands, type Receipt, type Sending } from '../channel.ts';
import { withFresh } from '../oauth.ts';
import { ask } from '../rest.ts';
import { comparable } from '../same-words.ts';
import { textOf, webAddressOf } from '../tolerant.ts';
import { askReviews, MOST_REVIEWS, PAGE, PARTNER } from './ask.ts';
import { ANSWER_LIMIT, ANSWERS, consent } from './manifest.ts';
import { answerIdOf, answerOf, reviewIdOf, tellsAnswers } from './normalise.ts';
import { pacificTimeOf } from './pacific-time.ts';
import { explainTo } from './refusal.ts';

/** What is drawn as a picture: by itself, by a selector behind it, as a flag or as a key. */
const EMOJI = /\p{Emoji_Presentation}|\p{Regional_Indicator}|[\u{1F000}-\u{1FAFF}]|\u{FE0F}|\u{20E3}/u;

export async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  refuseWhatCannotGo(sending);
  await hands.spend(ANSWERS);
  const { review, isWhole } = await findReview(sending, hands);
  if (review === null && isWhole) throw new ChannelError('gone', 'Yelp does not show this review any more.');
  const standing = answerOf(review);
  if (standing !== null) {
    if (comparable(textOf(standing['text']) ?? '') === comparable(sending.text))
      return receiptOf(sending, standing, hands);
    throw new ChannelError('rejected', alreadyAnswered(standing['text']));
  }
  const url = `${PARTNER}/reviews/v1/${encodeURIComponent(reviewOf(sending))}`;
  const json = { response_text: sending.text, response_type: 'public_comment' };
  await withFresh(consent, sending.credential, hands, ({ accessToken = '' }) =>
    ask({ url, json, token: accessToken }, hands, explainTo(hands)),
  );
  return receiptOf(sending, {}, hands);
}

/** Found, surely not there, or `cannot_tell`: other words stand now, or Yelp tells this key nothing of answers. */
export async function findReply(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  try {
    const { review } = await findReview(sending, hands);
    if (!tellsAnswers(review)) return 'cannot_tell';
    const standing = answerOf(review);
    if (standing === null) return null;
    const isOurs = comparable(textOf(standing['text']) ?? '') === comparable(sending.text);
    return isOurs ? receiptOf(sending, standing, hands) : 'cannot_tell';
  } catch (error) {
    if (error instanceof ChannelError) return 'cannot_tell';
    throw error;
  }
}

function refuseWhatCannotGo({ visibility, text }: Sending): void {
  if (visibility === 'private') throw new ChannelError('rejected', 'Yelp has no private answers to reviews.');
  const { used, max, left } = countText(text, ANSWER_LIMIT);
  if (left < 0) throw new ChannelError('rejected', `The answer has ${used} characters; Yelp takes ${max}.`);
  const [emoji] = EMOJI.exec(text) ?? [];
  if (emoji !== undefined)
    throw new ChannelError('rejected', 'Yelp takes no emoji in answers: take them out and send again.');
}

function reviewOf({ to }: Sending): string {
  const review = to.handle['review'];
  if (review) return review;
  throw new ChannelError('gone', 'This review has no id at Yelp any more.');
}

/** Yelp shows no single review: its business's list is read down to it. A smaller plan shows less than the whole list. */
async function findReview(sending: Sending, hands: Hands): Promise<{ review: unknown; isWhole: boolean }> {
  const wanted = reviewOf(sending);
  const business = sending.to.handle['business'] || sending.profile.externalId;
  for (let offset = 0; offset < MOST_REVIEWS; offset += PAGE) {
    const { reviews, total } = await askReviews(hands, business, offset);
    const review = reviews.find((one) => reviewIdOf(one) === wanted);
    if (review !== undefined) return { review, isWhole: true };
    if (reviews.length < PAGE) return { review: null, isWhole: offset + reviews.length >= total };
  }
  return { review: null, isWhole: false };
}

function alreadyAnswered(words: unknown): string {
  const shown = comparable(textOf(words) ?? '');
  const cut = shown.length > 120 ? `${shown.slice(0, 120)}…` : shown;
  return `This review has an answer already: “${cut}”. Yelp keeps one answer a review: change that one on biz.yelp.com.`;
}

/** Yelp's yes says nothing more; an answer that stands tells its time. */
function receiptOf(sending: Sending, standing: Readonly<Record<string, unknown>>, hands: Hands): Receipt {
  return {
    canonicalId: answerIdOf(reviewOf(sending)),
    url: webAddressOf(sending.to.url),
    sentAt: pacificTimeOf(standing['time_created']) ?? hands.now(),
  };
}
