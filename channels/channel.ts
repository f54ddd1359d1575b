// The contract between Heed and a place where customers speak. One folder per channel implements it; nothing outside
// that folder knows the place. A channel touches the world only through the hands it is given.

import type { Manifest, TextLimit, Visibility } from '../core/channel.ts';
import type { Heard } from '../core/mention.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a channel may use of the world. Nothing else: no globals, no clock, no disk. */
export interface Hands {
  /** The guarded client: refuses private addresses on every redirect, bounds size and time. Throws `ChannelError`. */
  readonly fetch: (url: string, request?: ChannelRequest) => Promise<ChannelResponse>;
  readonly now: () => Date;
  readonly log: (message: string, detail?: Record<string, unknown>) => void;
  /** Ends when Heed stops or the poll has taken too long. */
  readonly signal: AbortSignal;
  /** Stores a renewed credential, sealed; resolves when it is on disk. */
  readonly saveCredential: (credential: Credential) => Promise<void>;
}

export interface ChannelRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Bounds for this call; the client's own are 30 s and 10 MB. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** A whole answer, already read and bounded. Status codes are not errors here: the channel knows what they mean. */
export interface ChannelResponse {
  readonly status: number;
  /** The address that answered, after redirects. */
  readonly url: string;
  /** The last address that permanent redirects (301, 308) alone led to; absent when there were none. */
  readonly movedTo?: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: () => string;
  /** Throws `ChannelError('unreadable')` when the body is not JSON. */
  readonly json: () => unknown;
}

/** The closed vocabulary of what can go wrong. */
export type ChannelErrorCode =
  | 'auth_expired' // the credential is no longer accepted: a person has to connect again
  | 'rate_limited' // retry at `retryAt`
  | 'gone' // the thing answered, or the place listened to, is not there any more
  | 'rejected' // the platform refused, with its own words in `message`
  | 'unreachable' // nothing was accepted: safe to try again
  | 'unreadable' // it answered with something that is not what it promised
  | 'outcome_unknown'; // it may or may not have been accepted: look before speaking again

export class ChannelError extends Error {
  override readonly name = 'ChannelError';
  readonly code: ChannelErrorCode;
  readonly retryAt: Date | null;
  constructor(code: ChannelErrorCode, message: string, options: { retryAt?: Date | null; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAt = options.retryAt ?? null;
  }
}

/** Secrets of one own profile, as the manifest's form asked for them or as the platform renewed them. */
export type Credential = Readonly<Record<string, string>>;

/** An own profile on the platform. */
export interface Profile {
  readonly externalId: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly url: string | null;
  /** Limits this server told of itself (Mastodon's differ from instance to instance); they beat the manifest's. */
  readonly limits?: { readonly publicReply?: TextLimit; readonly privateReply?: TextLimit };
}

export interface Connected {
  readonly profile: Profile;
  readonly credential: Credential;
}

/** What one source is, as handed to `listen`. */
export interface ListenTo {
  readonly kind: string;
  /** The values of the source kind's fields. */
  readonly config: Readonly<Record<string, string>>;
  /** What the last committed page said; null on the first read. Treat it as hostile: it may be of an older version. */
  readonly cursor: Json;
  readonly profile: Profile | null;
  readonly credential: Credential | null;
}

/** One thing as the platform gave it. `body` is kept for ever; `normalise` reads it, now and at any later replay. */
export interface Raw {
  /** The platform's id of the thing, for the journal; a stable stand-in when it has none. */
  readonly externalId: string;
  readonly body: Json;
}

/** One page of a poll. It is committed with its cursor in one transaction before the next page is asked for. */
export interface Page {
  readonly raws: readonly Raw[];
  readonly cursor: Json;
  /** A stretch that could not be fetched and is now on record. */
  readonly gap?: { readonly from: Date | null; readonly until: Date | null; readonly why: string };
  /** Not before this much time, if the place asked for it (`Retry-After`, `ttl`, `Cache-Control`). */
  readonly restMs?: number;
}

/** What `normalise` may know beside the raw thing itself. It must not matter for anything but ownership and addresses. */
export interface NormaliseContext {
  readonly kind: string;
  readonly config: Readonly<Record<string, string>>;
  /** External ids of the brand's own profiles on this channel. */
  readonly ownIds: ReadonlySet<string>;
}

/** What a person typed to be heard: a name, and perhaps a page of theirs. */
export interface DiscoverAsk {
  readonly name: string;
  readonly page: string | null;
}

/** A source that could be listened to at once, without credentials. */
export interface Suggestion {
  readonly kind: string;
  readonly label: string;
  readonly config: Readonly<Record<string, string>>;
}

/** A reply on its way out. */
export interface Sending {
  /** Chosen once when the reply is queued; the same for every attempt. 128 bits, lower-case hex. */
  readonly clientKey: string;
  /** When the person pressed send; with `clientKey` it lets a channel derive the same record key each time. */
  readonly queuedAt: Date;
  readonly text: string;
  readonly visibility: Visibility;
  readonly language: string | null;
  /** The mention answered. */
  readonly to: Pick<Heard, 'canonicalId' | 'threadId' | 'handle' | 'author' | 'visibility' | 'url'>;
  readonly profile: Profile;
  readonly credential: Credential;
}

/** What the platform says it took. */
export interface Receipt {
  readonly canonicalId: string;
  readonly url: string | null;
  /** The platform's time of it: the clock stops at this time. */
  readonly sentAt: Date;
}

export interface Channel {
  readonly manifest: Manifest;
  /** Raw to heard; pure. Throws with a plain sentence when it cannot read the thing, which is then kept as unread. */
  normalise(raw: Raw, context: NormaliseContext): Heard;
  /** One poll: pages from where the cursor stands to now. The first read brings a bounded history. */
  listen(source: ListenTo, hands: Hands): AsyncIterable<Page>;
  /** What could be listened to for this name and page, without credentials; nothing found is an empty list. */
  discover?(ask: DiscoverAsk, hands: Hands): Promise<readonly Suggestion[]>;
  /** Tries a credential as typed and says whose it is. */
  connect?(credential: Credential, hands: Hands): Promise<Connected>;
  /** Sends once. An outcome that is not certain is `outcome_unknown`, never `unreachable`. */
  reply?(sending: Sending, hands: Hands): Promise<Receipt>;
  /** Looks for an earlier attempt of the same sending: found, surely not there (null), or `cannot_tell`. */
  findReply?(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'>;
  /** Marks a mention as liked by the profile. Liking twice is no error. */
  like?(of: Pick<Sending, 'to' | 'profile' | 'credential'>, hands: Hands): Promise<void>;
  /** Fresh raws of these mentions; one that was taken back comes as a raw that normalises to `isRemoved`. */
  recheck?(
    mentions: readonly Pick<Heard, 'canonicalId' | 'handle' | 'url'>[],
    source: Omit<ListenTo, 'cursor'>,
    hands: Hands,
  ): Promise<readonly Raw[]>;
}
