// The XRPC methods of the double, each as the real server answers it: sessions and repositories like an accounts'
// server, views and lists like the index behind it. Request in, answer or refusal out; judging and HTTP are elsewhere.

import { LIKE, POST, readAtUri, writeAtUri } from './address.ts';
import type { Account, StoredPost, World } from './fake-world.ts';
import { isFoundBy, newestFirst, slice, sortAt } from './fake-world.ts';

export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface Call {
  readonly params: Readonly<Record<string, unknown>>;
  readonly input: Readonly<Record<string, unknown>>;
  readonly token: string | null;
  /** The body as it came, for what takes bytes. */
  readonly blob: { readonly type: string; readonly bytes: Uint8Array };
}

/** The sessions of the one account that has an app password. */
export class Sessions {
  readonly owner: Account;
  readonly appPassword: string;
  readonly #access = new Map<string, 'live' | 'expired'>();
  readonly #refresh = new Set<string>();
  #made = 0;
  #refusals = 0;

  constructor(owner: Account, appPassword: string) {
    this.owner = owner;
    this.appPassword = appPassword;
  }

  signIn(identifier: unknown, password: unknown): object {
    const isRefused = this.#refusals > 0;
    if (isRefused) this.#refusals -= 1;
    const isOwner = identifier === this.owner.handle || identifier === this.owner.did;
    if (isRefused || !isOwner || password !== this.appPassword) {
      throw new Refused(401, 'AuthenticationRequired', 'Invalid identifier or password');
    }
    return this.open();
  }

