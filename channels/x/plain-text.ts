// The text of X as a person sees it: `&amp;` is `&`, a t.co link is the address behind it, the link that only stands for a
// picture is gone. Links are found by their own words, not by X's offsets, which count in several ways.

import { type Fields, listOf } from '../tolerant.ts';
import { longTextOf, objectOf, wordsIn } from './shapes.ts';

/** Ten times the longest post; the raw form stays whole. */
const MOST_TEXT = 250_000;
const MOST_LINKS = 200;

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The words of a post or a message, in full and as they are shown. */
export function shownTextOf(item: Fields): string {
  const long = longTextOf(item);
  const whole = wordsIn(long, 'text');
  const entities = objectOf((whole === null ? item : long)?.['entities']);
  return plainText(whole ?? wordsIn(item, 'text') ?? '', entities);
}

function plainText(text: string, entities: Fields | null): string {
  let plain = text.length > MOST_TEXT ? text.slice(0, MOST_TEXT) : text;
  for (const one of listOf(entities?.['urls']).slice(0, MOST_LINKS)) {
    const link = objectOf(one);
    const short = wordsIn(link, 'url');
    if (short === null || !short.startsWith('https://t.co/') || !plain.includes(short)) continue;
    plain = plain.replaceAll(short, () => (isPicture(link) ? '' : longOf(link, short)));
  }
  if (plain.includes('&')) plain = plain.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  return plain.trim();
}

/** A picture is heard as media; its link says nothing more. */
function isPicture(link: Fields | null): boolean {
  return wordsIn(link, 'media_key') !== null || /^pic\.(?:x|twitter)\.com\//.test(wordsIn(link, 'display_url') ?? '');
}

function longOf(link: Fields | null, short: string): string {
  const long = wordsIn(link, 'expanded_url');
  return long !== null && long.length <= 4_000 && /^https?:\/\//.test(long) ? long : short;
}
