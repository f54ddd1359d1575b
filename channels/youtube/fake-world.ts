// The state of a small YouTube: one brand's channel with a video, and the comments under it. It knows nothing of HTTP.

import { createHash } from 'node:crypto';

export interface Person {
  readonly channelId: string;
  readonly handle: string;
}

export type Status = 'published' | 'heldForReview';

export interface Comment {
  readonly id: string;
  readonly by: Person;
  readonly top: Comment | null;
  readonly at: Date;
  text: string;
  editedAt: Date;
  status: Status;
  isRemoved: boolean;
}

export class World {
  readonly brand: Person;
  readonly video = 'dQw4w9WgXcQ';
  readonly comments: Comment[] = [];
  private readonly people = new Map<string, Person>();

  constructor() {
    this.brand = this.person('acme');
  }

  person(name: string): Person {
    const known = this.people.get(name) ?? [...this.people.values()].find((one) => one.channelId === name);
    if (known !== undefined) return known;
    const person = { channelId: `UC${digest(name, 22)}`, handle: `@${name.toLowerCase().replace(/\W/gu, '')}` };
    this.people.set(name, person);
    return person;
  }

  /** Only one level: a reply to a reply stands under the same top comment. */
  write(by: Person, text: string, to: Comment | null, at = new Date()): Comment {
    const top = to?.top ?? to;
    const own = digest(`${this.comments.length}`, 20);
    const id = top === null ? `Ugx${own}AaABAg` : `${top.id}.9${own}`;
    const comment: Comment = { id, by, top, at, text, editedAt: at, status: 'published', isRemoved: false };
    this.comments.push(comment);
    return comment;
  }

  edit(comment: Comment, text: string): void {
    comment.text = text;
    comment.editedAt = new Date(Math.max(Date.now(), comment.editedAt.getTime() + 1));
  }

  find(id: string): Comment | null {
    return this.comments.find((one) => one.id === id && !one.isRemoved) ?? null;
  }

  /** Taking back or holding a top comment takes its replies out of sight with it. */
  isPublic(comment: Comment): boolean {
    const isOpen = ({ isRemoved, status }: Comment) => !isRemoved && status === 'published';
    return isOpen(comment) && (comment.top === null || isOpen(comment.top));
  }

  repliesTo(top: Comment, status: Status = 'published'): readonly Comment[] {
    return this.comments.filter((one) => one.top === top && !one.isRemoved && one.status === status);
  }

  /** Newest first by the top comment; a new reply moves nothing up. */
  threads(status: Status): readonly Comment[] {
    const tops = this.comments.filter(({ top, isRemoved }) => top === null && !isRemoved);
    const wanted = tops.filter((top) => top.status === status || this.hasHeldReply(top, status));
    return wanted.sort((a, b) => b.at.getTime() - a.at.getTime());
  }

  private hasHeldReply(top: Comment, status: Status): boolean {
    return status === 'heldForReview' && this.repliesTo(top, status).length > 0;
  }
}

function digest(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').replaceAll('-', 'A').slice(0, length);
}
