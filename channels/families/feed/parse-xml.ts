// RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom 0.3 and 1.0 in one tolerant pass. In: XML, also broken. Out: the feed, or null
// when it is none. Every item comes out, the half of one as `broken`; entities are never expanded, depth is bounded.

import { Parser } from 'htmlparser2';
import { webAddress } from './address.ts';
import { emptyItem, type FeedItem, MAX_ITEMS, type ParsedFeed, type Words } from './item.ts';

type Attributes = Readonly<Record<string, string>>;
type Open = { item: { -readonly [K in keyof FeedItem]: FeedItem[K] }; found: Map<string, Words>; about: string | null };
type Field = { name: string; attributes: Attributes; text: string; hasMarkup: boolean; depth: number };

/** Namespaces by what their elements mean here; '' is the feed formats themselves. */
const NAMESPACES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/atom/ns#': '',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://search.yahoo.com/mrss/': 'media',
  'http://purl.org/syndication/thread/1.0': 'thr',
  'http://purl.org/rss/1.0/modules/slash/': 'slash',
  'http://wellformedweb.org/commentapi/': 'wfw',
};
const ROOTS = new Set(['rss', 'feed', 'rdf:RDF', 'RDF']);
/** Fields whose inside is words, possibly with markup, best first where several say the same. */
const BODIES = ['content:encoded', 'content', 'description', 'summary', 'media:description'];
const DATES = ['published', 'pubDate', 'issued', 'dc:date', 'created', 'dcterms:created', 'updated', 'modified'];
const WORDS = new Set(['title', ...BODIES]);
const CONTAINERS = new Set(['media:group', 'media:content']);
/** A field that starts inside another's words means that one was never closed. */
const FIELDS = new Set(['guid', 'pubDate', 'published', 'updated', 'link', 'title', 'description', 'content:encoded']);
const CUT = 'the feed was cut off in the middle of it';
/** Unclosed `<br>`s nest too, so it is not small; the parser's work for a closing tag grows with it, so not large. */
const MAX_DEPTH = 500;
const MAX_MEDIA = 20;

class TooDeep extends Error {}

/** Throws a plain sentence when the document is built to do harm. */
export function parseXmlFeed(xml: string): ParsedFeed | null {
  const reader = new XmlFeedReader();
  const parser = new Parser(reader, { xmlMode: true });
  try {
    parser.end(xml);
  } catch (error) {
    if (error instanceof TooDeep) throw new Error(`it nests more than ${MAX_DEPTH} elements`);
    throw error;
  }
  return reader.result();
}

/** Lives for one document; the parser calls it from start to end. */
class XmlFeedReader {
  #isFeed = false;
  #isClosed = false;
  /** The last item, as long as nothing has shown that the document goes on after it. */
  #perhapsCut: number | null = null;
  #isOverfull = false;
  #depth = 0;
  #prefixes = new Map<string, string>();
  #items: FeedItem[] = [];
  #open: Open | null = null;
  #openDepth = 0;
  #field: Field | null = null;
  #inside: string | null = null;
  #insideDepth = 0;
  #feedFields = new Map<string, string>();
  #feedLanguage: string | null = null;
  #site: string | null = null;
  #base: string | undefined;

