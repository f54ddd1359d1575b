// Asks again about reviews: the location's list first, fifty for one request, then one by one those it did not show. A review
// counts as removed only when Google says so of that very review, while its location is there.

import type { Heard } from '../../core/mention.ts';
import { ChannelError, type Hands, type ListenTo, type Raw } from '../channel.ts';
import { fieldsOf, textOf } from '../tolerant.ts';
import { askAs, askReviews, locationOf, REVIEWS } from './ask.ts';
import { canonicalIdOf, goneRawOf, rawsOf } from './normalise.ts';

type Asked = Pick<Heard, 'canonicalId' | 'handle' | 'url'>;

const MOST_PAGES = 4;
const MOST_ALONE = 20;

export async function recheck(
  mentions: readonly Asked[],
  source: Omit<ListenTo, 'cursor'>,
  hands: Hands,
): Promise<readonly Raw[]> {
  const ask = askAs(source.credential, hands);
  const location = locationOf(source);
  const reviews = new Map<string, unknown>();
  const isShown = ({ handle }: Asked) => reviews.has(canonicalIdOf(handle['name'] ?? '') ?? '');
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES && !mentions.every(isShown); page += 1) {
    const list = await askReviews(ask, location, token);
    for (const review of list.reviews) reviews.set(idOf(review), review);
    token = list.next;
    if (token === null) break;
  }
  const gone: Raw[] = [];
  for (const { canonicalId, handle } of mentions.filter((mention) => !isShown(mention)).slice(0, MOST_ALONE)) {
    const name = handle['name'] ?? '';
    // Another location's review, or one heard through another account, is for its own source to ask about.
    if (!name.startsWith(`${location}/`)) continue;
    try {
      const { body } = await ask({ url: `${REVIEWS}/${name}` }, 1);
      reviews.set(idOf(body), body);
    } catch (error) {
      if (!(error instanceof ChannelError) || error.code !== 'gone') throw error;
      gone.push(goneRawOf(name, canonicalId));
    }
  }
  return [...gone, ...mentions.filter(isShown).flatMap((mention) => freshOf(mention, reviews))];
}

function idOf(review: unknown): string {
  return canonicalIdOf(textOf(fieldsOf(review)['name']) ?? '') ?? '';
}

/** The review and its answer, whichever was asked about; an answer that was deleted is gone. */
function freshOf({ canonicalId, handle }: Asked, reviews: ReadonlyMap<string, unknown>): readonly Raw[] {
  const name = handle['name'] ?? '';
  const raws = rawsOf(reviews.get(canonicalIdOf(name) ?? ''));
  const isThere = raws.some(({ externalId }) => externalId === canonicalId);
  return isThere ? raws : [...raws, goneRawOf(name, canonicalId)];
}
