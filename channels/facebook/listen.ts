// One poll of a page: its feed with the comments inside, where others tagged it, who recommended it, and a slow round over
// older posts for new comments. Or its conversations. In: the committed cursor. Out: pages.

import { ChannelError, type Credential, type Hands, type ListenTo, type Page } from '../channel.ts';
import { askGraph, readEdge } from '../families/graph/api.ts';
import { listenToMessages } from '../families/graph/messages.ts';
import { drain, type Found, type GraphList, walkAll } from '../families/graph/walk.ts';
import { type Fields, fieldsOf, idOf, timeOf } from '../tolerant.ts';
import { rawOfComment, rawOfPost, rawOfRating } from './raw.ts';

export const COMMENT_FIELDS =
  'id,message,created_time,from,parent{id},permalink_url,attachment,like_count,comment_count,is_hidden';
export const POST_FIELDS =
  'id,message,created_time,from,permalink_url,shares,attachments{media_type,type,media,url,description}';
const RATING_FIELDS =
  'created_time,has_rating,has_review,open_graph_story{id},rating,recommendation_type,review_text,reviewer{id,name}';
const COMMENTS_INSIDE = `comments.filter(stream).order(reverse_chronological).limit(25){${COMMENT_FIELDS}}`;

export async function* listen(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const { credential, profile, kind } = source;
  if (credential === null || profile === null) {
    throw new ChannelError('auth_expired', 'This page is not connected: connect it to hear it.');
  }
  const page = profile.externalId;
  if (kind === 'page') {
    const as = { page, credential, hands };
    const feed = postsOf('feed', as);
    const lists = { feed, tagged: postsOf('tagged', as), ratings: ratingsOf(as) };
    yield* walkAll(lists, feed, source.cursor, hands.now());
  } else if (kind === 'messages') {
    yield* listenToMessages(source, { platform: 'messenger', pageId: page, profileId: page }, hands);
  } else throw new ChannelError('rejected', `Facebook has no source of the kind “${kind}”.`);
}

interface As {
  readonly page: string;
  readonly credential: Credential;
  readonly hands: Hands;
}

/** Posts that tag the page stand in other places: their comments are not the page's to read. */
function postsOf(edge: 'feed' | 'tagged', { page, credential, hands }: As): GraphList {
  return {
    look: async (after) => {
      const fields = edge === 'feed' ? `${POST_FIELDS},${COMMENTS_INSIDE}` : POST_FIELDS;
      const query = { fields, limit: 25, after };
      return readEdge(await askGraph(credential, { path: `/${page}/${edge}`, query }, hands));
    },
    sortedBy: saidMs,
    found: async (node, floorMs, cut) => {
      const { comments, ...post } = fieldsOf(node);
      const id = idOf(post['id']);
      const found: Found[] = [];
      const atMs = saidMs(node);
      if (floorMs === null || atMs === null || atMs >= floorMs) found.push({ raw: rawOfPost(post, page), atMs });
      const look = async (after: string) => {
        const inside = { filter: 'stream', order: 'reverse_chronological', fields: COMMENT_FIELDS, limit: 100, after };
        return readEdge(await askGraph(credential, { path: `/${id}/comments`, query: inside }, hands));
      };
      const nodes = await drain(readEdge(comments), { floorMs, atMs: saidMs, look, cut });
      found.push(...nodes.map((one) => ({ raw: rawOfComment(one, page, id), atMs: saidMs(one) })));
      return found;
    },
  };
}

function ratingsOf({ page, credential, hands }: As): GraphList {
  return {
    look: async (after) => {
      const query = { fields: RATING_FIELDS, limit: 25, after };
      return readEdge(await askGraph(credential, { path: `/${page}/ratings`, query }, hands));
    },
    sortedBy: saidMs,
    found: async (node, floorMs) => {
      const atMs = saidMs(node);
      const isNew = floorMs === null || atMs === null || atMs >= floorMs;
      return isNew ? [{ raw: rawOfRating(node, page), atMs }] : [];
    },
  };
}

function saidMs(node: unknown): number | null {
  const { created_time: at }: Fields = fieldsOf(node);
  return timeOf(at)?.getTime() ?? null;
}
