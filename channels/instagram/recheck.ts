// Asks again about comments, tagged posts, mentions and messages, to see what was taken back, and fetches the words of a
// mention that was pushed without any. In: what was heard. Out: fresh raws.

import type { Heard } from '../../core/mention.ts';
import { ChannelError, type Credential, type Hands, type ListenTo, type Raw } from '../channel.ts';
import { askAgain } from '../graph-again.ts';
import { askGraph } from '../graph-api.ts';
import { recheckMessage } from '../graph-messages.ts';
import { fieldsOf, textOf } from '../tolerant.ts';
import { COMMENT_FIELDS, TAG_FIELDS, talkOf } from './listen.ts';
import { rawOfComment, rawOfMention, rawOfRemoved, rawOfTag } from './raw.ts';

type Asked = Pick<Heard, 'canonicalId' | 'handle' | 'url'>;

export async function recheck(
  mentions: readonly Asked[],
  source: Omit<ListenTo, 'cursor'>,
  hands: Hands,
): Promise<readonly Raw[]> {
  const { credential, profile } = source;
  if (credential === null || profile === null) return [];
  const raws: Raw[] = [];
  for (const what of ['comment', 'tag'] as const) {
    const asked = mentions.filter(({ handle }) => handle['what'] === what && isNumber(handle['id']));
    const ids = asked.map(({ handle }) => handle['id'] ?? '');
    const told = await askAgain(ids, what === 'tag' ? TAG_FIELDS : COMMENT_FIELDS, credential, hands);
    for (const one of asked) {
      const item = told.get(one.handle['id'] ?? '');
      if (item !== undefined) raws.push(item === 'gone' ? rawOfRemoved(one.canonicalId, one.handle) : rawOf(one, item));
    }
  }
  for (const one of mentions) {
    const { what } = one.handle;
    if (what === 'message') {
      const raw = await recheckMessage(one, source, talkOf(profile.externalId, credential), hands);
      if (raw !== null) raws.push(raw);
    } else if (what === 'mention') raws.push(...(await recheckMention(one, profile.externalId, credential, hands)));
  }
  return raws;
}

function rawOf({ handle, url }: Asked, item: unknown): Raw {
  if (handle['what'] === 'tag') return rawOfTag(item);
  return rawOfComment(item, handle['top'] ?? null, { id: textOf(handle['media']), permalink: url });
}

function isNumber(id: string | undefined): boolean {
  return /^\d+$/u.test(id ?? '');
}

/** Somebody else's comment or post is told only to the account that was mentioned, through the account itself. */
async function recheckMention(
  { canonicalId, handle }: Asked,
  account: string,
  credential: Credential,
  hands: Hands,
): Promise<readonly Raw[]> {
  const { media, comment } = handle;
  if (media === undefined || !isNumber(media) || (comment !== undefined && !isNumber(comment))) return [];
  const fields =
    comment === undefined
      ? `mentioned_media.media_id(${media}){id,caption,timestamp,permalink,username,media_type,media_url,like_count,comments_count}`
      : `mentioned_comment.comment_id(${comment}){id,text,timestamp,username,like_count,media{id,permalink}}`;
  try {
    const told = await askGraph(credential, { path: `/${account}`, query: { fields } }, hands);
    const item = told[comment === undefined ? 'mentioned_media' : 'mentioned_comment'];
    return fieldsOf(item)['id'] === undefined ? [] : [rawOfMention(media, comment ?? null, item)];
  } catch (error) {
    if (!(error instanceof ChannelError) || error.code !== 'gone') throw error;
    return [rawOfRemoved(canonicalId, handle)];
  }
}
