// Addresses of Pinterest. In: what a person typed, or what a feed says. Out: a feed's address, a pin's one address.

export const PINTEREST = 'https://www.pinterest.com';

const HOST = /^(?:https?:\/\/)?(?:[\w-]+\.)?pinterest\.(?:[a-z]{2,3}|com?\.[a-z]{2})\//iu;
/** First parts of paths that are no names of people. */
const PLACES = new Set(['pin', 'search', 'ideas', 'today', 'settings', 'business', 'login', 'explore', 'topics']);

/** `acme`, `@acme`, `acme/board` or the address of the page, in any of Pinterest's countries. Null when it is none. */
export function feedOf(typed: string): string | null {
  const path = typed
    .trim()
    .replace(HOST, '')
    .replace(/^@/u, '')
    .replace(/[?#].*$/u, '')
    .replace(/(?:\/feed)?\.rss$/iu, '')
    .replace(/\/$/u, '');
  const [user = '', board, ...rest] = path.split('/');
  if (!/^\w{3,30}$/u.test(user) || PLACES.has(user.toLowerCase()) || rest.length > 0) return null;
  // Pages of a profile that are no boards: `_created`, `_saved`.
  if (board === undefined || board.startsWith('_')) return `${PINTEREST}/${user}/feed.rss`;
  return /^[\p{L}\p{N}%_-]{1,180}$/u.test(board) ? `${PINTEREST}/${user}/${board}.rss` : null;
}

/** Whose feed it is. */
export function userOf(feed: string): string | null {
  return /^https:\/\/www\.pinterest\.com\/(\w{3,30})\//u.exec(feed)?.[1] ?? null;
}

/** A pin has one number and an address in every country. */
export function pinOf(link: string | null): string | null {
  const number = /\/pin\/(?:[^/]*--)?(\d{1,25})(?:[/?#]|$)/u.exec(link ?? '')?.[1];
  return number === undefined || !HOST.test(link ?? '') ? null : `${PINTEREST}/pin/${number}/`;
}
