// What is said under the posts of an own blog. In: the blog's address, or that of its comments' feed. Out: comments, from
// the one feed of all of them, or where a blog has none, from those its newest posts name (`wfw:commentRss`).

import { ChannelError, type Hands, type Json, type ListenTo, type Page } from '../channel.ts';
import { readTypedAddress, webAddress } from '../families/feed/address.ts';
import { fetchFeed } from '../families/feed/fetch.ts';
import { fieldsOf } from '../tolerant.ts';
import { commentsAtWellKnownPath, feedAtWellKnownPath, feedsOfPage } from './discover.ts';
import { pollFeed } from './poll.ts';

/** Where the comments are: all in one place, or under each post that the feed at this address names. */
type Where = {
  readonly typed: string;
  readonly address: string;
  readonly isPosts: boolean;
  /** Where the last poll of that feed ended, and of each post's. */
  readonly inner: Json;
  readonly posts: { readonly [address: string]: Json };
};

/** People comment on what is new; each costs a conditional request. */
const MAX_POSTS = 10;

export async function* listenToComments(source: ListenTo, hands: Hands): AsyncGenerator<Page> {
  const typed = source.config.address ?? '';
  const where = readWhere(source.cursor, typed) ?? (await whereAt(typed, hands));
  if (where.isPosts) {
    yield* listenUnderPosts(where, hands);
    return;
  }
  for await (const page of pollFeed(where.address, where.inner, hands)) {
    yield { ...page, cursor: { ...where, inner: page.cursor } };
  }
}

async function* listenUnderPosts(where: Where, hands: Hands): AsyncGenerator<Page> {
  let known = where;
  const { content } = await fetchFeed(where.address, null, hands);
  if (content.is !== 'feed') throw new ChannelError('unreadable', `${where.address} is no feed any more; check it`);
  const named = content.feed.items.flatMap(({ commentsAt }) => webAddress(commentsAt, where.address) ?? []);
  const addresses = [...new Set(named)].slice(0, MAX_POSTS);
  for (const address of addresses) {
    try {
      for await (const page of pollFeed(address, known.posts[address] ?? null, hands)) {
        known = { ...known, posts: { ...known.posts, [address]: page.cursor } };
        yield { ...page, cursor: known };
      }
    } catch (error) {
      if (!(error instanceof ChannelError) || error.code === 'rate_limited') throw error;
      // A post that was taken down must not silence the others; its place is kept, so nothing is lost if it comes back.
      hands.log('what is said under one post could not be read', { address, why: error.message });
    }
  }
  const posts = Object.fromEntries(Object.entries(known.posts).filter(([address]) => addresses.includes(address)));
  yield { raws: [], cursor: { ...known, posts } };
}

/** Looked for once. One feed of all comments is better than one for each post, even where the posts name theirs. */
async function whereAt(typed: string, hands: Hands): Promise<Where> {
  const where = { typed, isPosts: false, inner: null, posts: {} };
  const address = readTypedAddress(typed);
  // Refused, in the same words, where the address is asked.
  if (address === null) return { ...where, address: typed };
  const { content, url } = await fetchFeed(address, null, hands);
  if (content.is === 'feed') {
    if (!content.feed.items.some(({ commentsAt }) => commentsAt !== null)) return { ...where, address };
    const all = await commentsAtWellKnownPath(url, hands);
    return all === null ? { ...where, address, isPosts: true } : { ...where, address: all.address };
  }
  if (content.is !== 'page') return { ...where, address };
  const named = feedsOfPage(content.text, url);
  const comments = named.find(({ isComments }) => isComments) ?? (await commentsAtWellKnownPath(url, hands));
  if (comments !== null) return { ...where, address: comments.address };
  const posts = named[0] ?? (await feedAtWellKnownPath(url, hands));
  if (posts !== null && posts !== undefined && (await namesComments(posts.address, hands))) {
    return { ...where, address: posts.address, isPosts: true };
  }
  throw new ChannelError('unreadable', `${address} names no feed of comments; type the address of that feed itself`);
}

async function namesComments(address: string, hands: Hands): Promise<boolean> {
  const { content } = await fetchFeed(address, null, hands);
  return content.is === 'feed' && content.feed.items.some(({ commentsAt }) => commentsAt !== null);
}

function readWhere(cursor: Json, typed: string): Where | null {
  const { typed: asked, address, isPosts, inner, posts } = fieldsOf(cursor);
  if (asked !== typed || typeof address !== 'string' || webAddress(address, undefined) === null) return null;
  return {
    typed,
    address,
    isPosts: isPosts === true,
    inner: (inner ?? null) as Json,
    posts: fieldsOf(posts) as Where['posts'],
  };
}
