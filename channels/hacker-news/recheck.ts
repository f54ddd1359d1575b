// Single things again, from the place itself: what was edited, deleted by its author, or killed by readers or moderators.
// In: mentions heard before. Out: fresh raws. The search alone never tells what is gone.

import { type Channel, ChannelError, type Hands, type Json, type Raw } from '../channel.ts';
import { ask } from '../rest.ts';
import { fieldsOf } from '../tolerant.ts';

const ITEM = 'https://hacker-news.firebaseio.com/v0/item';

export const recheck: NonNullable<Channel['recheck']> = async (mentions, _source, hands) => {
  const raws: Raw[] = [];
  for (const { canonicalId, handle } of mentions) {
    const id = /[?&]id=(\d{1,15})$/u.exec(canonicalId)?.[1];
    const item = id === undefined ? null : await itemAt(id, hands);
    if (id === undefined || item === null) continue;
    const known = { by: handle['by'] ?? '', story: handle['story'] ?? '' };
    raws.push({ externalId: id, body: { item, known } });
  }
  return raws;
};

/** Null where the place says nothing about it: that is no word of a removal. */
async function itemAt(id: string, hands: Hands): Promise<Json> {
  const { body } = await ask({ url: `${ITEM}/${id}.json` }, hands);
  if (body !== null && fieldsOf(body)['id'] === undefined) {
    throw new ChannelError('unreadable', 'Hacker News answered with something that is no item');
  }
  return body as Json;
}
