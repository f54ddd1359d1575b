// The Graph interface in memory, as far as pages and Instagram accounts share it: nodes and edges, tokens and their proof,
// conversations with their windows, and the server under it. Each channel's double adds its own nodes. Rules no file of
// Meta's describes name their source here.

import { createHmac } from 'node:crypto';
import type { Credential, Pushed } from '../../channel.ts';
import { type Call, type FakeHttp, type Reply, startFakeHttp } from '../../fake-http.ts';
import type { Double, Misbehaviour, PostSeen } from '../../testbed.ts';
import { parseFields } from './fake-fields.ts';
import { openGraphJudge } from './fake-judge.ts';
import {
  type GraphNode,
  graphTime,
  isGoneInside,
  isNode,
  listed,
  newestFirst,
  notThere,
  project,
  Refused,
} from './fake-nodes.ts';
import { signatureOf } from './webhook.ts';

export const APP: Credential = { clientId: '1029384756', clientSecret: 'app-secret', verifyToken: 'our own words' };
export const PAGE_ID = '104000000000001';
export const CODE = 'code-of-consent';
export const USER_TOKEN = 'user-token';
export const LASTING_TOKEN = 'lasting-user-token';
export const PAGE_TOKEN = 'page-token';
const DAY_MS = 86_400_000;

export interface Person {
  readonly id: string;
  readonly name: string;
}

type Args = Readonly<Record<string, string>>;
export type Post = (args: Args, node: GraphNode) => GraphNode | Refused | object;

export class FakeGraph {
  readonly nodes = new Map<string, GraphNode>();
  readonly types = new Map<string, string>();
  readonly people = new Map<string, Person>();
  readonly seen: PostSeen[] = [];
  /** By `POST /{id}/{edge}`, or `POST /{id}` for the node's own change. */
  readonly posts = new Map<string, Post>();
  readonly ownId: string;
  private count = 0;
  private readonly answeredPrivately = new Set<string>();
  readonly platform: 'messenger' | 'instagram';

  constructor(ownId: string, platform: 'messenger' | 'instagram') {
    this.ownId = ownId;
    this.platform = platform;
    this.add({
      id: PAGE_ID,
      type: 'Page',
      fields: { name: 'Acme Coffee', access_token: PAGE_TOKEN },
      edges: { conversations: (args) => this.conversations(args) },
    });
    this.add({ id: 'me', type: 'User', fields: {}, edges: { accounts: () => [this.node(PAGE_ID)] } });
    this.posts.set('Page/subscribed_apps', () => ({ success: true }));
    this.posts.set('Page/messages', (args) => this.send(args));
  }

  node(id: string): GraphNode {
    const node = this.nodes.get(id);
    if (node === undefined) throw new Error(`the double has no ${id}`);
    return node;
  }

  add(node: GraphNode): GraphNode {
    node.fields['id'] ??= node.id;
    this.nodes.set(node.id, node);
    this.types.set(node.id, node.type);
    return node;
  }

  newId(start: string): string {
    this.count += 1;
    return `${start}${String(this.count).padStart(9, '0')}`;
  }

  all(type: string): readonly GraphNode[] {
    return [...this.nodes.values()].filter((one) => one.type === type);
  }

  person(name: string): Person {
    if (name === this.ownId) return { id: this.ownId, name: 'Acme Coffee' };
    const person = this.people.get(name) ?? { id: `24${String(this.people.size + 1).padStart(13, '0')}`, name };
    this.people.set(name, person);
    return person;
  }

  remove(id: string): void {
    this.nodes.delete(id);
  }

  /** Somebody's words in their conversation with the own side; own words go into the conversation they answer. */
  sayPrivately(by: string, text: string, at: Date, to?: string): string {
    const isOwn = by === this.ownId;
    const other = isOwn ? String(this.nodes.get(to ?? '')?.fields['with']) : this.person(by).id;
    const from = isOwn ? this.ownId : other;
    return this.message(other, from, text, at, to ?? null).id;
  }