  onopentag(rawName: string, attributes: Attributes): void {
    this.#depth += 1;
    this.#perhapsCut = null;
    if (this.#depth > MAX_DEPTH) throw new TooDeep();
    if (!this.#isFeed) this.#learnPrefixes(attributes);
    const name = this.#nameOf(rawName);
    if (!this.#isFeed) {
      this.#isFeed = ROOTS.has(name);
      this.#feedLanguage = attributes['xml:lang'] ?? null;
      this.#base = attributes['xml:base'];
      return;
    }
    if ((name === 'item' || name === 'entry') && this.#field?.attributes.type !== 'xhtml') this.#start(attributes);
    else if (this.#open) this.#openInItem(name, rawName, attributes);
    else this.#openInFeed(name, attributes);
  }

  ontext(text: string): void {
    if (this.#field === null) return;
    this.#field.text += this.#field.hasMarkup ? escapeMarkup(text) : text;
  }

  onclosetag(rawName: string, isImplied: boolean): void {
    this.#depth -= 1;
    if (!isImplied) this.#perhapsCut = null;
    const name = this.#nameOf(rawName);
    if (this.#field && this.#depth < this.#field.depth) this.#closeField();
    else if (this.#field?.hasMarkup) this.#field.text += `</${rawName}>`;
    if (this.#inside !== null && this.#depth < this.#insideDepth) this.#inside = null;
    if (this.#open && this.#depth < this.#openDepth) {
      this.#finish();
      if (isImplied) this.#perhapsCut = this.#items.length - 1;
    }
    if (ROOTS.has(name) && !isImplied) this.#isClosed = true;
  }

  result(): ParsedFeed | null {
    if (!this.#isFeed) return null;
    const site = this.#feedFields.get('link') ?? this.#site;
    const ttl = Number(this.#feedFields.get('ttl'));
    return {
      title: this.#feedFields.get('title') ?? null,
      site: webAddress(site, this.#base) ?? site,
      language: this.#feedFields.get('language') ?? this.#feedFields.get('dc:language') ?? this.#feedLanguage,
      ttlMinutes: Number.isFinite(ttl) && ttl > 0 ? ttl : null,
      items: this.#items.map((item, at) => (at === this.#perhapsCut ? { ...item, broken: CUT } : item)),
      isCut: !this.#isClosed,
      isOverfull: this.#isOverfull,
    };
  }

  #learnPrefixes(attributes: Attributes): void {
    for (const [name, value] of Object.entries(attributes)) {
      const meaning = NAMESPACES[value.toLowerCase()];
      if (meaning !== undefined && name.startsWith('xmlns:')) this.#prefixes.set(name.slice(6), meaning);
    }
  }

  #nameOf(rawName: string): string {
    const colon = rawName.indexOf(':');
    if (colon < 0) return rawName;
    const prefix = rawName.slice(0, colon);
    const meaning = this.#prefixes.get(prefix) ?? (prefix === 'atom' ? '' : prefix);
    return meaning === '' ? rawName.slice(colon + 1) : `${meaning}:${rawName.slice(colon + 1)}`;
  }

  #start(attributes: Attributes): void {
    if (this.#open) this.#finish();
    const language = attributes['xml:lang'] ?? null;
    this.#open = { item: { ...emptyItem, language }, found: new Map(), about: attributes['rdf:about'] ?? null };
    this.#openDepth = this.#depth;
    this.#inside = null;
  }

  #openInFeed(name: string, attributes: Attributes): void {
    const isAside = ['author', 'contributor', 'image', 'textInput', 'textinput'].includes(name);
    if (this.#inside === null && isAside) this.#enter(name);
    if (this.#inside !== null || this.#field) return;
    if (name === 'link' && attributes.href) {
      if ((attributes.rel ?? 'alternate') === 'alternate') this.#site ??= attributes.href;
      return;
    }
    if (['title', 'link', 'language', 'dc:language', 'ttl'].includes(name)) this.#begin(name, attributes);
  }

  #openInItem(name: string, rawName: string, attributes: Attributes): void {
    if (this.#field) {
      const isNeverClosed = FIELDS.has(name) && this.#field.attributes.type !== 'xhtml' && WORDS.has(this.#field.name);
      if (!isNeverClosed) {
        this.#keepMarkup(rawName, attributes);
        return;
      }
      this.#closeField();
    }
    if (this.#inside === 'author') {
      if (['name', 'uri', 'url', 'email'].includes(name)) this.#begin(`author/${name}`, attributes);
      return;
    }
    if (this.#inside !== null && !CONTAINERS.has(this.#inside)) return;
    if (this.#inside !== null && !name.startsWith('media:')) return;
    this.#takeAttributes(name, attributes);
    const isContainer = CONTAINERS.has(name) || name === 'source' || name === 'contributor';
    if (isContainer || name === 'author') this.#enter(name);
    if (!isContainer) this.#begin(name, attributes);
  }

  /** What says it in attributes: links, enclosures, media, what is answered. */
  #takeAttributes(name: string, attributes: Attributes): void {
    const item = this.#open?.item;
    if (!item) return;
    const { href, rel = 'alternate', type = null } = attributes;
    if (name === 'link' && href) {
      if (rel === 'alternate' && (item.link === null || type === 'text/html')) item.link = href;
      if (rel === 'enclosure') this.#addMedia(href, type);
      if (rel === 'replies' && /\bxml\b/.test(type ?? '')) item.commentsAt = href;
    }
    const url = attributes.url;
    if ((name === 'enclosure' || name === 'media:content') && url)
      this.#addMedia(url, type ?? attributes.medium ?? null);
    if (name === 'media:thumbnail' && url) this.#addMedia(url, 'image');
    if (name === 'thr:in-reply-to') item.replyTo = { id: attributes.ref ?? null, link: href ?? null };
  }

  #addMedia(url: string, type: string | null): void {
    const item = this.#open?.item;
    if (!item || item.media.length >= MAX_MEDIA || item.media.some((media) => media.url === url)) return;
    item.media = [...item.media, { url, type }];
  }

  #enter(name: string): void {
    this.#inside = name;
    this.#insideDepth = this.#depth;
  }

  #begin(name: string, attributes: Attributes): void {
    const hasMarkup = attributes.type === 'xhtml';
    this.#field = { name, attributes, text: '', hasMarkup, depth: this.#depth };
  }

  /** An element inside words: markup nobody escaped. What was collected so far was plain and has to be escaped. */
  #keepMarkup(rawName: string, attributes: Attributes): void {
    const field = this.#field;
    if (!field || !WORDS.has(field.name)) {
      if (this.#inside === 'author' && field?.name === 'author') {
        this.#field = null;
        this.#openInItem(this.#nameOf(rawName), rawName, attributes);
      }
      return;
    }
    if (!field.hasMarkup && !this.#isMarkup(field)) field.text = escapeMarkup(field.text);
    field.hasMarkup = true;
    const kept = ['href', 'src', 'alt'].flatMap((key) => {
      const value = attributes[key];
      return value === undefined ? [] : [` ${key}="${escapeMarkup(value)}"`];
    });
    field.text += `<${rawName}${kept.join('')}>`;
  }

  #closeField(): void {
    const field = this.#field;
    this.#field = null;
    if (!field) return;
    const text = field.text.trim();
    if (text === '') return;
    if (!this.#open) {
      if (!this.#feedFields.has(field.name)) this.#feedFields.set(field.name, text);
    } else if (!this.#open.found.has(field.name)) {
      this.#open.found.set(field.name, { text, isMarkup: this.#isMarkup(field) });
    }
  }

  /** Atom says what its words are, and means text when silent; RSS never says, and nearly always means HTML. */
  #isMarkup(field: Field): boolean {
    const type = field.attributes.type ?? field.attributes.mode ?? null;
    if (field.hasMarkup) return true;
    if (type === null)
      return !['title', 'content', 'summary', 'media:description'].includes(field.name) || looksMarkedUp(field.text);
    return type !== 'text' && type !== 'plain' && type !== 'text/plain';
  }

  #finish(): void {
    const open = this.#open;
    if (this.#field) this.#closeField();
    this.#open = null;
    this.#inside = null;
    if (!open) return;
    if (this.#items.length >= MAX_ITEMS) this.#isOverfull = true;
    else this.#items.push(itemOf(open));
  }
}

function itemOf({ item, found, about }: Open): FeedItem {
  const text = (...names: string[]) =>
    names.map((name) => found.get(name)?.text).find((value) => value !== undefined) ?? null;
  const isPermalink = item.link === null && /^https?:\/\//i.test(text('guid') ?? '');
  const replies = Number(text('slash:comments') ?? text('thr:total') ?? Number.NaN);
  return {
    ...item,
    id: text('id', 'guid') ?? about,
    link: item.link ?? text('link') ?? (isPermalink ? text('guid') : null) ?? about ?? text('comments'),
    title: found.get('title') ?? null,
    body: BODIES.map((name) => found.get(name)).find((words) => words !== undefined) ?? null,
    author: authorOf(text),
    dateAsGiven: text(...DATES),
    updatedAsGiven: text('updated', 'modified', 'dcterms:modified'),
    replies: Number.isSafeInteger(replies) && replies >= 0 ? replies : null,
    commentsAt: item.commentsAt ?? text('wfw:commentRss'),
    language: item.language ?? text('dc:language'),
  };
}

/** RSS writes `mail@example.org (Name)`, Atom three elements, Dublin Core a name. */
function authorOf(text: (...names: string[]) => string | null): FeedItem['author'] {
  const url = text('author/uri', 'author/url');
  const plain = text('author/name', 'dc:creator', 'author')?.slice(0, 500) ?? null;
  const rss = /^(\S+@\S+)\s*(?:\(([^)]{1,200})\))?$/.exec(plain ?? '');
  const author = { name: rss ? (rss[2] ?? null) : plain, url, email: text('author/email') ?? rss?.[1] ?? null };
  return author.name === null && author.url === null && author.email === null ? null : author;
}

function looksMarkedUp(text: string): boolean {
  return /<\/[a-z][a-z0-9]*>|<(?:br|img|hr)\b[^<>]*>|&(?:[a-z]{2,8}|#\d{1,6});/i.test(text);
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
