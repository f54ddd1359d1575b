// A whole answer to a feed. In: bytes and their content type. Out: the feed, or a sentence that says why it is none.

import { decodeFeed } from './decode.ts';
import type { ParsedFeed } from './item.ts';
import { parseJsonFeed } from './parse-json.ts';
import { parseXmlFeed } from './parse-xml.ts';

export type Parsed =
  | { readonly feed: ParsedFeed }
  | { readonly feed: null; readonly isPage: boolean; readonly text: string; readonly why: string };

export const MAX_FEED_BYTES = 10 * 1024 * 1024;

export function parseFeed(bytes: Uint8Array, contentType: string | null): Parsed {
  if (bytes.length > MAX_FEED_BYTES) return notAFeed('', 'it is larger than 10 MB');
  const text = decodeFeed(bytes, contentType).trimStart();
  if (text === '') return notAFeed(text, 'the answer is empty');
  if (text.startsWith('{') || text.startsWith('[')) {
    const feed = parseJsonFeed(text);
    return feed ? { feed } : notAFeed(text, 'it is JSON, but not a JSON Feed');
  }
  if (declaresEntities(text)) return notAFeed(text, 'it declares entities of its own, which a feed has no need of');
  try {
    const feed = parseXmlFeed(text);
    return feed ? { feed } : notAFeed(text, 'there is no RSS, Atom or RDF in it');
  } catch (error) {
    return notAFeed(text, error instanceof Error ? error.message : String(error));
  }
}

/** Entity bombs and file-reading entities live in the prolog. Nothing here expands them; who sends them means no good. */
function declaresEntities(text: string): boolean {
  const root = text.search(/<(?:\w+:)?(?:rss|feed|rdf)[\s>]/i);
  return /<!ENTITY/i.test(root < 0 ? text.slice(0, 65_536) : text.slice(0, root));
}

function notAFeed(text: string, why: string): Parsed {
  const isPage = /^(?:<!--[^>]*>\s*|<\?[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 2_000));
  return { feed: null, isPage, text, why };
}
