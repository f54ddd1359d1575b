// Asks again about single statuses, to see edits and removals.

import type { Heard } from '../../core/mention.ts';
import { ChannelError, type ChannelResponse, type Hands, type ListenTo, type Raw } from '../channel.ts';
import { errorOf, exchange, wordsOf } from './ask.ts';
import { type Place, sphereOf, wrap, wrapRemoved } from './normalise.ts';
import { serverAt } from './server.ts';
import { readStatus } from './shapes.ts';

type Asked = Pick<Heard, 'canonicalId' | 'handle' | 'url'>;

/** Fresh raws; a mention nobody can tell about now is left out. A rate limit ends the round with what it has. */
export async function recheck(
  mentions: readonly Asked[],
  source: Omit<ListenTo, 'cursor'>,
  hands: Hands,
): Promise<readonly Raw[]> {
  const raws: Raw[] = [];
  for (const mention of mentions) {
    try {
      const raw = await recheckOne(mention, source, hands);
      if (raw !== null) raws.push(raw);
    } catch (error) {
      const isLimit = error instanceof ChannelError && error.code === 'rate_limited';
      if (!isLimit || raws.length === 0) throw error;
      break;
    }
  }
  return raws;
}

async function recheckOne(mention: Asked, source: Omit<ListenTo, 'cursor'>, hands: Hands): Promise<Raw | null> {
  const { server: origin, id, visibility, author, root, parent } = mention.handle;
  if (!origin || !id) return null;
  const server = serverAt(origin, source.credential);
  // Without our token a private post looks as if it were gone.
  if (server.token === null && sphereOf(visibility) !== 'public') return null;
  const response = await exchange(server, { path: `/api/v1/statuses/${encodeURIComponent(id)}` }, hands);
  const place: Place = { root: root ?? null, parent: parent ?? null };
  if (isGone(response)) {
    const { canonicalId, url } = mention;
    const removed = { canonicalId, id, author: author ?? null, url, visibility: visibility ?? 'public' };
    return { externalId: canonicalId, body: wrapRemoved(origin, removed, place) };
  }
  if (response.status === 403 || (response.status === 401 && server.token === null)) return null;
  if (response.status !== 200) {
    const error = errorOf(response, false, hands.now());
    if (error.code === 'gone') return null;
    throw error;
  }
  const body = response.json();
  return readStatus(body) === null ? null : { externalId: mention.canonicalId, body: wrap(origin, body, place) };
}

/** A 404 must be the interface's own (JSON with words): a server that moved or broke must not veil a whole inbox. */
function isGone(response: ChannelResponse): boolean {
  if (response.status === 410) return true;
  return response.status === 404 && wordsOf(response) !== '';
}
