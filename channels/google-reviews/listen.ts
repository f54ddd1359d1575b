// One poll: the reviews of a location, the last changed first, each with the owner's answer. An answer given elsewhere does
// not move an old review up, so once an hour the walk goes deep; what has not changed is not heard again.

import type { Hands, ListenTo, Page } from '../channel.ts';
import { type Entry, walkNewest } from '../families/google/walk.ts';
import { fieldsOf, textOf, timeOf } from '../tolerant.ts';
import { askAs, askReviews, locationOf } from './ask.ts';
import { rawsOf, stateOf } from './normalise.ts';

/** 200 reviews. */
const DEEP_PAGES = 4;

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const ask = askAs(source.credential, hands);
  const location = locationOf(source);
  const read = async (token: string | null) => {
    const { reviews, next } = await askReviews(ask, location, token);
    return { entries: reviews.map(entryOf), next };
  };
  yield* walkNewest({ read, deepPages: DEEP_PAGES }, source.cursor, hands.now());
}

function entryOf(review: unknown): Entry {
  const { name, reviewId, updateTime, reviewReply } = fieldsOf(review);
  const reply = fieldsOf(reviewReply);
  const answeredAt = timeOf(reply['updateTime'])?.getTime() ?? 0;
  const at = timeOf(updateTime);
  return {
    key: textOf(reviewId) ?? textOf(name) ?? '',
    at,
    sign: `${(at?.getTime() ?? 0).toString(36)} ${answeredAt.toString(36)} ${stateOf(reply) ?? ''}`,
    raws: async () => ({ raws: rawsOf(review) }),
  };
}
