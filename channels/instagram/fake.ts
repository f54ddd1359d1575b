// A professional account of Instagram in memory: own posts with comments and replies, posts of others that tag or mention
// it, messages. Judged by Meta's own description of its nodes; rules it is silent on name their source.

import type { Pushed } from '../channel.ts';
import { FakeGraph, graphDouble, messagePush, PAGE_ID, PAGE_TOKEN, pushOf } from '../families/graph/fake-graph.ts';
import { type GraphNode, graphTime, newestFirst, notThere, Refused } from '../families/graph/fake-nodes.ts';
import type { Double, Said } from '../testbed.ts';

export const ACCOUNT_ID = '17841400000000001';
const USERNAME = 'acmecoffee';
const MONTH_MS = 30 * 86_400_000;

export interface InstagramDouble extends Double {
  /** Somebody else's post that tags the account. */
  tag(by: string, text: string, more?: Readonly<Record<string, unknown>>): string;
  /** A comment under somebody else's post that names the account, and its push. */
  mention(by: string, text: string): { readonly id: string; readonly pushed: Pushed };
  remove(canonicalId: string): Promise<void>;
  hidden(): Promise<readonly string[]>;
  ownPost(): Promise<string>;
}

export async function startFake(): Promise<InstagramDouble> {
  const world = new InstagramWorld();
  const http = await world.serve();
  const url = `https://www.instagram.com/${USERNAME}/`;
  const profile = { externalId: ACCOUNT_ID, handle: USERNAME, name: 'Acme Coffee', url };
  const credential = { accessToken: PAGE_TOKEN, pageId: PAGE_ID };
  return {
    ...graphDouble(world, http),
    sources: ['account', 'messages'].map((kind) => ({ kind, config: {}, profile, credential })),
    say: async (what) => world.say(what),
    tag: (by, text, more) => world.addMedia('tags', by, text, new Date(), more).id,
    mention: (by, text) => world.mention(by, text),
    hidden: async () =>
      world
        .all('IGComment')
        .filter(({ fields }) => fields['hidden'] === true)
        .map(({ id }) => id),
    ownPost: async () => world.addMedia('media', ACCOUNT_ID, 'New beans today', new Date()).id,
    push: async (id) => pushOf('instagram', ACCOUNT_ID, world.entryOf(world.node(id))),
  };
}

class InstagramWorld extends FakeGraph {
  private readonly first: GraphNode;

  constructor() {
    super(ACCOUNT_ID, 'instagram');
    const mediaOf = (edge: string) => newestFirst(this.all('IGMedia').filter(({ fields }) => fields['edge'] === edge));
    const edges = { media: () => mediaOf('media'), tags: () => mediaOf('tags') };
    const account = this.add({
      id: ACCOUNT_ID,
      type: 'IGUser',
      fields: { username: USERNAME, name: 'Acme Coffee' },
      edges,
      asked: (name, args) => this.mentioned(name, args),
    });
    this.node(PAGE_ID).fields['instagram_business_account'] = account;
    this.first = this.addMedia('media', ACCOUNT_ID, 'Our new roast', new Date(Date.now() - MONTH_MS));
    this.posts.set('IGComment/replies', (args, node) =>
      this.addComment(node, ACCOUNT_ID, args['message'] ?? '', new Date()),
    );
    this.posts.set('IGUser/mentions', (args) => this.answerMention(args));
    this.posts.set('IGComment', (args, { fields }) => {
      fields['hidden'] = args['hide'] === 'true';
      return { success: true };
    });
  }

  /** Only the owner of a post may ask for it by itself: https://developers.facebook.com/docs/instagram-api/reference/ig-user/tags */
  protected override isClosed({ type, fields }: GraphNode): boolean {
    return type === 'IGMedia' && fields['username'] !== USERNAME;
  }

