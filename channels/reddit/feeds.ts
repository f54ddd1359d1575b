// Which feeds of Reddit a source reads. In: what a person typed. Out: addresses, each with a name for the cursor.

import type { ListenTo } from '../channel.ts';

export const REDDIT = 'https://www.reddit.com';
/** The most a listing gives at once. */
export const PER_PAGE = 100;

export interface Feed {
  readonly name: string;
  readonly address: string;
}

/** None when what was typed is no search and no subreddit. */
export function feedsOf({ kind, config }: Pick<ListenTo, 'kind' | 'config'>): readonly Feed[] {
  const subreddit = subredditOf(config.subreddit ?? '');
  if (kind !== 'search') {
    if (subreddit === null) return [];
    return [
      { name: 'posts', address: `${REDDIT}/r/${subreddit}/new/.rss?limit=${PER_PAGE}` },
      { name: 'comments', address: `${REDDIT}/r/${subreddit}/comments/.rss?limit=${PER_PAGE}` },
    ];
  }
  const query = (config.query ?? '').replace(/[“”„]/gu, '"').trim();
  const isTyped = (config.subreddit ?? '').trim() !== '';
  if (query === '' || (isTyped && subreddit === null)) return [];
  const asked = new URLSearchParams({ q: query, sort: 'new', type: 'link', limit: String(PER_PAGE) });
  if (subreddit !== null) asked.set('restrict_sr', '1');
  return [{ name: 'search', address: `${REDDIT}${subreddit === null ? '' : `/r/${subreddit}`}/search.rss?${asked}` }];
}

/** `acme`, `r/acme`, `/r/acme/` or the address of its page. */
export function subredditOf(typed: string): string | null {
  const name = /^(?:(?:https?:\/\/)?(?:\w+\.)?reddit\.com)?\/?(?:r\/)?(\w{2,21})(?:[/?#].*)?$/iu.exec(
    typed.trim(),
  )?.[1];
  return name ?? null;
}
