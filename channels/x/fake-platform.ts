// The state of the double: people, posts with their versions, direct messages, what is hidden. It keeps X's rules of what
// is visible to whom; how X words them is in fake-entities.ts and fake-routes.ts.

import { idAt, isNewer, timeOf } from './snowflake.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  isProtected: boolean;
  /** Nobody sees what they said, until X lets them in again. */
  isSuspended: boolean;
}

export interface Version {
  readonly id: string;
  readonly text: string;
}

export interface Image {
  readonly key: string;
  readonly url: string;
  readonly alt: string;
}

export interface Post {
  readonly by: Person;
  /** Oldest first. */
  readonly versions: Version[];
  readonly to: Post | null;
  readonly quotes: Post | null;
  readonly language: string;
  readonly images: readonly Image[];
  isRemoved: boolean;
  isHidden: boolean;
  /** A repost repeats another post's words. */
  readonly repeats: Post | null;
}

export interface Message {
  readonly id: string;
  readonly by: Person;
  readonly conversation: string;
  /** For the tests' own looking only: X does not tell it. */
  readonly to: string | null;
  readonly images: Post['images'];
  text: string;
  isRemoved: boolean;
}

export interface Writing {
  readonly by: Person;
  readonly text: string;
  readonly to?: Post | null;
  readonly quotes?: Post | null;
  readonly repeats?: Post | null;
  readonly at?: Date;
  readonly language?: string;
  readonly image?: { readonly url: string; readonly alt: string };
  /** Uploaded before. */
  readonly images?: readonly Image[];
}

export class Platform {
  readonly posts: Post[] = [];
  readonly messages: Message[] = [];
  private readonly uploads = new Map<string, Image>();
  /** Conversations of more than two, by their number. */
  private readonly groups = new Map<string, readonly Person[]>();
  private readonly people = new Map<string, Person>();
  private readonly used = new Set<string>();

  person(name: string): Person {
    const known = this.people.get(name.toLowerCase());
    if (known !== undefined) return known;
    const person = { id: String(2_000_000_001 + this.people.size), name, isProtected: false, isSuspended: false };
    this.people.set(name.toLowerCase(), person);
    return person;
  }

  byUserId(id: string): Person | null {
    return [...this.people.values()].find((person) => person.id === id) ?? null;
  }

  write(what: Writing): Post {
    const { by, text, to = null, quotes = null, repeats = null, language = 'en' } = what;
    const id = this.nextId(what.at);
    const images = this.picturesOf(what);
    const post: Post = { by, versions: [{ id, text }], to, quotes, repeats, language, images, ...standing() };
    this.posts.push(post);
    return post;
  }

  edit(post: Post, text: string): void {
    post.versions.push({ id: this.nextId(), text });
  }

  send(what: Omit<Writing, 'to'> & { readonly conversation: string; readonly to: string | null }): Message {
    const { by, text, conversation, to } = what;
    const images = this.picturesOf(what);
    const message = { id: this.nextId(what.at), by, text, conversation, to, images, isRemoved: false };
    this.messages.push(message);
    return message;
  }

  /** A conversation of several; the same people are the same group. */
  group(members: readonly Person[]): string {
    const known = [...this.groups].find(
      ([, people]) => people.length === members.length && people.every((one) => members.includes(one)),
    );
    if (known !== undefined) return known[0];
    const id = this.nextId();
    this.groups.set(id, members);
    return id;
  }

  members(conversation: string): readonly Person[] {
    return this.groups.get(conversation) ?? [];
  }

  /** By the id of any of its versions. */
  post(id: string): Post | null {
    return this.posts.find((post) => post.versions.some((version) => version.id === id)) ?? null;
  }

  message(id: string): Message | null {
    return this.messages.find((message) => message.id === id) ?? null;
  }

  /** Newest first, as every list of X. */
  list(isWanted: (post: Post) => boolean): Post[] {
    return this.posts
      .filter((post) => !post.isRemoved && !post.by.isSuspended && isWanted(post))
      .sort((a, b) => newestFirst(newest(a), newest(b)));
  }

  messagesIn(isWanted: (message: Message) => boolean): Message[] {
    return this.messages.filter((one) => !one.isRemoved && isWanted(one)).sort((a, b) => newestFirst(a.id, b.id));
  }

  /** X lets a self-serve app answer a post only when its author mentioned or quoted the account. */
  hasSummoned(account: Person, post: Post): boolean {
    const names = new RegExp(`@${account.name}\\b`, 'iu');
    return this.posts.some(
      (one) => one.by === post.by && !one.isRemoved && (names.test(newestText(one)) || one.quotes?.by === account),
    );
  }

  /** Gives its id; what it shows is told afterwards. */
  upload(): string {
    const id = this.nextId();
    this.uploads.set(id, { key: `3_${id}`, url: `https://pbs.twimg.com/media/${id}.jpg`, alt: '' });
    return id;
  }

  uploaded(id: string): Image | null {
    return this.uploads.get(id) ?? null;
  }

  tell(id: string, alt: string): void {
    const upload = this.uploads.get(id);
    if (upload !== undefined) this.uploads.set(id, { ...upload, alt });
  }

  private picturesOf({ image, images }: Pick<Writing, 'image' | 'images'>): readonly Image[] {
    return images ?? (image === undefined ? [] : [{ ...image, key: `3_${this.nextId()}` }]);
  }

  private nextId(at = new Date()): string {
    let id = idAt(at.getTime());
    while (this.used.has(id)) id = String(BigInt(id) + 1n);
    this.used.add(id);
    return id;
  }
}

function standing() {
  return { isRemoved: false, isHidden: false };
}

/** The post its conversation began with. */
export function rootOf(post: Post): Post {
  return post.to === null ? post : rootOf(post.to);
}

/** The id that stays. */
export function firstId(post: Post): string {
  return post.versions[0]?.id ?? '';
}

export function newest(post: Post): string {
  return post.versions.at(-1)?.id ?? '';
}

export function newestText(post: Post): string {
  return post.versions.at(-1)?.text ?? '';
}

export function timeOfId(id: string): string {
  return (timeOf(id) ?? new Date(0)).toISOString();
}

function newestFirst(one: string, other: string): number {
  return one === other ? 0 : isNewer(one, other) ? -1 : 1;
}
