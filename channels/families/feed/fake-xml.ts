// What doubles that serve feeds share: text as XML, bad days with a page of items, and the judge: feedsmith, a reader that
// is not ours, which must find every item.

import { parseFeed } from 'feedsmith';
import type { Call, Reply } from '../../fake-http.ts';

export function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** How the two formats name what they list, and what stands around all of it. */
const parts = { atom: { item: 'entry', whole: 'feed' }, rss: { item: 'item', whole: 'channel' } } as const;

type Format = keyof typeof parts;

/** The same page with its items doubled or turned round. */
export function bendFeed(format: Format): (reply: Reply, how: 'duplicated' | 'reordered') => Reply {
  const { item, whole } = parts[format];
  const one = new RegExp(`<${item}>.*?</${item}>`, 'gsu');
  const all = new RegExp(`(?:<${item}>.*</${item}>)?</${whole}>`, 'su');
  return (reply, how) => {
    const body = String(reply.body);
    const items = body.match(one) ?? [];
    const bent = how === 'duplicated' ? [...items, ...items] : items.toReversed();
    return { ...reply, body: body.replace(all, () => `${bent.join('')}</${whole}>`) };
  };
}

export function judgeFeed(format: Format): (call: Call, reply: Reply) => readonly string[] {
  const { item } = parts[format];
  return ({ url }, { body, status }) => {
    if (status !== 200) return [];
    const expected = String(body).split(`<${item}>`).length - 1;
    const { format: found, feed } = parseFeed(String(body));
    const items = found === 'atom' ? feed.entries : found === 'rss' ? feed.items : undefined;
    const count = found === format ? (items?.length ?? 0) : -1;
    return count === expected ? [] : [`${url.pathname}: feedsmith reads ${count} of ${expected} items`];
  };
}