  /**
   * What a mention says is a field of the account, with the id in brackets:
   * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentioned_comment
   */
  private mentioned(name: string, args: Readonly<Record<string, string>>): GraphNode | 'gone' | null {
    const id = { mentioned_comment: args['comment_id'], mentioned_media: args['media_id'] }[name];
    if (id === undefined) return null;
    const node = this.nodes.get(id);
    if (node === undefined) return 'gone';
    // Elsewhere the sign before the account's name is left out.
    const { text } = node.fields;
    const bare = typeof text === 'string' ? { text: text.replaceAll(`@${USERNAME}`, USERNAME) } : {};
    return { ...node, fields: { ...node.fields, ...bare } };
  }

  say({ by, text, to, isPrivate, at = new Date() }: Said): string {
    if (isPrivate) return this.sayPrivately(by, text, at, to);
    return this.addComment(to === undefined ? this.first : this.node(to), by, text, at).id;
  }

  addMedia(edge: string, by: string, text: string, at: Date, more: Readonly<Record<string, unknown>> = {}): GraphNode {
    const { id: who } = this.person(by);
    const id = this.newId('1780');
    const fields = {
      edge,
      caption: text,
      timestamp: graphTime(at),
      permalink: `https://www.instagram.com/p/${id}/`,
      username: this.username(by),
      media_type: 'IMAGE',
      ...more,
    };
    this.seen.push({ canonicalId: id, to: null, by: who, text });
    const comments = () =>
      newestFirst(
        this.all('IGComment').filter(({ fields: one }) => one['under'] === id && one['parent_id'] === undefined),
      );
    return this.add({ id, type: 'IGMedia', fields, edges: { comments } });
  }

  private username(by: string): string {
    return by === ACCOUNT_ID ? USERNAME : by.toLowerCase();
  }

  /** A reply to a reply stands beside it. */
  addComment(to: GraphNode, by: string, text: string, at: Date): GraphNode {
    const isUnderMedia = to.type === 'IGMedia';
    const under = isUnderMedia ? to.id : to.fields['under'];
    const top = isUnderMedia ? undefined : (to.fields['parent_id'] ?? to.id);
    const { id: who } = this.person(by);
    const id = this.newId('1790');
    const fields = {
      under,
      text,
      timestamp: graphTime(at),
      username: this.username(by),
      from: { id: who, username: this.username(by) },
      hidden: false,
      like_count: 0,
      ...(top === undefined ? {} : { parent_id: top }),
    };
    this.seen.push({ canonicalId: id, to: to.id, by: who, text });
    const replies = () =>
      newestFirst(this.all('IGComment').filter(({ fields: one }) => one['parent_id'] === id)).toReversed();
    return this.add({ id, type: 'IGComment', fields, edges: { replies } });
  }

  mention(by: string, text: string): { readonly id: string; readonly pushed: Pushed } {
    const media = this.addMedia('elsewhere', 'Elsewhere', 'A post of somebody', new Date());
    const comment = this.addComment(media, by, text, new Date());
    // Elsewhere a name is all that is told of a person.
    delete comment.fields['from'];
    comment.fields['media'] = media;
    const value = { media_id: media.id, comment_id: comment.id };
    return { id: comment.id, pushed: pushOf('instagram', ACCOUNT_ID, { changes: [{ field: 'mentions', value }] }) };
  }

  private answerMention(args: Readonly<Record<string, string>>): GraphNode | Refused {
    // Only where it is mentioned: https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentions
    if (this.nodes.get(args['media_id'] ?? '')?.fields['edge'] === 'tags')
      return new Refused(400, 100, '(#100) Not mentioned');
    const node = this.nodes.get(args['comment_id'] ?? args['media_id'] ?? '');
    return node === undefined ? notThere() : this.addComment(node, ACCOUNT_ID, args['message'] ?? '', new Date());
  }

  /** https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram */
  entryOf(node: GraphNode): object {
    if (node.type === 'UnifiedMessage') return messagePush(this, node);
    const { from, text, under, parent_id: parent, timestamp } = node.fields;
    const value = {
      id: node.id,
      text,
      from,
      media: { id: under, media_product_type: 'FEED' },
      ...(parent === undefined ? {} : { parent_id: parent }),
    };
    return { time: Date.parse(String(timestamp)) / 1000, changes: [{ field: 'comments', value }] };
  }
}
