// Asks again about posts, comments and messages of a page, to see edits and removals. In: what was heard. Out: fresh raws.

import type { Heard } from '../../core/mention.ts';
import type { Hands, ListenTo, Raw } from '../channel.ts';
import { askAgain } from '../graph-again.ts';
import { recheckMessage } from '../graph-messages.ts';
import { COMMENT_FIELDS, POST_FIELDS } from './listen.ts';
import { rawOfComment, rawOfPost, rawOfRemoved } from './raw.ts';

type Asked = Pick<Heard, 'canonicalId' | 'handle' | 'url'>;

/** A recommendation cannot be asked for by itself: it is left out. */
export async function recheck(
  mentions: readonly Asked[],
  source: Omit<ListenTo, 'cursor'>,
  hands: Hands,
): Promise<readonly Raw[]> {
  const { credential, profile } = source;
  if (credential === null || profile === null) return [];
  const page = profile.externalId;
  const raws: Raw[] = [];
  for (const what of ['post', 'comment'] as const) {
    const asked = mentions.filter(({ handle }) => handle['what'] === what && /^\d+_\d+$/u.test(handle['id'] ?? ''));
    const ids = asked.map(({ handle }) => handle['id'] ?? '');
    const told = await askAgain(ids, what === 'post' ? POST_FIELDS : COMMENT_FIELDS, credential, hands);
    for (const { canonicalId, handle } of asked) {
      const item = told.get(handle['id'] ?? '');
      const { post = null, parent = null, author = null } = handle;
      if (item === 'gone') raws.push(rawOfRemoved({ id: canonicalId, what, page, post, parent, author }));
      else if (item !== undefined) raws.push(what === 'post' ? rawOfPost(item, page) : rawOfComment(item, page, post));
    }
  }
  const talk = { platform: 'messenger', pageId: page, profileId: page } as const;
  for (const one of mentions.filter(({ handle }) => handle['what'] === 'message')) {
    const raw = await recheckMessage(one, source, talk, hands);
    if (raw !== null) raws.push(raw);
  }
  return raws;
}