  private message(other: string, from: string, text: string, at: Date, to: string | null): GraphNode {
    const conversation = this.conversationWith(other);
    const id = this.newId('m_');
    const sides = [other, this.ownId].map((one) => this.side(one));
    const fields = {
      created_time: graphTime(at),
      message: text,
      from: sides.find((one) => one['id'] === from),
      to: { data: sides.filter((one) => one['id'] !== from) },
      with: other,
    };
    const node = this.add({ id, type: 'UnifiedMessage', fields, edges: {} });
    this.seen.push({ canonicalId: id, to, by: from, text });
    conversation.fields['updated_time'] = graphTime(
      new Date(Math.max(at.getTime(), Date.parse(String(conversation.fields['updated_time'])))),
    );
    return node;
  }

  private side(id: string): Record<string, string> {
    const name =
      id === this.ownId ? 'Acme Coffee' : ([...this.people.values()].find((one) => one.id === id)?.name ?? id);
    return this.platform === 'messenger'
      ? { name, email: `${id}@facebook.com`, id }
      : { username: name.toLowerCase(), id };
  }

  private conversationWith(other: string): GraphNode {
    const known = this.nodes.get(`t_${other}`);
    if (known !== undefined) return known;
    const participants = { data: [other, this.ownId].map((one) => this.side(one)) };
    const fields = { updated_time: graphTime(new Date(0)), participants };
    const messages = () => newestFirst(this.all('UnifiedMessage').filter((one) => one.fields['with'] === other));
    return this.add({ id: `t_${other}`, type: 'UnifiedThread', fields, edges: { messages } });
  }

  private conversations(args: Args): readonly GraphNode[] {
    const asked = (args['platform'] ?? 'messenger').toLowerCase();
    if (asked !== this.platform) return [];
    const all = this.all('UnifiedThread').filter(
      ({ id }) => args['user_id'] === undefined || id === `t_${args['user_id']}`,
    );
    return all.toSorted((a, b) => String(b.fields['updated_time']).localeCompare(String(a.fields['updated_time'])));
  }

  /**
   * Windows: https://developers.facebook.com/docs/messenger-platform/policy/policy-overview (24 hours, human agent 7 days),
   * https://developers.facebook.com/docs/messenger-platform/discovery/private-replies (once each, within 7 days). Codes 10
   * with 2018278 and 10900 are secondary: seen in public clients' code.
   */
  private send(args: Args): Refused | object {
    const recipient = JSON.parse(args['recipient'] ?? '{}') as Record<string, string>;
    const { text = '' } = JSON.parse(args['message'] ?? '{}') as { text?: string };
    const about = recipient['comment_id'] ?? recipient['post_id'];
    const now = new Date();
    if (about !== undefined) return this.sendAbout(about, text, now);
    const other = recipient['id'] ?? '';
    const said = this.all('UnifiedMessage').filter(
      ({ fields }) => fields['with'] === other && (fields['from'] as Person).id === other,
    );
    const last = newestFirst(said)[0];
    if (last === undefined) return new Refused(400, 100, '(#100) No matching user found', 2018001);
    const ageMs = now.getTime() - Date.parse(String(last.fields['created_time']));
    const isHuman = args['messaging_type'] === 'MESSAGE_TAG' && args['tag'] === 'HUMAN_AGENT';
    if (ageMs > (isHuman ? 7 * DAY_MS : DAY_MS)) {
      return new Refused(400, 10, '(#10) This message is sent outside of allowed window.', 2018278);
    }
    const made = this.message(other, this.ownId, text, now, last.id);
    return { recipient_id: other, message_id: made.id };
  }

