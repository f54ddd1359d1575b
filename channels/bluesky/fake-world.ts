// What the double knows: accounts, their posts and likes, and the views the index makes of them. No HTTP in here.

import { createHash } from 'node:crypto';
import { LIKE, POST, readAtUri, recordKey, writeAtUri } from './address.ts';

export interface Account {
  readonly did: string;
  readonly handle: string;
  readonly name: string;
}

interface Ref {
  readonly uri: string;
  readonly cid: string;
}

interface ImageNamed {
  readonly image: { readonly ref: { readonly $link: string } };
  readonly alt: string;
}

export function imagesOf(record: unknown): readonly ImageNamed[] {
  return (record as Partial<PostRecord>).embed?.images ?? [];
}

export interface PostRecord {
  readonly $type: typeof POST;
  readonly text: string;
  readonly createdAt: string;
  readonly reply?: { readonly root: Ref; readonly parent: Ref };
  readonly embed?: { readonly $type: string; readonly images?: readonly ImageNamed[] };
  readonly facets?: readonly {
    readonly index: { readonly byteStart: number; readonly byteEnd: number };
    readonly features: readonly Readonly<Record<string, string>>[];
  }[];
}

export interface Stored extends Ref {
  readonly did: string;
  readonly record: unknown;
  readonly indexedAt: string;
}

export interface StoredPost extends Stored {
  readonly record: PostRecord;
}

export interface Slice<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

export class World {
  readonly #accounts = new Map<string, Account>();
  readonly #records = new Map<string, Stored>();
  readonly #blobs = new Set<string>();
  #keys = 0;

  account(handle: string, name: string): Account {
    const known = this.find(handle);
    if (known !== undefined) return known;
    const letters = createHash('sha256')
      .update(handle)
      .digest('hex')
      .replace(/[0189]/gu, 'z');
    const account = { did: `did:plc:${letters.slice(0, 24)}`, handle, name };
    this.#accounts.set(account.did, account);
    return account;
  }

