// Hears what the feed of a place tells, for what was not pushed. In: the source and its cursor. Out: pages; an empty one
// where the place has no feed, for then what is pushed is all there is.

import { ChannelError, type Hands, type Json, type ListenTo, type Page } from '../channel.ts';
import { fieldsOf } from '../tolerant.ts';
import { get } from './exchange.ts';
import { rawsIn } from './told.ts';

/** How far back the first read asks for. */
const historyMs = 30 * 86_400_000;
const mostPages = 200;
const longestCursor = 2_000;

export async function* listen(source: ListenTo, hands: Hands): AsyncIterable<Page> {
  const feedUrl = source.credential?.['feedUrl'] ?? '';
  const place = source.profile?.externalId ?? '';
  let cursor = cursorIn(source.cursor);
  if (feedUrl === '') {
    yield { raws: [], cursor: null };
    return;
  }
  for (let n = 0; n < mostPages; n += 1) {
    const { body, isAnew } = await ask(feedUrl, cursor, hands);
    if (isAnew) cursor = null;
    const page = pageIn(place, body);
    const isStill = page.cursor === null || page.cursor === cursor;
    cursor = page.cursor ?? cursor;
    yield { raws: page.raws, cursor: { version: 1, cursor } };
    if (!page.hasMore || isStill) return;
  }
}

/** A cursor the place does not know any more (410): it is read from the start again, and known things stay one. */
async function ask(feedUrl: string, cursor: string | null, hands: Hands): Promise<{ body: unknown; isAnew: boolean }> {
  const since = new Date(hands.now().getTime() - historyMs).toISOString();
  if (cursor === null) return { ...(await get(feedUrl, { since }, hands)), isAnew: false };
  try {
    return { ...(await get(feedUrl, { cursor }, hands)), isAnew: false };
  } catch (error) {
    if (!(error instanceof ChannelError) || error.code !== 'gone') throw error;
    hands.log('the place does not know its cursor any more', { feedUrl });
    return { ...(await get(feedUrl, { since }, hands)), isAnew: true };
  }
}

/** Of another age or nobody's: then it is read from the start again, and known things stay one. */
function cursorIn(kept: Json): string | null {
  const { version, cursor } = fieldsOf(kept);
  if (version !== 1) return null;
  return typeof cursor === 'string' && cursor !== '' && cursor.length <= longestCursor ? cursor : null;
}

function pageIn(place: string, body: unknown) {
  const { things, cursor = null, more = false } = fieldsOf(body);
  const isCursor = cursor === null || (typeof cursor === 'string' && cursor.length <= longestCursor);
  if (!isCursor || typeof more !== 'boolean') {
    const words = 'The feed’s cursor is a text of at most 2,000 characters, and more is true or false.';
    throw new ChannelError('unreadable', words);
  }
  try {
    return { raws: rawsIn(place, things), cursor: cursor as string | null, hasMore: more };
  } catch (cause) {
    throw new ChannelError('unreadable', `The feed: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
