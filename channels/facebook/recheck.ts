// Asks again about posts, comments and messages of a page, to see edits and removals. In: what was heard. Out: fresh raws.

import type { Heard } from '../../core/mention.ts';
import type { Hands, ListenTo, Raw } from '../channel.ts';
import { askAgain } from '../families/graph/again.ts';
import { recheckMessages } from '../families/graph/messages.ts';
import { COMMENT_FIELDS, POST_FIELDS } from './listen.ts';
import { rawOfComment, rawOfPost, rawOfRemoved } from './raw.ts';

type Asked = Pick<Heard, 'canonicalId' | 'handle' | 'url'>;

/** Recommendations, and posts of others that tag the page, cannot be asked for by themselves: they are left out. */
export async function recheck(
  mentions: readonly Asked[],
  source: Omit<ListenTo, 'cursor'>,
  hands: Hands,
): Promise<readonly Raw[]> {
  const { credential, profile } = source;
  if (credential === null || profile === null) return [];
  const page = profile.externalId;
  const raws: Raw[] = [];
  const proof = { path: `/${page}/feed`, query: { fields: 'id,comments.limit(1){id}', limit: 1 } };
  for (const what of ['post', 'comment'] as const) {
    const asked = mentions.filter(({ handle }) => handle['what'] === what && isOfPage(handle, page));
    const ids = asked.map(({ handle }) => handle['id'] ?? '');
    const told = await askAgain(ids, what === 'post' ? POST_FIELDS : COMMENT_FIELDS, { credential, hands, proof });
    for (const { canonicalId, handle } of asked) {
      const item = told.get(handle['id'] ?? '');
      const { post = null, parent = null, author = null } = handle;
      if (item === 'gone') raws.push(rawOfRemoved({ id: canonicalId, what, page, post, parent, author }));
      else if (item !== undefined) raws.push(what === 'post' ? rawOfPost(item, page) : rawOfComment(item, page, post));
    }
  }
  const talk = { platform: 'messenger', pageId: page, profileId: page } as const;
  const messages = mentions.filter(({ handle }) => handle['what'] === 'message');
  return messages.length === 0 ? raws : [...raws, ...(await recheckMessages(messages, source, talk, hands))];
}

function isOfPage({ id = '', post = '' }: Asked['handle'], page: string): boolean {
  return /^\d+_\d+$/u.test(id) && post.startsWith(`${page}_`);
}