  private sendAbout(about: string, text: string, now: Date): Refused | object {
    const node = this.nodes.get(about);
    if (node === undefined) return notThere();
    if (this.answeredPrivately.has(about)) return new Refused(400, 10900, '(#10900) Activity already replied to');
    const saidMs = Date.parse(String(node.fields['created_time'] ?? node.fields['timestamp']));
    if (now.getTime() - saidMs > 7 * DAY_MS) {
      return new Refused(400, 10, '(#10) This message is sent outside of allowed window.', 2534023);
    }
    this.answeredPrivately.add(about);
    const other = (node.fields['from'] as Person).id;
    return { recipient_id: other, message_id: this.message(other, this.ownId, text, now, about).id };
  }

  answer(call: Call): Reply {
    const [, , id = '', edge] = call.url.pathname.split('/');
    if (id === 'oauth') return this.token(call);
    const args: Args = { ...Object.fromEntries(call.url.searchParams), ...((call.body as Args | undefined) ?? {}) };
    const refused = this.guard(call, args);
    if (refused !== null) return refused.reply;
    if (call.url.searchParams.has('ids')) return this.many(args);
    const node = this.nodes.get(decodeURIComponent(id));
    if (node === undefined || this.isClosed(node)) return notThere().reply;
    if (call.method === 'POST') return this.post(node, edge, args);
    const wanted = parseFields(args['fields'] ?? 'id');
    if (edge === undefined)
      return isGoneInside(node, wanted) ? notThere().reply : { status: 200, body: project(node, wanted) };
    const list = node.edges[edge];
    if (list === undefined) return new Refused(400, 100, `(#100) Tried accessing nonexisting field (${edge})`).reply;
    const body = listed(list(args), args, wanted);
    // https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/tags
    if (edge === 'tags' && 'paging' in body)
      return { status: 200, body: { ...body, paging: { cursors: body.paging.cursors } } };
    return { status: 200, body };
  }

  /** What may not be asked for by itself, though it stands in lists. */
  protected isClosed(_node: GraphNode): boolean {
    return false;
  }

  private guard(call: Call, args: Args): Refused | null {
    const token = (call.headers.authorization ?? '').replace(/^Bearer /u, '');
    const known: string[] = call.url.pathname.includes('/me/') ? [LASTING_TOKEN] : [PAGE_TOKEN];
    if (!known.includes(token)) return new Refused(401, 190, 'Invalid OAuth access token - Cannot parse access token');
    const proof = createHmac('sha256', String(APP['clientSecret'])).update(token).digest('hex');
    return args['appsecret_proof'] === proof
      ? null
      : new Refused(400, 100, 'Invalid appsecret_proof provided in the API argument');
  }

  /** https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived */
  private token(call: Call): Reply {
    const form = (call.body ?? {}) as Args;
    const isApp = form['client_id'] === APP['clientId'] && form['client_secret'] === APP['clientSecret'];
    if (!isApp) return new Refused(400, 101, 'Error validating application').reply;
    if (form['grant_type'] === 'fb_exchange_token' && form['fb_exchange_token'] === USER_TOKEN) {
      return { status: 200, body: { access_token: LASTING_TOKEN, token_type: 'bearer', expires_in: 5_183_944 } };
    }
    // https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow
    if (form['grant_type'] === 'authorization_code' && form['code'] === CODE && form['redirect_uri']) {
      return { status: 200, body: { access_token: USER_TOKEN, token_type: 'bearer', expires_in: 5_400 } };
    }
    return new Refused(400, 190, 'Invalid OAuth access token.').reply;
  }

  /** One id that is not there refuses them all (803): public reports of clients, secondary. */
  private many(args: Args): Reply {
    const ids = (args['ids'] ?? '').split(',');
    const found = ids.map((id) => this.nodes.get(id));
    if (found.some((one) => one === undefined)) {
      return new Refused(404, 803, '(#803) Some of the aliases you requested do not exist').reply;
    }
    const wanted = parseFields(args['fields'] ?? 'id');
    return {
      status: 200,
      body: Object.fromEntries(found.flatMap((one) => (one ? [[one.id, project(one, wanted)]] : []))),
    };
  }

