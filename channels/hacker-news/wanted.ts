// What a source looks for, in the search's terms and in ours. The search forgives typing mistakes ("Heed" finds "need")
// and says so nowhere; a mention has to be one, so what came is held against the words again.

import type { ListenTo } from '../channel.ts';
import { folded } from '../folded.ts';
import { type Fields, textOf } from '../tolerant.ts';
import { plainText } from './plain-text.ts';

export interface Wanted {
  readonly query: string;
  readonly parameters: Readonly<Record<string, string>>;
  isMeant(hit: Fields): boolean;
}

/** Null when there is nothing to look for. */
export function wantedBy({ kind, config }: Pick<ListenTo, 'kind' | 'config'>): Wanted | null {
  if (kind === 'links') {
    const site = siteOf(config.site ?? '');
    if (site === null) return null;
    return {
      query: site,
      parameters: { tags: 'story', restrictSearchableAttributes: 'url' },
      isMeant: ({ url }) => isOfSite(textOf(url), site),
    };
  }
  const query = (config.query ?? '').replace(/[“”„]/gu, '"').trim();
  const parts = partsOf(query);
  if (parts.length === 0) return null;
  return { query, parameters: { tags: '(story,comment)' }, isMeant: (hit) => saysAll(hit, parts) };
}

/** The host of a page, as people write it. */
export function siteOf(typed: string): string | null {
  const host = typed
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//u, '')
    .replace(/^www\./u, '')
    .replace(/[/?#].*$/u, '');
  return /^[^\s"]+\.[^\s"]{2,}$/u.test(host) ? host : null;
}

function isOfSite(url: string | null, site: string): boolean {
  const host = URL.parse(url ?? '')?.hostname ?? '';
  return host === site || host.endsWith(`.${site}`);
}

function partsOf(query: string): readonly string[] {
  const parts = [...query.matchAll(/"([^"]+)"|([^\s"]+)/gu)].map(([, phrase, word]) => folded(phrase ?? word ?? ''));
  return parts.filter((part) => part !== '');
}

function saysAll(hit: Fields, parts: readonly string[]): boolean {
  const markup = textOf(hit['comment_text']) ?? textOf(hit['story_text']) ?? '';
  const title = textOf(hit['comment_text']) === null ? textOf(hit['title']) : null;
  const said = folded([title, plainText(markup), textOf(hit['url']), textOf(hit['author'])].join('\n'));
  return parts.every((part) => (spaced.test(part) ? ` ${said}`.includes(` ${part}`) : said.includes(part)));
}

/** Words of scripts that put spaces between them: then "heed" is not said by "unheeded". */
const spaced = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;
