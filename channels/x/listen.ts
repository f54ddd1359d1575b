// One poll of a source: mentions and the account's own words, a search, or direct messages. Comes in: the committed
// cursor. Goes out: pages of raws, oldest first, each with the cursor that follows it.

import { ChannelError, type Hands, type Json, type ListenTo, type Page } from '../channel.ts';
import { MAX_QUERY } from './manifest.ts';
import { readMessages } from './messages.ts';
import { rawOfPost } from './raw.ts';
import { idIn, isRepost, objectOf } from './shapes.ts';
import { isId, isNewer } from './snowflake.ts';
import { type Mark, MENTIONS, OWN, readMark, readTimeline, SEARCH, type Stretch } from './timeline.ts';

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  if (source.credential === null || source.profile === null) {
    throw new ChannelError('auth_expired', 'This account of X is not connected: connect it to hear it.');
  }
  if (source.kind === 'account') yield* listenToAccount(source, source.profile.externalId, hands);
  else if (source.kind === 'search') yield* listenToSearch(source, hands);
  else if (source.kind === 'messages') yield* readMessages(source, hands);
  else throw new ChannelError('rejected', `X has no source of the kind “${source.kind}”.`);
}

async function* listenToAccount(source: ListenTo, userId: string, hands: Hands): AsyncGenerator<Page> {
  const { credential } = source;
  const cursor = cursorOf(source.cursor);
  let mentions = readMark(cursor['mentions']);
  let own = readMark(cursor['own']);
  const whole = () => ({ v: 1, mentions, own }) as unknown as Json;
  // Both budgets are taken before X is asked anything: half a poll would look like a whole one.
  await hands.spend(MENTIONS.budget);
  await hands.spend(OWN.budget);
  const path = `/2/users/${encodeURIComponent(userId)}`;
  const heard = { ...MENTIONS, path: `${path}/mentions`, isPaid: true };
  for await (const stretch of readTimeline(heard, { mark: mentions, credential, hands })) {
    mentions = stretch.mark;
    yield pageOf(stretch, whole());
  }
  const said = { ...OWN, path: `${path}/tweets`, query: { exclude: 'retweets' }, isPaid: true };
  for await (const stretch of readTimeline(said, { mark: own, credential, hands })) {
    own = stretch.mark;
    yield pageOf(stretch, whole());
  }
}

async function* listenToSearch(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const { credential } = source;
  const words = (source.config['query'] ?? '').trim();
  if (words === '') throw new ChannelError('rejected', 'This search of X has no words to look for.');
  if ([...words].length > MAX_QUERY) {
    throw new ChannelError('rejected', `A search of X takes ${MAX_QUERY} characters; this one is longer.`);
  }
  const search = { ...SEARCH, path: '/2/tweets/search/recent', query: { query: words } };
  const mark: Mark = readMark(cursorOf(source.cursor)['search']);
  for await (const stretch of readTimeline(search, { mark, credential, hands })) {
    yield pageOf(stretch, { v: 1, search: stretch.mark } as unknown as Json);
  }
}

function cursorOf(value: Json): Readonly<Record<string, Json>> {
  return (objectOf(value) ?? {}) as Readonly<Record<string, Json>>;
}

/** Oldest first. A repost is somebody else's words again; what cannot be read goes on, to be kept as unread. */
function pageOf({ posts, includes, gap }: Stretch, cursor: Json): Page {
  const wanted = posts.filter((post) => {
    const fields = objectOf(post);
    return fields === null || !isRepost(fields);
  });
  const raws = wanted.toSorted(byAge).map((post) => rawOfPost(post, includes));
  return { raws, cursor, ...(gap === undefined ? {} : { gap }) };
}

function byAge(one: unknown, other: unknown): number {
  const [a, b] = [idIn(objectOf(one), 'id'), idIn(objectOf(other), 'id')];
  if (!isId(a) || !isId(b) || a === b) return 0;
  return isNewer(a, b) ? 1 : -1;
}
