// What a channel says of itself (its manifest), as data, and how a channel counts the length of a text.
// Desk and guard both read this, so the counter under the agent's fingers is the one the sender trusts.

/** Where a source stands towards the business: its own public places, its own private ones, or places of others. */
export type Sphere = 'owned_public' | 'owned_private' | 'earned';

/** How a reply reaches the place: through its interface, by a person on its own page, or not at all. */
export type ReplyWay = 'interface' | 'link_out' | 'none';

export type Visibility = 'public' | 'private';

/** One input of a form that is drawn from a manifest. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'url' | 'secret';
  readonly isRequired: boolean;
  readonly hint?: string;
  readonly placeholder?: string;
}

/** One way of listening on a channel: an own account, a search, a feed. */
export interface SourceKind {
  readonly kind: string;
  readonly label: string;
  readonly sphere: Sphere;
  /** True when it listens as an own profile, whose credential it needs. */
  readonly needsProfile: boolean;
  readonly fields: readonly FormField[];
  /** The usual time between two polls, and the least the platform is happy with. */
  readonly everyMs: number;
  readonly leastEveryMs: number;
  /** The channel can hold a line open and be told at once (IMAP IDLE, a stream); polling goes on beside it. */
  readonly isWatched?: true;
}

/** How long a reply may be, counted the platform's way. */
export interface TextLimit {
  readonly max: number;
  /** `weighted` is X's own way, in which links have their cost already: who counts so brings `Weighing`. */
  readonly unit: 'graphemes' | 'code_points' | 'utf16' | 'utf8_bytes' | 'weighted';
  /** What one link costs, whatever its real length (Mastodon: 23). */
  readonly linkCosts?: number;
  /** A `@user@host` handle costs only its `@user` part (Mastodon). */
  readonly handleCostsLocalPart?: boolean;
  /** A second bound in UTF-8 bytes that holds as well (Bluesky: 3,000). */
  readonly maxBytes?: number;
}

/** How X reads a text (`weighted/`): ten kilobytes that a browser loads where a draft goes there, and nowhere else. */
export interface Weighing {
  readonly weigh: (text: string) => number;
  /** For each link, by where it begins, how many UTF-16 units it stands for; those without `https://` too. */
  readonly findLinks: (text: string) => ReadonlyMap<number, number>;
}

/** Pictures that may go with a reply. */
export interface MediaLimit {
  readonly most: number;
  readonly types: readonly PictureType[];
  readonly maxBytes: number;
  /** Of one alt text, in UTF-16 units, the widest counting there is; 0: the platform keeps none. */
  readonly altMax: number;
}

/** What pictures can be, as platforms name it. */
export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';

/** What the owner registers once at the platform (a developer app): its id and secret, and what pushes are signed with. */
export interface AppForm {
  readonly fields: readonly FormField[];
  /** Step by step. The desk shows the address for consent, and the one for pushes, beside it. */
  readonly help: string;
}

