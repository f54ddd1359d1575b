// Writes posts and comments as Reddit's feeds do since 2020: Atom, words as escaped HTML between two marks, and Reddit's own
// line under each post. Shape: fixtures/README.md.

import { xml } from '../families/feed/fake-xml.ts';

export interface Entry {
  readonly id: string;
  readonly by: string;
  text: string;
  /** What it answers; null for a post. */
  readonly to: string | null;
  /** The post it stands under; its own id for a post. */
  readonly post: string;
  readonly at: Date;
}

export const SUBREDDIT = 'acmecoffee';
const SITE = 'https://www.reddit.com';

export function writeFeed(address: string, entries: readonly Entry[]): string {
  const title = 'Acme Coffee';
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><category term="${SUBREDDIT}" label="r/${SUBREDDIT}"/><updated>2026-11-22T12:00:00+00:00</updated><id>${xml(address)}</id><link rel="self" href="${xml(SITE + address)}" type="application/atom+xml" /><link rel="alternate" href="${SITE}/r/${SUBREDDIT}/" type="text/html" /><title>${title}</title>${entries.map(writeEntry).join('')}</feed>`;
}

function writeEntry({ id, by, text, to, post, at }: Entry): string {
  const isPost = to === null;
  const link = `${SITE}/r/${SUBREDDIT}/comments/${post.slice(3)}/words/${isPost ? '' : `${id.slice(3)}/`}`;
  const title = isPost ? text.split('\n')[0]?.slice(0, 60) : `/u/${by} on something`;
  const words = `<!-- SC_OFF --><div class="md">${text
    .split(/\n\n+/u)
    .map((part) => `<p>${xml(part)}</p>\n`)
    .join('')}</div><!-- SC_ON -->`;
  const line = ` &#32; submitted by &#32; <a href="${SITE}/user/${by}"> /u/${by} </a> &#32; to &#32; <a href="${SITE}/r/${SUBREDDIT}/"> r/${SUBREDDIT} </a> <br/> <span><a href="${link}">[link]</a></span> &#32; <span><a href="${link}">[comments]</a></span>`;
  const when = `${at.toISOString().slice(0, 19)}+00:00`;
  return `<entry><author><name>/u/${by}</name><uri>${SITE}/user/${by}</uri></author><category term="${SUBREDDIT}" label="r/${SUBREDDIT}"/><content type="html">${xml(isPost ? words + line : words)}</content><id>${id}</id><link href="${link}" /><updated>${when}</updated><published>${when}</published><title>${xml(title ?? '')}</title></entry>`;
}