  /** The old refresh token is spent. */
  renew(token: string | null): object {
    if (token === null || !this.#refresh.delete(token))
      throw new Refused(400, 'ExpiredToken', 'Token has been revoked');
    return this.open();
  }

  open() {
    this.#made += 1;
    const accessJwt = `access-${this.#made}`;
    const refreshJwt = `refresh-${this.#made}`;
    this.#access.set(accessJwt, 'live');
    this.#refresh.add(refreshJwt);
    return { accessJwt, refreshJwt, handle: this.owner.handle, did: this.owner.did, active: true };
  }

  /** Whose token it is; nobody's when there is none. */
  viewer(token: string | null): string | null {
    if (token === null) return null;
    const state = this.#access.get(token);
    if (state === 'expired') throw new Refused(400, 'ExpiredToken', 'Token has expired');
    if (state === undefined) throw new Refused(401, 'InvalidToken', 'Token could not be verified');
    return this.owner.did;
  }

  expire(): void {
    for (const token of this.#access.keys()) this.#access.set(token, 'expired');
  }

  /** The owner took the app password back; so many sign-ins with it fail, then it is as if it was given again. */
  revoke(signIns: number): void {
    this.#access.clear();
    this.#refresh.clear();
    this.#refusals = signIns;
  }
}

export type Method = (call: Call) => object;

export function methodsOf(world: World, sessions: Sessions): Readonly<Record<string, Method>> {
  const owner = (call: Call): string => {
    const did = sessions.viewer(call.token);
    if (did === null) throw new Refused(401, 'AuthMissing', 'Authentication Required');
    return did;
  };
  return {
    'com.atproto.server.createSession': ({ input }) => sessions.signIn(input.identifier, input.password),
    'com.atproto.server.refreshSession': ({ token }) => sessions.renew(token),
    'com.atproto.identity.resolveHandle': ({ params }) => {
      const account = world.find(String(params.handle));
      if (account === undefined) throw new Refused(400, 'HandleNotFound', 'Unable to resolve handle');
      return { did: account.did };
    },
    'app.bsky.actor.getProfile': ({ params }) => {
      const account = world.find(String(params.actor));
      if (account === undefined) throw new Refused(400, 'InvalidRequest', 'Profile not found');
      return world.authorView(account.did);
    },
    ...lists(world, sessions, owner),
    ...repository(world, owner),
  };
}

function lists(world: World, sessions: Sessions, owner: (call: Call) => string): Record<string, Method> {
  return {
    'app.bsky.notification.listNotifications': (call) => {
      const reasons = call.params.reasons as readonly string[] | undefined;
      const all = newestFirst(world.notificationsOf(owner(call)), ({ post }) => post);
      const wanted = all.filter(({ reason }) => reasons?.includes(reason) ?? true);
      const { items, ...rest } = slice(wanted, call.params.cursor, call.params.limit);
      const notifications = items.map(({ reason, post }) => notificationView(world, reason, post));
      return { notifications, ...rest };
    },
    'app.bsky.feed.getPosts': (call) => {
      const viewer = sessions.viewer(call.token);
      const wanted = call.params.uris as readonly string[];
      return {
        posts: world.posts().flatMap((post) => (wanted.includes(post.uri) ? world.postView(post, viewer) : [])),
      };
    },
    'app.bsky.feed.getAuthorFeed': (call) => {
      const viewer = sessions.viewer(call.token);
      const actor = world.find(String(call.params.actor));
      if (actor === undefined) throw new Refused(400, 'InvalidRequest', 'Profile not found');
      const own = newestFirst(
        world.posts().filter(({ did }) => did === actor.did),
        (post) => post,
      );
      const { items, ...rest } = slice(own, call.params.cursor, call.params.limit);
      return { feed: items.map((post) => ({ post: world.postView(post, viewer) })), ...rest };
    },
    'app.bsky.feed.searchPosts': (call) => {
      const viewer = sessions.viewer(call.token);
      // As api.bsky.app does it: bluesky-social/bsky-docs issue 296.
      if (viewer === null && call.params.cursor !== undefined) {
        throw new Refused(403, 'Forbidden', 'Request forbidden by administrative rules.');
      }
      const until = typeof call.params.until === 'string' ? call.params.until : '9999';
      const found = world.posts().filter((post) => isFoundBy(String(call.params.q), post, world));
      const before = newestFirst(
        found.filter((post) => sortAt(post) < until),
        (post) => post,
      );
      const { items, ...rest } = slice(before, call.params.cursor, call.params.limit ?? 25);
      return { posts: items.map((post) => world.postView(post, viewer)), ...rest };
    },
  };
}

function repository(world: World, owner: (call: Call) => string): Record<string, Method> {
  const write = (call: Call, rkey: string) => {
    const did = owner(call);
    const collection = String(call.input.collection);
    if (call.input.repo !== did) throw new Refused(401, 'AuthenticationRequired', 'Authentication Required');
    if (!world.hasBlobsOf(call.input.record)) throw new Refused(400, 'BlobNotFound', 'Could not find blob');
    const { uri, cid } = world.put({ did, collection, rkey }, call.input.record, new Date());
    return { uri, cid, commit: { cid, rev: world.freshKey(new Date()) }, validationStatus: 'valid' };
  };
  return {
    // Source of the rule: putRecord in bluesky-social/atproto, packages/pds.
    'com.atproto.repo.putRecord': (call) => {
      const { collection, rkey, swapRecord } = call.input;
      const at = { did: owner(call), collection: String(collection), rkey: String(rkey) };
      const current = world.get(writeAtUri(at));
      if (swapRecord === null && current !== undefined) {
        throw new Refused(400, 'InvalidSwap', `Record was at ${current.cid}`);
      }
      return write(call, at.rkey);
    },
    'com.atproto.repo.createRecord': (call) => {
      const subject = (call.input.record as { subject?: { uri: string } }).subject?.uri;
      const before = world.likesOf(owner(call)).find((like) => like.subject === subject);
      // One like per post: an older one gives way.
      if (call.input.collection === LIKE && before !== undefined) world.remove(before.uri);
      return write(call, world.freshKey(new Date()));
    },
    'com.atproto.repo.uploadBlob': (call) => {
      owner(call);
      return { blob: world.blob(call.blob.bytes, call.blob.type) };
    },
    'com.atproto.repo.getRecord': ({ params }) => {
      const account = world.find(String(params.repo));
      if (account === undefined)
        throw new Refused(400, 'InvalidRequest', `Could not find repo: ${String(params.repo)}`);
      const at = { did: account.did, collection: String(params.collection), rkey: String(params.rkey) };
      const stored = world.get(writeAtUri(at));
      if (stored === undefined) throw new Refused(400, 'RecordNotFound', `Could not locate record: ${writeAtUri(at)}`);
      return { uri: stored.uri, cid: stored.cid, value: stored.record };
    },
  };
}

function notificationView(world: World, reason: string, post: StoredPost): object {
  const subject = post.record.reply?.parent.uri;
  return {
    uri: post.uri,
    cid: post.cid,
    author: world.authorView(post.did),
    reason,
    ...(subject !== undefined && readAtUri(subject)?.collection === POST ? { reasonSubject: subject } : {}),
    record: post.record,
    isRead: false,
    indexedAt: post.indexedAt,
    labels: [],
  };
}
