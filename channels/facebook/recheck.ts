// Asks again about single things: up to fifty in one question, and one by one when one of them is not there any more.

import type { Heard } from '../../core/mention.ts';
import { ChannelError, type Credential, type Hands, type ListenTo, type Raw } from '../channel.ts';
import { askGraph } from '../graph-api.ts';
import { recheckMessage } from '../graph-messages.ts';
import { fieldsOf, idOf, textOf } from '../tolerant.ts';
import { COMMENT_FIELDS, POST_FIELDS } from './listen.ts';
import { type Removed, rawOfComment, rawOfPost, rawOfRemoved } from './raw.ts';

type Asked = Pick<Heard, 'canonicalId' | 'handle' | 'url'>;

const AT_ONCE = 50;

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
    for (let at = 0; at < asked.length; at += AT_ONCE) {
      raws.push(...(await askAbout(what, asked.slice(at, at + AT_ONCE), { credential, page, hands })));
    }
  }
  const talk = { platform: 'messenger', pageId: page, profileId: page } as const;
  for (const one of mentions.filter(({ handle }) => handle['what'] === 'message')) {
    const raw = await recheckMessage(one, source, talk, hands);
    if (raw !== null) raws.push(raw);
  }
  return raws;
}

interface As {
  readonly credential: Credential;
  readonly page: string;
  readonly hands: Hands;
}

async function askAbout(what: 'post' | 'comment', asked: readonly Asked[], as: As): Promise<readonly Raw[]> {
  const ids = asked.map(({ handle }) => handle['id'] ?? '');
  const fields = what === 'post' ? POST_FIELDS : COMMENT_FIELDS;
  try {
    const [only] = ids.length === 1 ? ids : [];
    if (only !== undefined) {
      const item = await askGraph(as.credential, { path: `/${only}`, query: { fields } }, as.hands);
      return [rawOf(what, item, asked[0], as.page)];
    }
    const answer = await askGraph(as.credential, { path: '/', query: { ids: ids.join(','), fields } }, as.hands);
    return asked.flatMap((one) => {
      const item = answer[one.handle['id'] ?? ''];
      return item === undefined ? [] : [rawOf(what, item, one, as.page)];
    });
  } catch (error) {
    if (!(error instanceof ChannelError) || error.code !== 'gone') throw error;
    const [only] = asked;
    if (asked.length === 1 && only !== undefined) return [removedOf(what, only, as.page)];
  }
  const raws: Raw[] = [];
  for (const one of asked) raws.push(...(await askAbout(what, [one], as)));
  return raws;
}

function rawOf(what: 'post' | 'comment', item: unknown, asked: Asked | undefined, page: string): Raw {
  const post = asked?.handle['post'] ?? null;
  return what === 'post' ? rawOfPost(item, page) : rawOfComment(fieldsOf(item), page, post);
}

function removedOf(what: Removed['what'], { canonicalId, handle }: Asked, page: string): Raw {
  const { post = null, parent = null, author } = handle;
  return rawOfRemoved({ id: canonicalId, what, page, post: idOf(post), parent, author: textOf(author) });
}
