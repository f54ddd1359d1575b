// A reply on its way out, the search for an earlier attempt of it, and holding a comment back. Threads are one deep: every
// reply goes under the thread's top comment and names the customer.

import { addressed, countText } from '../../core/channel.ts';
import { ChannelError, type Hands, type Receipt, type Sending } from '../channel.ts';
import { comparable } from '../same-words.ts';
import { fieldsOf, idOf, textOf, timeOf } from '../tolerant.ts';
import { API, askAs, askReplies, snippetOf } from './ask.ts';
import { WRITE_COST, YOUTUBE_LIMIT } from './manifest.ts';
import { normalise, wrap } from './normalise.ts';

/** Google's clocks are right; ours may be off by this much. */
const CLOCK_SLACK_MS = 300_000;
/** 1,000 replies. */
const MOST_REPLY_PAGES = 10;

export async function reply(sending: Sending, hands: Hands): Promise<Receipt> {
  if (sending.visibility === 'private') throw new ChannelError('rejected', 'YouTube has no private replies.');
  const text = wordsOf(sending);
  const { used, max, left } = countText(text, YOUTUBE_LIMIT);
  if (left < 0) throw new ChannelError('rejected', `The reply has ${used} characters; YouTube takes ${max}.`);
  const ask = askAs(sending.credential, hands);
  const json = { snippet: { parentId: sending.to.threadId, textOriginal: text } };
  const { body } = await ask({ method: 'POST', url: `${API}/comments`, query: { part: 'snippet' }, json }, WRITE_COST);
  if (idOf(fieldsOf(body)['id']) === null) {
    throw new ChannelError('outcome_unknown', 'YouTube said yes, but not what it made of the reply.');
  }
  return receiptOf(body, sending, hands);
}

/** Found, surely not there, or `cannot_tell` when the thread could not be read to its end. */
export async function findReply(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'> {
  try {
    const ask = askAs(sending.credential, hands);
    const { comments, isCut } = await askReplies(ask, sending.to.threadId, MOST_REPLY_PAGES);
    const wanted = comparable(wordsOf(sending));
    const earliest = sending.queuedAt.getTime() - CLOCK_SLACK_MS;
    const mine = comments.find((comment) => {
      const said = snippetOf(comment);
      const isOurs = idOf(fieldsOf(said['authorChannelId'])['value']) === sending.profile.externalId;
      const words = textOf(said['textOriginal']) ?? textOf(said['textDisplay']) ?? '';
      return isOurs && comparable(words) === wanted && (timeOf(said['publishedAt'])?.getTime() ?? 0) >= earliest;
    });
    if (mine !== undefined) return receiptOf(mine, sending, hands);
    return isCut ? 'cannot_tell' : null;
  } catch (error) {
    if (error instanceof ChannelError) return 'cannot_tell';
    throw error;
  }
}

/**
 * Held for review, not rejected: a rejected comment cannot be published again. YouTube Studio keeps it in its own list of
 * comments to review, where colleagues see it.
 */
export async function hide(
  { to, credential }: Pick<Sending, 'to' | 'credential'>,
  isHidden: boolean,
  hands: Hands,
): Promise<void> {
  const query = { id: to.canonicalId, moderationStatus: isHidden ? 'heldForReview' : 'published' };
  await askAs(credential, hands)({ method: 'POST', url: `${API}/comments/setModerationStatus`, query }, WRITE_COST);
}

function wordsOf({ text, to }: Sending): string {
  return addressed(text, to.author.handle);
}

function receiptOf(comment: unknown, { to }: Sending, hands: Hands): Receipt {
  const body = wrap(comment, { video: to.handle['video'] ?? null, post: to.handle['post'] ?? null });
  const heard = normalise({ externalId: '', body }, { kind: 'channel', config: {}, ownIds: new Set() });
  return { canonicalId: heard.canonicalId, url: heard.url, sentAt: heard.publishedAt ?? hands.now() };
}
