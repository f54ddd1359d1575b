// Where a status stands in its conversation. A status names only the local id of what it answers, so the chain is
// climbed through what the page already brought and, where that ends, through the server's view of the thread.

import { ChannelError, type Hands } from '../channel.ts';
import { ask, errorOf, exchange, type Server } from './ask.ts';
import { canonicalIdOf } from './identity.ts';
import type { Place } from './normalise.ts';
import { readContext, readStatus, readStatuses, type Status } from './shapes.ts';

/** Strangers get 40 ancestors at a time from Mastodon, so three looks reach 120 answers up. */
const MOST_LOOKS = 3;

export class Threads {
  private readonly known = new Map<string, Status>();
  private readonly looked = new Set<string>();
  private readonly server: Server;
  private readonly hands: Hands;

  constructor(server: Server, hands: Hands) {
    this.server = server;
    this.hands = hands;
  }

  /** Statuses that came by; they spare questions. Ids are the server's own. */
  remember(statuses: readonly Status[]): void {
    for (const status of statuses) this.known.set(status.id, status);
  }

  /**
   * Root and parent as canonical ids. What the server does not show is left out (then the parent, then the status itself
   * stands for the root); a server that cannot answer at all makes this throw, so that the page is read again later.
   */
  async placeOf(status: Status): Promise<Place> {
    if (!status.in_reply_to_id) return { root: this.nameOf(status), parent: null };
    let top = this.climb(status);
    for (let looks = 0; top.in_reply_to_id && looks < MOST_LOOKS; looks += 1) {
      await this.look(top);
      const higher = this.climb(top);
      if (higher === top) break;
      top = higher;
    }
    const parent = this.known.get(status.in_reply_to_id) ?? null;
    return {
      root: top === status ? null : this.nameOf(top),
      parent: parent === null ? null : this.nameOf(parent),
    };
  }

  private nameOf(status: Status): string {
    return canonicalIdOf(status, this.server.origin);
  }

  /** The highest known status above this one. Some kin list siblings among the ancestors, so only links are followed. */
  private climb(from: Status): Status {
    const seen = new Set<string>();
    let top = from;
    while (top.in_reply_to_id && !seen.has(top.id)) {
      seen.add(top.id);
      const above = this.known.get(top.in_reply_to_id);
      if (above === undefined) break;
      top = above;
    }
    return top;
  }

  private async look(status: Status): Promise<void> {
    const parentId = status.in_reply_to_id;
    if (!parentId || this.looked.has(parentId)) return;
    this.looked.add(parentId);
    const path = `/api/v1/statuses/${encodeURIComponent(status.id)}/context`;
    const response = await exchange(this.server, { path }, this.hands);
    if (response.status === 429) throw errorOf(response, false, this.hands.now());
    const isPage = (response.headers.get('content-type') ?? '').includes('html');
    if (response.status === 200 && !isPage) {
      this.remember(readStatuses(readContext(response.json()).ancestors));
    }
    // A thread the server breaks on must not stop the source: the next look starts at its parent.
    if (!this.known.has(parentId)) await this.lookAtOne(parentId);
  }

  /** A thread that is closed or broken may still have a readable parent. */
  private async lookAtOne(id: string): Promise<void> {
    try {
      const { body } = await ask(this.server, { path: `/api/v1/statuses/${encodeURIComponent(id)}` }, this.hands);
      const status = readStatus(body);
      if (status !== null && status.id === id) this.remember([status]);
    } catch (error) {
      const isRefusal = error instanceof ChannelError && ['gone', 'rejected', 'auth_expired'].includes(error.code);
      if (!isRefusal) throw error;
    }
  }
}
