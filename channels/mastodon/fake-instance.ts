// The state of a small instance: people, posts, likes, notices. It knows nothing of HTTP or JSON.

import { createHash } from 'node:crypto';

export interface Person {
  readonly id: string;
  readonly name: string;
  /** The host it is at home on. */
  readonly domain: string;
  readonly token: string;
}

export type Visibility = 'public' | 'unlisted' | 'private' | 'direct' | 'local';

export interface Post {
  readonly id: string;
  readonly uri: string;
  readonly url: string;
  readonly by: Person;
  text: string;
  readonly to: Post | null;
  readonly visibility: Visibility;
  readonly language: string | null;
  readonly images: readonly Image[];
  readonly createdAt: Date;
  editedAt: Date | null;
  isRemoved: boolean;
  readonly mentions: readonly Person[];
  readonly tags: readonly string[];
  readonly likedBy: Set<Person>;
}

export interface Image {
  readonly url: string;
  readonly alt: string | null;
}

/** Uploaded, and perhaps not ready yet: so many looks more. */
export interface Upload extends Image {
  readonly id: string;
  readonly by: Person;
  looksLeft: number;
}

export interface Notice {
  readonly id: string;
  readonly type: string;
  readonly for: Person;
  readonly by: Person;
  readonly post: Post | null;
  readonly at: Date;
}

export interface NewPost {
  readonly by: Person;
  readonly text: string;
  readonly to: Post | null;
  readonly visibility: Visibility;
  readonly language?: string | null;
  readonly images?: readonly Image[];
  readonly at?: Date;
  /** Beyond those its words name. */
  readonly alsoTo?: readonly Person[];
  readonly alsoTags?: readonly string[];
  /** Written elsewhere: its name on the network. */
  readonly uri?: string;
}

export class Instance {
  readonly domain: string;
  readonly isKin: boolean;
  readonly posts: Post[] = [];
  readonly notices: Notice[] = [];
  readonly keys = new Map<string, Post>();
  readonly uploads: Upload[] = [];
  private readonly people = new Map<string, Person>();
  private readonly behindMs: number;
  private count = 0;

  constructor(options: { domain: string; isKin: boolean; behindMs: number }) {
    this.behindMs = options.behindMs;
    this.domain = options.domain;
    this.isKin = options.isKin;
  }

  /** Mastodon's ids grow; a kin's tell nothing of order. */
  nextId(): string {
    this.count += 1;
    if (!this.isKin) return String(113_000_000_000_000_000n + BigInt(this.count) * 65_537n);
    return createHash('sha256').update(`${this.domain} ${this.count}`).digest('hex').slice(0, 20);
  }

  /** `name` is at home here, `name@host` elsewhere. Nobody has to sign up. */
  person(handle: string): Person {
    const [name = '', domain = this.domain] = handle.replace(/^@/, '').split('@');
    const key = `${name}@${domain}`.toLowerCase();
    let person = this.people.get(key);
    if (person === undefined) {
      person = { id: this.nextId(), name, domain, token: `token-of-${key}` };
      this.people.set(key, person);
    }
    return person;
  }

  handleOf(person: Person): string {
    return person.domain === this.domain ? person.name : `${person.name}@${person.domain}`;
  }

  byToken(token: string): Person | null {
    return [...this.people.values()].find((person) => person.token === token) ?? null;
  }

  byId(id: string): Post | null {
    return this.posts.find((post) => post.id === id && !post.isRemoved) ?? null;
  }

  byUri(uri: string): Post | null {
    return this.posts.find((post) => (post.uri === uri || post.url === uri) && !post.isRemoved) ?? null;
  }

  personById(id: string): Person | null {
    return [...this.people.values()].find((person) => person.id === id) ?? null;
  }

  write(what: NewPost): Post {
    const id = this.nextId();
    const named = [...what.text.matchAll(/(?<![\w/@])@([\w-]+(?:@[\w.:-]+\w)?)/g)].map((m) => this.person(m[1] ?? ''));
    const tags = [...what.text.matchAll(/(?<![\w/])#([\p{L}\p{N}_]+)/gu)].map((m) => (m[1] ?? '').toLowerCase());
    const home = `https://${what.by.domain}`;
    const post: Post = {
      id,
      uri: what.uri ?? `${home}/users/${what.by.name}/statuses/${id}`,
      url: what.uri ?? `${home}/@${what.by.name}/${id}`,
      by: what.by,
      text: what.text,
      to: what.to,
      visibility: what.visibility,
      language: what.language ?? null,
      images: what.images ?? [],
      createdAt: what.at ?? new Date(Date.now() - this.behindMs),
      editedAt: null,
      isRemoved: false,
      mentions: [...new Set([...named, ...(what.alsoTo ?? [])])].filter((person) => person !== what.by),
      tags: [...new Set([...tags, ...(what.alsoTags ?? [])])],
      likedBy: new Set(),
    };
    this.posts.push(post);
    for (const person of post.mentions) this.notify('mention', person, what.by, post);
    return post;
  }

  notify(type: string, to: Person, by: Person, post: Post | null): void {
    this.notices.push({ id: this.nextId(), type, for: to, by, post, at: post?.createdAt ?? new Date() });
  }

  edit(post: Post, text: string): void {
    post.text = text;
    post.editedAt = new Date(Math.max(Date.now(), (post.editedAt ?? post.createdAt).getTime() + 1));
  }

  isVisible(post: Post, viewer: Person | null): boolean {
    if (post.isRemoved) return false;
    if (post.visibility === 'public' || post.visibility === 'unlisted') return true;
    if (viewer === null) return false;
    return post.visibility === 'local' || post.by === viewer || post.mentions.includes(viewer);
  }

  ancestorsOf(post: Post): readonly Post[] {
    const chain: Post[] = [];
    for (let above = post.to; above !== null; above = above.to) chain.unshift(above);
    return chain;
  }

  descendantsOf(post: Post): readonly Post[] {
    return this.posts.filter((other) => this.ancestorsOf(other).includes(post));
  }
}
