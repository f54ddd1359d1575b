// Asks again about comments, tagged posts, mentions and messages, to see what was taken back, and fetches the words of a
// mention that was pushed without any. In: what was heard. Out: fresh raws.

import type { Heard } from '../../core/mention.ts';
import { ChannelError, type Credential, type Hands, type ListenTo, type Raw } from '../channel.ts';
import { askAgain } from '../families/graph/again.ts';
import { askGraph, type GraphQuestion, readSilentEdge } from '../families/graph/api.ts';
import { recheckMessages } from '../families/graph/messages.ts';
import { fieldsOf, idOf, textOf, timeOf } from '../tolerant.ts';
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
  const account = profile.externalId;
  const of = (what: string) => mentions.filter(({ handle }) => handle['what'] === what && isNumber(handle['id']));
  const raws: Raw[] = [...(await recheckComments(of('comment'), account, credential, hands))];
  if (of('tag').length > 0) raws.push(...(await recheckTags(of('tag'), account, credential, hands)));
  for (const one of inTurn(of('mention'), hands.now()))
    raws.push(...(await recheckMention(one, account, credential, hands)));
  const messages = mentions.filter(({ handle }) => handle['what'] === 'message');
  if (messages.length === 0) return raws;
  return [...raws, ...(await recheckMessages(messages, source, talkOf(account, credential), hands))];
}

function isNumber(id: string | undefined): boolean {
  return /^\d+$/u.test(id ?? '');
}

async function recheckComments(
  asked: readonly Asked[],
  account: string,
  credential: Credential,
  hands: Hands,
): Promise<readonly Raw[]> {
  const ids = asked.map(({ handle }) => handle['id'] ?? '');
  const proof = { path: `/${account}/media`, query: { fields: 'id,comments.limit(1){id}', limit: 1 } };
  const told = await askAgain(ids, COMMENT_FIELDS, { credential, hands, proof });
  return asked.flatMap(({ canonicalId, handle, url }) => {
    const item = told.get(handle['id'] ?? '');
    if (item === undefined) return [];
    if (item === 'gone') return [rawOfRemoved(canonicalId, handle)];
    return [rawOfComment(item, handle['top'] ?? null, { id: textOf(handle['media']), permalink: url })];
  });
}

const TAG_PAGES = 4;

/** Only its owner may ask for a post by itself: a tagged one stands as long as the list of tags has it where it belongs. */
async function recheckTags(
  asked: readonly Asked[],
  account: string,
  credential: Credential,
  hands: Hands,
): Promise<readonly Raw[]> {
  const listed = new Map<string, unknown>();
  let oldestMs = Number.POSITIVE_INFINITY;
  let after: string | null = null;
  for (let page = 0; page < TAG_PAGES; page += 1) {
    const query: GraphQuestion['query'] = { fields: TAG_FIELDS, limit: 50, after };
    const got = readSilentEdge(await askGraph(credential, { path: `/${account}/tags`, query }, hands));
    for (const one of got.data.map(fieldsOf)) {
      listed.set(idOf(one['id']) ?? '', one);
      oldestMs = Math.min(oldestMs, timeOf(one['timestamp'])?.getTime() ?? oldestMs);
    }
    after = got.next;
    if (after === null) oldestMs = 0;
    if (after === null || asked.every(({ handle }) => listed.has(handle['id'] ?? ''))) break;
  }
  return asked.flatMap(({ canonicalId, handle }) => {
    const item = listed.get(handle['id'] ?? '');
    if (item !== undefined) return [rawOfTag(item)];
    return Date.parse(handle['at'] ?? '') > oldestMs ? [rawOfRemoved(canonicalId, handle)] : [];
  });
}

const MENTIONS_AT_ONCE = 10;
const TURN_MS = 300_000;

/** Each costs a question of its own: they take turns. */
function inTurn(mentions: readonly Asked[], now: Date): readonly Asked[] {
  const start = (Math.floor(now.getTime() / TURN_MS) * MENTIONS_AT_ONCE) % Math.max(1, mentions.length);
  return [...mentions.slice(start), ...mentions.slice(0, start)].slice(0, MENTIONS_AT_ONCE);
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