  private post(node: GraphNode, edge: string | undefined, args: Args): Reply {
    const act = this.posts.get(edge === undefined ? node.type : `${node.type}/${edge}`);
    if (act === undefined) return new Refused(400, 100, 'Unsupported post request.').reply;
    const made = act(args, node);
    if (made instanceof Refused) return made.reply;
    if (!isNode(made)) return { status: 200, body: made };
    // Read-after-write: https://developers.facebook.com/docs/graph-api/overview
    return { status: 200, body: project(made, parseFields(args['fields'] ?? 'id')) };
  }

  async serve(): Promise<FakeHttp> {
    return startFakeHttp({
      answer: (call) => this.answer(call),
      refuse: refusal,
      isList: ({ method, url }) =>
        method === 'GET' && !url.searchParams.has('ids') && url.pathname.split('/').length === 4,
      isReply: ({ method, url }) =>
        method === 'POST' && /\/(?:comments|replies|messages|mentions)$/u.test(url.pathname),
      isSpared: ({ url }) => url.pathname.includes('/oauth/'),
      judge: openGraphJudge((id) => this.types.get(id) ?? null),
    });
  }
}

/** What a double of this interface offers whatever its nodes are. */
export function graphDouble(graph: FakeGraph, http: FakeHttp) {
  return {
    allow: http.allow,
    reroute: { 'https://graph.facebook.com': http.origin },
    app: APP,
    credential: { accessToken: USER_TOKEN },
    profileId: graph.ownId,
    remove: async (id) => graph.remove(id),
    misbehave: (what, times) => http.misbehave(what, times),
    posts: async () => graph.seen,
    handshake: () => {
      const asked = {
        'hub.mode': 'subscribe',
        'hub.challenge': '1158201444',
        'hub.verify_token': String(APP['verifyToken']),
      };
      const pushed = {
        method: 'GET',
        query: new URLSearchParams(asked),
        headers: new Headers(),
        bytes: new Uint8Array(),
      } as const;
      return { pushed, answer: { status: 200, body: '1158201444' } };
    },
    judged: http.judged,
    requests: http.requests,
    stop: http.stop,
  } satisfies Partial<Double>;
}

export function pushOf(object: string, profileId: string, entry: object): Pushed {
  const body = { object, entry: [{ id: profileId, time: Date.now(), ...entry }] };
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const headers = new Headers({ 'x-hub-signature-256': signatureOf(bytes, String(APP['clientSecret'])) });
  return { method: 'POST', query: new URLSearchParams(), headers, bytes };
}

/** A message as it is pushed: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages */
export function messagePush(graph: FakeGraph, node: GraphNode): object {
  const { from, to, message, created_time: at } = node.fields as Record<string, Person & { data: Person[] }>;
  const isEcho = from?.id === graph.ownId ? { is_echo: true } : {};
  const event = { mid: node.id, text: message, ...isEcho };
  const sides = { sender: { id: from?.id }, recipient: { id: to?.data[0]?.id } };
  return { messaging: [{ ...sides, timestamp: Date.parse(String(at)), message: event }] };
}

function refusal(how: Misbehaviour): Reply | null {
  switch (how.how) {
    case 'rate_limited': {
      const usage = [
        {
          type: 'pages',
          call_count: 100,
          total_time: 20,
          total_cputime: 20,
          estimated_time_to_regain_access: Math.ceil(how.retryAfterS / 60),
        },
      ];
      const reply = new Refused(400, 32, '(#32) Page request limit reached').reply;
      return { ...reply, headers: { 'x-business-use-case-usage': JSON.stringify({ [PAGE_ID]: usage }) } };
    }
    case 'server_error':
      return new Refused(500, 2, 'Service temporarily unavailable').reply;
    case 'token_expired':
      return new Refused(401, 190, 'Error validating access token: Session has expired', 463).reply;
    case 'access_revoked':
      return new Refused(403, 200, '(#200) The user has not authorized application').reply;
    default:
      return null;
  }
}
