// One poll of a professional account: its own posts with the comments and replies inside, where others tagged it, and a slow
// round over older posts for new comments. Or its messages. In: the committed cursor. Out: pages.

import { ChannelError, type Credential, type Hands, type ListenTo, type Page } from '../channel.ts';
import { askGraph, readEdge, readSilentEdge } from '../families/graph/api.ts';
import { listenToMessages, type Talk } from '../families/graph/messages.ts';
import { type Cut, drain, type Found, type GraphList, walkAll } from '../families/graph/walk.ts';
import { fieldsOf, idOf, textOf, timeOf } from '../tolerant.ts';
import { rawOfComment, rawOfTag, type Under } from './raw.ts';

export const COMMENT_FIELDS =
  'id,text,timestamp,username,from{id,username,self_ig_scoped_id},user{id},like_count,hidden,parent_id';
export const TAG_FIELDS =
  'id,caption,timestamp,permalink,username,owner{id},media_type,media_url,thumbnail_url,alt_text,like_count,comments_count,children{media_type,media_url,thumbnail_url,alt_text}';
const WITH_REPLIES = `${COMMENT_FIELDS},replies.limit(25){${COMMENT_FIELDS}}`;
const POST_FIELDS = `id,timestamp,permalink,comments.limit(25){${WITH_REPLIES}}`;

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const { credential, profile, kind } = source;
  if (credential === null || profile === null) {
    throw new ChannelError('auth_expired', 'This account is not connected: connect it to hear it.');
  }
  if (kind === 'account') {
    const as = { account: profile.externalId, credential, hands };
    const own = ownPosts(as);
    yield* walkAll({ own, tags: tagsOf(as) }, own, source.cursor, hands.now());
  } else if (kind === 'messages') yield* listenToMessages(source, talkOf(profile.externalId, credential), hands);
  else throw new ChannelError('rejected', `Instagram has no source of the kind “${kind}”.`);
}

/** Messages of an account go through the page it is linked to. */
export function talkOf(account: string, credential: Credential): Talk {
  const pageId = credential['pageId'] ?? '';
  if (pageId === '') throw new ChannelError('auth_expired', 'The page of this account is not known: connect it again.');
  return { platform: 'instagram', pageId, profileId: account };
}

interface As {
  readonly account: string;
  readonly credential: Credential;
  readonly hands: Hands;
}

function ownPosts({ account, credential, hands }: As): GraphList {
  return {
    look: async (after) => {
      const query = { fields: POST_FIELDS, limit: 25, after };
      return readEdge(await askGraph(credential, { path: `/${account}/media`, query }, hands));
    },
    sortedBy: saidMs,
    found: async (node, floorMs, cut) => {
      const { id, permalink, comments } = fieldsOf(node);
      const under = { id: idOf(id), permalink: textOf(permalink) };
      const look = async (after: string) => {
        const query = { fields: WITH_REPLIES, limit: 50, after };
        return readEdge(await askGraph(credential, { path: `/${under.id}/comments`, query }, hands));
      };
      const nodes = await drain(readEdge(comments), { floorMs, atMs: newestMs, look, cut });
      const found: Found[] = [];
      for (const comment of nodes)
        found.push(...(await thread(comment, { under, floorMs, cut }, { credential, hands })));
      return found;
    },
  };
}

/** A comment and the replies to it, as far as they are new. */
async function thread(
  comment: unknown,
  { under, floorMs, cut }: { readonly under: Under; readonly floorMs: number | null; readonly cut: Cut },
  { credential, hands }: Pick<As, 'credential' | 'hands'>,
): Promise<readonly Found[]> {
  const { replies, ...item } = fieldsOf(comment);
  const top = idOf(item['id']);
  // Nobody says in which order replies come: where something is new, all of them are looked through.
  const look = async (after: string) => {
    const query = { fields: COMMENT_FIELDS, limit: 100, after };
    return readEdge(await askGraph(credential, { path: `/${top}/replies`, query }, hands));
  };
  const atMs = () => Number.POSITIVE_INFINITY;
  const nodes = await drain(readEdge(replies), { floorMs, atMs, look, cut: () => cut(null) });
  const all = [
    { raw: rawOfComment(item, null, under), atMs: saidMs(item) },
    ...nodes.map((one) => ({ raw: rawOfComment(one, top, under), atMs: saidMs(one) })),
  ];
  return all.filter(({ atMs }) => floorMs === null || atMs === null || atMs >= floorMs);
}

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/tags tells no next page. */
function tagsOf({ account, credential, hands }: As): GraphList {
  return {
    look: async (after) => {
      const query = { fields: TAG_FIELDS, limit: 25, after };
      return readSilentEdge(await askGraph(credential, { path: `/${account}/tags`, query }, hands));
    },
    sortedBy: saidMs,
    found: async (node, floorMs) => {
      const atMs = saidMs(node);
      const isNew = floorMs === null || atMs === null || atMs >= floorMs;
      return isNew ? [{ raw: rawOfTag(node), atMs }] : [];
    },
  };
}

function saidMs(node: unknown): number | null {
  return timeOf(fieldsOf(node)['timestamp'])?.getTime() ?? null;
}

/** An old comment with a new reply is new as well. */
function newestMs(comment: unknown): number | null {
  const times = [comment, ...readEdge(fieldsOf(comment)['replies']).data].map(saidMs).filter((one) => one !== null);
  return times.length === 0 ? null : Math.max(...times);
}