/** How a profile's owner says yes at the platform: OAuth 2.0, authorisation code with PKCE (RFC 6749, RFC 7636). */
export interface Consent {
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  /** Asked for, each with the reason a person reads before saying yes. */
  readonly scopes: readonly { readonly scope: string; readonly why: string }[];
  readonly scopeSeparator: ' ' | ',';
  /** How the app proves itself at the token address: in the Authorization header or in the body. */
  readonly clientAuth: 'basic' | 'body';
  /** More for the consent page (Google: `access_type: offline`). */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** How long a reply may still be given, and what can be done when that time is over. */
export interface ReplyWindow {
  readonly forMs: number;
  readonly since: 'their_last_words' | 'the_mention';
  /** The way out, as a person reads it: "Answer in public, or ask for their email address." */
  readonly wayOut: string;
}

/** What a platform lets a profile spend in a stretch of time. All sources and replies of the profile share it. */
export interface Budget {
  readonly name: string;
  readonly label: string;
  readonly unit: 'calls' | 'units' | 'usd';
  /** Null: it is only counted (money). */
  readonly limit: number | null;
  readonly windowMs: number;
}

export interface Manifest {
  readonly id: string;
  readonly label: string;
  /** Nothing heard or said here leaves the house: a place to look around and to practise. */
  readonly isRehearsal?: true;
  /** Two sentences for the person who connects it. */
  readonly about: string;
  readonly sourceKinds: readonly SourceKind[];
  /** The form that connects an own profile; null when the channel knows no profiles. */
  readonly credential: {
    readonly fields: readonly FormField[];
    readonly help: string;
    /** Filled in once, before the first profile. */
    readonly app?: AppForm;
    /** Then no fields are needed: the platform hands the tokens over. */
    readonly consent?: Consent;
  } | null;
  /** True when the platform pushes what is new to an address of Heed's own, signed. */
  readonly hasWebhook?: true;
  readonly can: {
    /** With a connected profile. Without one, every channel with an original page links out. */
    readonly publicReply: ReplyWay;
    readonly privateReply: ReplyWay;
    readonly like: boolean;
    /** A mention can be hidden from the public on the platform, and shown again. */
    readonly hide?: true;
    /** True when Heed can ask about single mentions again, and so see edits and removals. */
    readonly recheck: boolean;
  };
  readonly limits: { readonly publicReply?: TextLimit; readonly privateReply?: TextLimit };
  /** Pictures that may go with a reply; left out: words alone. */
  readonly media?: { readonly publicReply?: MediaLimit; readonly privateReply?: MediaLimit };
  /** Until when a reply may be given, where a platform closes the door. */
  readonly windows?: { readonly publicReply?: ReplyWindow; readonly privateReply?: ReplyWindow };
  readonly budgets?: readonly Budget[];
  /** A reply reaches the customer only when it names them: `addressed` puts the handle before the words, and it counts. */
  readonly namesCustomer?: true;
  /** What a link in a reply costs here: the platform charges for it, or shows such posts to fewer people. */
  readonly links?: 'charged' | 'demoted';
  /** What the platform offers so that a retried reply is not a second reply. */
  readonly idempotency: 'client_key' | 'header' | 'search' | 'none';
  /** What this channel's tests ran against. */
  readonly evidence: 'real server' | 'judged double' | 'double';
  /** Acts the platform has and this channel leaves out, with the reason. */
  readonly leftOut: readonly { readonly act: string; readonly why: string }[];
}

export interface Count {
  readonly used: number;
  readonly max: number;
  /** Negative when the text is too long. */
  readonly left: number;
}

/** The words with the customer's handle before them, unless they name the customer already; handles ignore case. */
export function addressed(text: string, handle: string | null): string {
  if (handle === null || handle === '') return text;
  const literal = handle.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const isNamed = new RegExp(`(^|[^\\w/@])@${literal}(?![\\w@]|[.-]\\w)`, 'iu').test(text);
  return isNamed ? text : `@${handle} ${text}`;
}

const LINK = /https?:\/\/[^\s<>"']+/giu;
const REMOTE_HANDLE = /(^|[^\w/])(@[\w.-]+)@[\w.-]+\.\w+/gu;
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Counts a text the way a limit says. When the byte bound is nearer than the other, that one is reported. */
export function countText(text: string, limit: TextLimit, weighing: Weighing | null = null): Count {
  let links = 0;
  let rest = text;
  if (limit.linkCosts !== undefined) {
    rest = rest.replace(LINK, () => {
      links += 1;
      return '';
    });
  }
  if (limit.handleCostsLocalPart) rest = rest.replace(REMOTE_HANDLE, '$1$2');
  const used = measure(rest, limit.unit, weighing) + links * (limit.linkCosts ?? 0);
  const count = { used, max: limit.max, left: limit.max - used };
  if (limit.maxBytes === undefined) return count;
  const bytes = measure(text, 'utf8_bytes');
  const byteCount = { used: bytes, max: limit.maxBytes, left: limit.maxBytes - bytes };
  const isByteBoundNearer = byteCount.left < 0 && count.left >= 0;
  return isByteBoundNearer ? byteCount : count;
}

/** The length of a text in one of the units platforms count in. Throws where X's own is asked for and was not brought. */
export function measure(text: string, unit: TextLimit['unit'], weighing: Weighing | null = null): number {
  switch (unit) {
    case 'graphemes': {
      let n = 0;
      for (const _ of segmenter.segment(text)) n += 1;
      return n;
    }
    case 'code_points': {
      let n = 0;
      for (const _ of text) n += 1;
      return n;
    }
    case 'utf16':
      return text.length;
    case 'utf8_bytes': {
      let n = 0;
      for (const char of text) {
        const point = char.codePointAt(0) ?? 0;
        n += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      }
      return n;
    }
    case 'weighted':
      if (weighing === null) throw new Error('what X weighs is counted with core/weighted');
      return weighing.weigh(text);
  }
}
