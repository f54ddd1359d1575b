// Writes a blog's posts as a feed. In: a path, posts, the blog's origin. Out: a body in the format of that path.

import { xml } from '../families/feed/fake-xml.ts';

/** A post as the blog keeps it. */
export interface Post {
  readonly url: string;
  readonly by: string;
  readonly text: string;
  readonly to: string | null;
  readonly at: Date;
}

export function writeFeed(path: string, posts: readonly Post[], origin: string): { body: string; type: string } {
  switch (path) {
    case '/feed.json':
      return { body: writeJson(posts, origin), type: 'application/feed+json' };
    case '/atom.xml':
      return { body: writeAtom(posts, origin), type: 'application/atom+xml; charset=utf-8' };
    case '/rdf.xml':
      return { body: writeRdf(posts, origin), type: 'application/rdf+xml' };
    case '/feeds/comments/default':
      return { body: writeComments(posts, origin), type: 'application/atom+xml' };
    case '/alerts/feeds/1/2':
      return { body: writeAlert(posts, origin), type: 'application/atom+xml' };
    default:
      return { body: writeRss(posts, origin), type: 'application/rss+xml' };
  }
}

const PROLOG = '<?xml version="1.0" encoding="utf-8"?>\n';
const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const THREAD = 'xmlns:thr="http://purl.org/syndication/thread/1.0"';

function writeRss(posts: readonly Post[], origin: string): string {
  const items = posts.map(
    (post) => `<item><guid>${xml(post.url)}</guid><link>${xml(post.url)}</link><dc:creator>${xml(post.by)}</dc:creator>
      <pubDate>${post.at.toUTCString()}</pubDate>${answers(post)}<description>${xml(html(post.text))}</description></item>`,
  );
  return `${PROLOG}<rss version="2.0" ${DC} ${THREAD}><channel><title>A blog</title><link>${origin}/</link>
    <description>What people say</description>${items.join('\n')}</channel></rss>`;
}

function writeAtom(posts: readonly Post[], origin: string): string {
  const entries = posts.map(
    (
      post,
    ) => `<entry><id>${xml(post.url)}</id><link href="${xml(post.url)}"/><author><name>${xml(post.by)}</name></author>
      <title/><published>${post.at.toISOString()}</published><updated>${post.at.toISOString()}</updated>${answers(post)}
      <content type="html">${xml(html(post.text))}</content></entry>`,
  );
  return `${PROLOG}<feed xmlns="http://www.w3.org/2005/Atom" ${THREAD}><title>A blog</title><id>${origin}/</id>
    <link href="${origin}/"/><updated>2026-01-01T00:00:00Z</updated>${entries.join('\n')}</feed>`;
}

function writeRdf(posts: readonly Post[], origin: string): string {
  const items = posts.map(
    (
      post,
    ) => `<item rdf:about="${xml(post.url)}"><title>${xml(post.text.slice(0, 40))}</title><link>${xml(post.url)}</link>
      <dc:creator>${xml(post.by)}</dc:creator><dc:date>${post.at.toISOString()}</dc:date>
      <description>${xml(html(post.text))}</description></item>`,
  );
  return `${PROLOG}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${DC}>
    <channel rdf:about="${origin}/rdf.xml"><title>A blog</title><link>${origin}/</link><description>Words</description></channel>
    ${items.join('\n')}</rdf:RDF>`;
}

function writeJson(posts: readonly Post[], origin: string): string {
  const items = posts.map((post) => ({
    id: post.url,
    url: post.url,
    content_text: post.text,
    date_published: post.at.toISOString(),
    authors: [{ name: post.by }],
  }));
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'A blog',
    home_page_url: `${origin}/`,
    items,
  });
}

/** As seen in the real sample: an id of its own, the page behind a redirect, words as HTML, an empty author. */
function writeAlert(posts: readonly Post[], origin: string): string {
  const entries = posts.map((post) => {
    const id = `tag:google.com,2013:googlealerts/feed:${post.url.split('/').pop()}`;
    const link = `https://www.google.com/url?rct=j&sa=t&url=${post.url}&ct=ga&cd=CAIyGg&usg=AFQj`;
    return `<entry><id>${id}</id><title type="html">${xml('<b>A blog</b> says')}</title><link href="${xml(link)}"/>
      <published>${post.at.toISOString()}</published><updated>${post.at.toISOString()}</updated>
      <content type="html">${xml(html(post.text))}</content><author><name/></author></entry>`;
  });
  return `${PROLOG}<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:google.com,2005:reader/alerts/2</id>
    <title>Google Alert - A blog</title><link href="${origin}/alerts/feeds/1/2" rel="self"/>
    <updated>2026-01-01T00:00:00Z</updated>${entries.join('\n')}</feed>`;
}

/** As Blogger gives them: each names the post it stands under (RFC 4685), whichever comment it answers. */
function writeComments(posts: readonly Post[], origin: string): string {
  const page = `${origin}/2026/11/hours.html`;
  const entries = posts.map((post) => {
    const n = post.url.split('/').pop();
    return `<entry><id>${xml(post.url)}</id><published>${post.at.toISOString()}</published><updated>${post.at.toISOString()}</updated>
      <title type="text">${xml(post.text.slice(0, 60))}</title><content type="html">${xml(html(post.text))}</content>
      <link rel="alternate" type="text/html" href="${page}?showComment=${n}#c${n}"/><author><name>${xml(post.by)}</name></author>
      <thr:in-reply-to href="${page}" ref="${page}" source="${origin}/feeds/posts/default/1" type="text/html"/></entry>`;
  });
  return `${PROLOG}<feed xmlns="http://www.w3.org/2005/Atom" ${THREAD}><id>${origin}/comments</id><title>Comments</title>
    <updated>2026-01-01T00:00:00Z</updated>${entries.join('\n')}</feed>`;
}

function answers(post: Post): string {
  return post.to === null ? '' : `<thr:in-reply-to ref="${xml(post.to)}"/>`;
}

function html(text: string): string {
  const paragraphs = text.split('\n').map((line) => `<p>${xml(line)}</p>`);
  return paragraphs.join('');
}