  find(didOrHandle: string): Account | undefined {
    const wanted = didOrHandle.toLowerCase();
    return [...this.#accounts.values()].find(({ did, handle }) => did === wanted || handle === wanted);
  }

  /** What was uploaded, by its content id; a record may name it from then on. */
  blob(bytes: Uint8Array, mimeType: string): object {
    const digest = createHash('sha256').update(bytes).digest();
    const link = contentId(0x55, digest);
    this.#blobs.add(link);
    return { $type: 'blob', ref: { $link: link }, mimeType, size: bytes.length };
  }

  hasBlobsOf(record: unknown): boolean {
    return imagesOf(record).every(({ image }) => this.#blobs.has(image.ref.$link));
  }

  freshKey(now: Date): string {
    this.#keys += 1;
    return recordKey(now, `double ${this.#keys}`);
  }

  put(at: { did: string; collection: string; rkey: string }, record: unknown, now: Date): Stored {
    const uri = writeAtUri(at);
    const stored = { uri, cid: cidOf(record), did: at.did, record, indexedAt: now.toISOString() };
    this.#records.set(uri, stored);
    return stored;
  }

  get(uri: string): Stored | undefined {
    return this.#records.get(uri);
  }

  remove(uri: string): void {
    this.#records.delete(uri);
  }

  /** Oldest first, as they were written. */
  posts(): readonly StoredPost[] {
    return this.#of(POST) as readonly StoredPost[];
  }

  likesOf(did: string): readonly { readonly uri: string; readonly subject: string }[] {
    return this.#of(LIKE)
      .filter((like) => like.did === did)
      .map((like) => ({ uri: like.uri, subject: (like.record as { subject: Ref }).subject.uri }));
  }

  notificationsOf(did: string): readonly { readonly reason: string; readonly post: StoredPost }[] {
    return this.posts().flatMap((post) => {
      const reason = post.did === did ? null : reasonFor(did, post.record);
      return reason === null ? [] : [{ reason, post }];
    });
  }

  postView(post: StoredPost, viewer: string | null): Record<string, unknown> {
    const like = viewer === null ? undefined : this.likesOf(viewer).find(({ subject }) => subject === post.uri);
    const likes = this.#of(LIKE).filter(({ record }) => (record as { subject: Ref }).subject.uri === post.uri);
    const answers = this.posts().filter(({ record }) => record.reply?.parent.uri === post.uri);
    return {
      uri: post.uri,
      cid: post.cid,
      author: this.authorView(post.did),
      record: post.record,
      ...embedOf(post),
      replyCount: answers.length,
      repostCount: 0,
      likeCount: likes.length,
      quoteCount: 0,
      indexedAt: post.indexedAt,
      ...(viewer === null ? {} : { viewer: like === undefined ? {} : { like: like.uri } }),
      labels: [],
    };
  }

  authorView(did: string): Record<string, unknown> {
    const account = this.#accounts.get(did);
    return { did, handle: account?.handle ?? 'handle.invalid', displayName: account?.name ?? '', labels: [] };
  }

  #of(collection: string): readonly Stored[] {
    return [...this.#records.values()].filter(({ uri }) => readAtUri(uri)?.collection === collection);
  }
}

function embedOf({ did, record }: StoredPost): Record<string, unknown> {
  const at = (image: ImageNamed) => `https://cdn.bsky.test/${did}/${image.image.ref.$link}`;
  const images = imagesOf(record).map((image) => ({ thumb: at(image), fullsize: at(image), alt: image.alt }));
  return images.length === 0 ? {} : { embed: { $type: 'app.bsky.embed.images#view', images } };
}

/** Newest first by the time the index sorts by: the author's, but never later than its own. */
export function newestFirst<T>(items: readonly T[], postOf: (item: T) => StoredPost): readonly T[] {
  return items.toSorted((a, b) => sortAt(postOf(b)).localeCompare(sortAt(postOf(a))));
}

export function sortAt({ record, indexedAt }: StoredPost): string {
  return record.createdAt < indexedAt ? record.createdAt : indexedAt;
}

/** A page of a list; the cursor is the number of items before it. */
export function slice<T>(items: readonly T[], cursor: unknown, limit: unknown): Slice<T> {
  const from = Number(cursor ?? 0);
  const until = from + Number(limit ?? 50);
  return { items: items.slice(from, until), ...(until < items.length ? { cursor: String(until) } : {}) };
}

/** The query's words, and `mentions:handle` as Bluesky's own search knows it. */
export function isFoundBy(query: string, post: StoredPost, world: World): boolean {
  const terms = query.match(/"[^"]*"|\S+/gu) ?? [];
  return terms.every((term) => {
    const mentioned = /^mentions:(.+)$/u.exec(term)?.[1];
    if (mentioned !== undefined) return mentions(post.record, world.find(mentioned)?.did ?? '');
    return post.record.text.toLowerCase().includes(term.replaceAll('"', '').toLowerCase());
  });
}

function reasonFor(did: string, record: PostRecord): string | null {
  const owners = [record.reply?.parent.uri, record.reply?.root.uri].map((uri) => readAtUri(uri ?? '')?.did);
  if (owners.includes(did)) return 'reply';
  return mentions(record, did) ? 'mention' : null;
}

function mentions(record: PostRecord, did: string): boolean {
  return (record.facets ?? []).some(({ features }) => features.some((feature) => feature.did === did));
}

/** A content id in its right form; the digest is of the JSON, where the network takes DAG-CBOR. */
function cidOf(record: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(record)).digest();
  return contentId(0x71, digest);
}

/** Version 1, what it is of (records 0x71, bytes as they are 0x55), SHA-256 of 32 bytes. */
function contentId(codec: number, digest: Uint8Array): string {
  const bits = [0x01, codec, 0x12, 0x20, ...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{1,5}/gu) ?? [];
  return `b${letters.map((five) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')}`;
}
