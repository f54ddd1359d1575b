// The contract between Heed and a place where customers speak. One folder per channel implements it; nothing outside
// that folder knows the place. A channel touches the world only through the hands it is given.

import type { Manifest, PictureType, TextLimit, Visibility } from '../core/channel.ts';
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
  /** What the owner registered at the platform, by the manifest's app form; null where nothing was or is asked. */
  readonly app: Credential | null;
  /**
   * Renews a credential once, however many polls and replies find it stale at the same moment, in any process: the first
   * runs `renew` on the newest stored one and its result is stored; the others get that result.
   */
  readonly renewed: (stale: Credential, renew: (current: Credential) => Promise<Credential>) => Promise<Credential>;
  /**
   * Takes from a budget of the manifest, which all sources and replies of the profile share. Throws `rate_limited`, with
   * the time the window opens again, before anything is asked of the platform. Money is counted and never refused.
   */
  readonly spend: (budget: string, amount?: number) => Promise<void>;
  /** What the platform itself said is left of a budget; it beats our own count. */
  readonly noteBudget: (budget: string, told: { readonly left: number; readonly resetAt: Date }) => void;
  /** For what is not HTTP: an address of the host that may be connected to. Throws `unreachable` for private ones. */
  readonly reach: (host: string, port: number) => Promise<string>;
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
  /** What to listen to as this profile; absent: every source kind that needs a profile and asks for nothing more. */
  readonly sources?: readonly Suggestion[];
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
  /** The business's place it speaks for, by name, where the platform keeps one page for each (reviews). */
  readonly location?: string;
}

/** One request of a platform at the address it pushes to. */
export interface Pushed {
  readonly method: 'GET' | 'POST';
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** Exactly as they came: signatures are over bytes. At most 1 MB. */
  readonly bytes: Uint8Array;
}

/** One thing pushed: to which own profile and source kind it belongs. Without a raw it only says that something is new. */
export interface PushedThing {
  /** The platform's id of the own profile; null: the channel's every source of that kind. */
  readonly profileId: string | null;
  readonly kind: string;
  readonly raw: Raw | null;
}

/** How a platform pushes. Pure: the server keeps the address, the app's secrets and the digests of what came before. */
export interface Webhook {
  /** The answer to "is this address yours?"; null when the request is no such question. */
  handshake?(pushed: Pushed, app: Credential): { readonly status: number; readonly body: string } | null;
  /** `stale`: rightly signed, but too old by its own signed time. */
  verify(pushed: Pushed, app: Credential, now: Date): 'genuine' | 'forged' | 'stale';
  /** What makes two pushes the same one, where it is more than their bytes: a time they are signed with. */
  mark?(pushed: Pushed): string;
  /** Throws with a plain sentence when it cannot be read; the push is then kept as unread. */
  read(pushed: Pick<Pushed, 'bytes' | 'headers'>): readonly PushedThing[];
}

/** A picture that goes with a reply. */
export interface OutMedia {
  readonly bytes: Uint8Array;
  readonly type: PictureType;
  /** What it shows, for who cannot see it; empty when nobody wrote it. */
  readonly alt: string;
  /** A name for the file, made by Heed: what people call their files is their own matter. */
  readonly name: string;
}

/** A reply on its way out. */
export interface Sending {
  /** Chosen once when the reply is queued; the same for every attempt. 128 bits, lower-case hex. */
  readonly clientKey: string;
  /** When the person pressed send; with `clientKey` it lets a channel derive the same record key each time. */
  readonly queuedAt: Date;
  readonly text: string;
  /** Absent or empty: words alone. In their order. */
  readonly media?: readonly OutMedia[];
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
  /** Tries a credential, typed or just handed over by the platform, and says whose it is: at least one profile. */
  connect?(credential: Credential, hands: Hands): Promise<readonly Connected[]>;
  /**
   * Holds a line open to the source and calls `wake` whenever something may be new. Returns or throws when the line
   * ends; it is then opened again after a while. What is new is read by `listen`.
   */
  watch?(source: Omit<ListenTo, 'cursor'>, hands: Hands, wake: () => void): Promise<void>;
  readonly webhook?: Webhook;
  /** Sends once. An outcome that is not certain is `outcome_unknown`, never `unreachable`. */
  reply?(sending: Sending, hands: Hands): Promise<Receipt>;
  /** Looks for an earlier attempt of the same sending: found, surely not there (null), or `cannot_tell`. */
  findReply?(sending: Sending, hands: Hands): Promise<Receipt | null | 'cannot_tell'>;
  /** Marks a mention as liked by the profile. Liking twice is no error. */
  like?(of: Pick<Sending, 'to' | 'profile' | 'credential'>, hands: Hands): Promise<void>;
  /** Hides a mention from the public on the platform, or shows it again. Doing it twice is no error. */
  hide?(of: Pick<Sending, 'to' | 'profile' | 'credential'>, isHidden: boolean, hands: Hands): Promise<void>;
  /** Fresh raws of these mentions; one that was taken back comes as a raw that normalises to `isRemoved`. */
  recheck?(
    mentions: readonly Pick<Heard, 'canonicalId' | 'handle' | 'url'>[],
    source: Omit<ListenTo, 'cursor'>,
    hands: Hands,
  ): Promise<readonly Raw[]>;
}
