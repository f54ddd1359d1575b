// A Facebook page in memory: posts of the page and of its visitors, tagged posts, comments, recommendations, conversations.
// What is asked and answered is judged by Meta's own description of its nodes; rules it is silent on name their source.

import { FakeGraph, graphDouble, messagePush, PAGE_ID, PAGE_TOKEN, pushOf } from '../families/graph/fake-graph.ts';
import { type GraphNode, graphTime, newestFirst, Refused } from '../families/graph/fake-nodes.ts';
import type { Double, Said } from '../testbed.ts';

export interface FacebookDouble extends Double {
  /** A post of somebody else's page or profile that tags the page. */
  tag(by: string, text: string, at?: Date): string;
  recommend(by: string, what: Readonly<Record<string, unknown>>): string;
  edit(canonicalId: string, text: string): Promise<void>;
  remove(canonicalId: string): Promise<void>;
  hidden(): Promise<readonly string[]>;
  liked(): Promise<readonly string[]>;
  ownPost(): Promise<string>;
}

export async function startFake(): Promise<FacebookDouble> {
  const world = new FacebookWorld();
  const http = await world.serve();
  const profile = {
    externalId: PAGE_ID,
    handle: 'acmecoffee',
    name: 'Acme Coffee',
    url: 'https://www.facebook.com/acmecoffee',
  };
  const credential = { accessToken: PAGE_TOKEN, pageId: PAGE_ID };
  return {
    ...graphDouble(world, http),
    sources: ['page', 'messages'].map((kind) => ({ kind, config: {}, profile, credential })),
    say: async (what) => world.say(what),
    tag: (by, text, at) => world.addPost('tagged', by, text, at ?? new Date()).id,
    recommend: (by, what) => world.recommend(by, what),
    edit: async (id, text) => void Object.assign(world.node(id).fields, { message: text }),
    hidden: async () =>
      world
        .all('Comment')
        .filter(({ fields }) => fields['is_hidden'] === true)
        .map(({ id }) => id),
    liked: async () => [...world.liked],
    ownPost: async () => world.addPost('feed', PAGE_ID, 'New beans today', new Date()).id,
    push: async (id) => pushOf('page', PAGE_ID, world.entryOf(world.node(id))),
  };
}

class FacebookWorld extends FakeGraph {
  readonly liked = new Set<string>();

  constructor() {
    super(PAGE_ID, 'messenger');
    const page = this.node(PAGE_ID);
    Object.assign(page.fields, { username: 'acmecoffee', link: 'https://www.facebook.com/acmecoffee' });
    const edges = {
      feed: () => newestFirst(this.all('PagePost').filter(({ fields }) => fields['edge'] === 'feed')),
      tagged: () => newestFirst(this.all('PagePost').filter(({ fields }) => fields['edge'] === 'tagged')),
      ratings: () => newestFirst(this.all('Recommendation')),
    };
    Object.assign(page.edges, edges);
    for (const type of ['PagePost', 'Comment']) {
      this.posts.set(`${type}/comments`, (args, node) =>
        this.addComment(node, PAGE_ID, args['message'] ?? '', new Date()),
      );
      this.posts.set(`${type}/likes`, (_, { id }) => ({ success: this.liked.add(id) !== null }));
    }
    // Only what is said under a post of the page can be hidden: https://developers.facebook.com/docs/graph-api/reference/comment
    this.posts.set('Comment', (args, { fields }) => {
      const isOwnPost = (this.node(String(fields['post'])).fields['from'] as { id: string }).id === PAGE_ID;
      if (!isOwnPost) return new Refused(403, 200, '(#200) Permissions error');
      fields['is_hidden'] = args['is_hidden'] === 'true';
      return { success: true };
    });
  }

  say({ by, text, to, isPrivate, at = new Date() }: Said): string {
    if (isPrivate) return this.sayPrivately(by, text, at, to);
    if (to === undefined) return this.addPost('feed', by, text, at).id;
    return this.addComment(this.node(to), by, text, at).id;
  }

  addPost(edge: 'feed' | 'tagged', by: string, text: string, at: Date): GraphNode {
    const { id: who, name } = this.person(by);
    const id = `${edge === 'feed' ? PAGE_ID : who}_${this.newId('12')}`;
    const fields = {
      edge,
      message: text,
      created_time: graphTime(at),
      from: { id: who, name },
      permalink_url: `https://www.facebook.com/${id}`,
    };
    this.seen.push({ canonicalId: id, to: null, by: who, text });
    return this.add({ id, type: 'PagePost', fields, edges: { comments: (args) => this.commentsOf(id, args) } });
  }

  /** Replies stand one step below a comment; a reply to a reply stands beside it. */
  addComment(to: GraphNode, by: string, text: string, at: Date): GraphNode {
    const isUnderPost = to.type === 'PagePost';
    const post = isUnderPost ? to.id : String(to.fields['post']);
    const parent = isUnderPost ? null : ((to.fields['parent'] as GraphNode | undefined) ?? to);
    const { id: who, name } = this.person(by);
    const id = `${post.split('_')[1]}_${this.newId('34')}`;
    const fields = {
      post,
      message: text,
      created_time: graphTime(at),
      from: { id: who, name },
      is_hidden: false,
      like_count: 0,
      comment_count: 0,
      permalink_url: `https://www.facebook.com/${post}?comment_id=${id.split('_')[1]}`,
      ...(parent === null ? {} : { parent }),
    };
    this.seen.push({ canonicalId: id, to: to.id, by: who, text });
    return this.add({ id, type: 'Comment', fields, edges: {} });
  }

  private commentsOf(post: string, args: Readonly<Record<string, string>>): readonly GraphNode[] {
    const all = newestFirst(this.all('Comment').filter(({ fields }) => fields['post'] === post));
    const asked = args['filter'] === 'stream' ? all : all.filter(({ fields }) => fields['parent'] === undefined);
    return args['order'] === 'reverse_chronological' ? asked : asked.toReversed();
  }

  recommend(by: string, what: Readonly<Record<string, unknown>>): string {
    const story = this.newId('56');
    const node = this.add({
      id: story,
      type: 'PagePost',
      fields: {},
      edges: { comments: (args) => this.commentsOf(story, args) },
    });
    const fields = {
      created_time: graphTime(new Date()),
      reviewer: this.person(by),
      open_graph_story: node,
      has_review: true,
      ...what,
    };
    this.add({ id: `rating-${story}`, type: 'Recommendation', fields, edges: {} });
    return story;
  }

  /** https://developers.facebook.com/docs/graph-api/webhooks/reference/page#feed */
  entryOf(node: GraphNode): object {
    if (node.type === 'UnifiedMessage') return messagePush(this, node);
    const { from, message, created_time: at, post, parent } = node.fields;
    const told = { from, message, created_time: Date.parse(String(at)) / 1000, verb: 'add' };
    if (node.type === 'PagePost') return change({ ...told, item: 'status', post_id: node.id });
    const parentId = (parent as GraphNode | undefined)?.id ?? post;
    return change({ ...told, item: 'comment', comment_id: node.id, post_id: post, parent_id: parentId });
  }
}

function change(value: object): object {
  return { changes: [{ field: 'feed', value }] };
}
