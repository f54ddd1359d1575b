// One item as a feed gave it, whatever the format, and the form in which it is kept for ever (the body of a raw).
// The readers fill it, `normalise` reads it, also years later: fields are added, never given another meaning.

/** Words with or without markup; markup is kept until `normalise`, so that a better reading can be replayed. */
export type Words = { readonly text: string; readonly isMarkup: boolean };

export type FeedItem = {
  readonly id: string | null;
  readonly link: string | null;
  readonly title: Words | null;
  readonly body: Words | null;
  readonly author: { readonly name: string | null; readonly url: string | null; readonly email: string | null } | null;
  /** The date as the feed wrote it. */
  readonly dateAsGiven: string | null;
  /** The date of its last edit, as the feed wrote it. */
  readonly updatedAsGiven: string | null;
  /** What it answers, by `thr:in-reply-to`. */
  readonly replyTo: { readonly id: string | null; readonly link: string | null } | null;
  readonly replies: number | null;
  /** The feed of what is said about it: `wfw:commentRss`, or a link of `rel="replies"`. */
  readonly commentsAt: string | null;
  readonly media: readonly { readonly url: string; readonly type: string | null }[];
  readonly language: string | null;
  /** Why it cannot be trusted as a whole: it was cut off, or it is no item at all. */
  readonly broken: string | null;
};

export type ParsedFeed = {
  readonly title: string | null;
  readonly site: string | null;
  readonly language: string | null;
  readonly ttlMinutes: number | null;
  readonly items: readonly FeedItem[];
  /** The document ended before its end. */
  readonly isCut: boolean;
  /** There were more items than are ever read at once. */
  readonly isOverfull: boolean;
};

/** The body of a raw. */
export type KeptItem = {
  readonly feed: {
    /** The address ids are made of: where the feed was first found, also after it moved. */
    readonly address: string;
    readonly title: string | null;
    readonly site: string | null;
    readonly language: string | null;
  };
  readonly item: FeedItem;
  /** The stand-in for an id when it has none, or one that others on the same page have too. */
  readonly key: string;
  /** ISO date, or null when there was none that could be true on the day it was read. */
  readonly publishedAt: string | null;
  /** The same for its last edit. */
  readonly revisedAt: string | null;
};

export const MAX_ITEMS = 5_000;

export const emptyItem: FeedItem = {
  id: null,
  link: null,
  title: null,
  body: null,
  author: null,
  dateAsGiven: null,
  updatedAsGiven: null,
  replyTo: null,
  replies: null,
  commentsAt: null,
  media: [],
  language: null,
  broken: null,
};
