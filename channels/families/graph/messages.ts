// Conversations of a page or of the Instagram account beside it: listened to, answered, looked through and asked again.
// In: the page's credential. Out: raws, receipts. https://developers.facebook.com/docs/messenger-platform/conversations

import type { Heard } from '../../../core/mention.ts';
import {
  ChannelError,
  type Hands,
  type ListenTo,
  type Page,
  type Raw,
  type Receipt,
  type Sending,
} from '../../channel.ts';
import { comparable } from '../../same-words.ts';
import { type Fields, fieldsOf, idOf, listOf, textOf, timeOf } from '../../tolerant.ts';
import { askGraph, type GraphQuestion, isOutsideWindow, readEdge } from './api.ts';
import { rawOfMessage, rawOfRemovedMessage } from './message-raw.ts';
import { drain, type Found, type GraphList, readMark, walk } from './walk.ts';

export type Platform = 'messenger' | 'instagram';

const MESSAGE_FIELDS = 'id,created_time,from,to,message,attachments';
const CONVERSATION_FIELDS = `id,updated_time,participants,messages.limit(20){${MESSAGE_FIELDS}}`;
/** Heed's clock and Meta's need not agree. */
const CLOCK_SLACK_MS = 300_000;
/** Of no more than these Meta tells what was said in them. */
const READABLE = 20;

export interface Talk {
  readonly platform: Platform;
  readonly pageId: string;
  /** The own side: the page itself, or the Instagram account. */
  readonly profileId: string;
}

export async function* listenToMessages(source: ListenTo, talk: Talk, hands: Hands): AsyncGenerator<Page> {
  const from = readMark(fieldsOf(source.cursor)['messages']);
  for await (const { mark, ...stretch } of walk(conversations(source, talk, hands), from, hands.now())) {
    yield { ...stretch, cursor: { v: 1, messages: { ...mark } } };
  }
}

function conversations(source: ListenTo, talk: Talk, hands: Hands): GraphList {
  const credential = source.credential ?? {};
  const path = `/${talk.pageId}/conversations`;
  return {
    look: async (after) => {
      const query = { platform: talk.platform, fields: CONVERSATION_FIELDS, limit: 25, after };
      return readEdge(await askGraph(credential, { path, query }, hands));
    },
    sortedBy: (node) => timeOf(fieldsOf(node)['updated_time'])?.getTime() ?? null,
    found: async (node, floorMs, cut) => {
      const conversation = fieldsOf(node);
      const id = idOf(conversation['id']);
      const look = async (after: string) => {
        const query = { fields: MESSAGE_FIELDS, limit: 100, after };
        return readEdge(await askGraph(credential, { path: `/${id}/messages`, query }, hands));
      };
      const nodes = await drain(readEdge(conversation['messages']), { floorMs, atMs: messageMs, look, cut });
      // Of older messages Meta gives the bare id: those say nothing.
      const said = nodes.filter((one) => fieldsOf(one)['from'] !== undefined);
      return said.map((one): Found => ({ raw: rawOfMessage(one, talk.profileId, conversation), atMs: messageMs(one) }));
    },
  };
}

function messageMs(node: unknown): number | null {
  return timeOf(fieldsOf(node)['created_time'])?.getTime() ?? null;
}

/** Whom a message goes to: somebody in a conversation, or whoever wrote a comment or a post. */
export type Recipient = { readonly id: string } | { readonly comment_id: string } | { readonly post_id: string };

/**
 * Within a day of their last words any answer is taken; later, and up to seven days, only one that says a person wrote
 * it. https://developers.facebook.com/docs/messenger-platform/policy/policy-overview
 */
export async function sendMessage(sending: Sending, pageId: string, to: Recipient, hands: Hands): Promise<Receipt> {
  const send = async (type: Readonly<Record<string, string>>): Promise<Receipt> => {
    const form = { recipient: JSON.stringify(to), message: JSON.stringify({ text: sending.text }), ...type };
    const answer = await askGraph(sending.credential, { path: `/${pageId}/messages`, form }, hands);
    const canonicalId = textOf(answer['message_id']);
    if (canonicalId === null) throw new ChannelError('outcome_unknown', 'Meta took the message and did not name it.');
    return { canonicalId, url: null, sentAt: hands.now() };
  };
  try {
    return await send({ messaging_type: 'RESPONSE' });
  } catch (error) {
    if (!('id' in to) || !isOutsideWindow(error)) throw error;
    return send({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' });
  }
}

/** Looks for own words in the conversation with somebody, said since the reply was queued. */
export async function findMessage(
  sending: Sending,
  talk: Talk,
  personId: string,
  hands: Hands,
): Promise<Receipt | null | 'cannot_tell'> {
  const messages = await talkWith(sending, talk, personId, hands);
  const sinceMs = earliestMs(sending);
  for (const one of messages.map(fieldsOf)) {
    const [id, sentAt] = [idOf(one['id']), timeOf(one['created_time'])];
    const isMine = idOf(fieldsOf(one['from'])['id']) === talk.profileId;
    const isIt = isMine && sentAt !== null && sentAt.getTime() >= sinceMs && sameWords(one['message'], sending.text);
    if (id !== null && isIt) return { canonicalId: id, url: null, sentAt };
  }
  const oldestMs = Math.min(...messages.map((one) => messageMs(one) ?? 0));
  return messages.length < READABLE || oldestMs < sinceMs ? null : 'cannot_tell';
}

/** What came as a message never becomes public. */
export function goesPublic({ visibility, to }: Pick<Sending, 'visibility' | 'to'>): boolean {
  return visibility === 'public' && to.handle['what'] !== 'message';
}

/** No earlier attempt can be older. */
export function earliestMs({ queuedAt }: Pick<Sending, 'queuedAt'>): number {
  return queuedAt.getTime() - CLOCK_SLACK_MS;
}

export function sameWords(given: unknown, sent: string): boolean {
  return typeof given === 'string' && comparable(given) === comparable(sent);
}

async function talkWith(
  { credential }: Pick<Sending, 'credential'>,
  talk: Talk,
  personId: string,
  hands: Hands,
): Promise<readonly unknown[]> {
  const query = { platform: talk.platform, user_id: personId, fields: CONVERSATION_FIELDS };
  const { data } = readEdge(await askGraph(credential, { path: `/${talk.pageId}/conversations`, query }, hands));
  return data.flatMap((one) => readEdge(fieldsOf(one)['messages']).data);
}

const RECHECK_PAGES = 2;

/**
 * Fresh raws of messages in the conversations that moved last, at the price of one question or two. Meta calls those
 * deleted too that are not among the twenty newest of a conversation: one counts as taken back only when it would have to
 * be among them.
 */
export async function recheckMessages(
  mentions: readonly Pick<Heard, 'canonicalId' | 'handle'>[],
  { credential }: Pick<ListenTo, 'credential'>,
  talk: Talk,
  hands: Hands,
): Promise<readonly Raw[]> {
  const readable = new Map<string, Readable>();
  let after: string | null = null;
  for (let page = 0; page < RECHECK_PAGES; page += 1) {
    const query: GraphQuestion['query'] = { platform: talk.platform, fields: CONVERSATION_FIELDS, limit: 25, after };
    const path = `/${talk.pageId}/conversations`;
    const { data, next } = readEdge(await askGraph(credential ?? {}, { path, query }, hands));
    for (const one of data.map(fieldsOf)) readable.set(...readableOf(one, talk.profileId));
    after = next;
    if (after === null || mentions.every(({ handle }) => readable.has(handle['with'] ?? ''))) break;
  }
  return mentions.flatMap(({ canonicalId, handle }) => {
    const known = readable.get(handle['with'] ?? '');
    const raw = known?.raws.get(canonicalId);
    if (raw !== undefined) return [raw];
    const wouldBeThere = known !== undefined && Date.parse(handle['at'] ?? '') >= known.fromMs;
    return wouldBeThere ? [rawOfRemovedMessage(canonicalId, talk.profileId, handle)] : [];
  });
}

/** What of one conversation can be read, and since when all of it. */
interface Readable {
  readonly raws: ReadonlyMap<string, Raw>;
  readonly fromMs: number;
}

function readableOf(conversation: Fields, own: string): readonly [string, Readable] {
  const { data, next } = readEdge(conversation['messages']);
  const sides = listOf(fieldsOf(conversation['participants'])['data']).map((one) => idOf(fieldsOf(one)['id']));
  const raws = new Map(data.map((one) => [idOf(fieldsOf(one)['id']) ?? '', rawOfMessage(one, own, conversation)]));
  const isWhole = data.length < READABLE && next === null;
  const fromMs = isWhole ? 0 : Math.min(...data.map((one) => messageMs(one) ?? Number.POSITIVE_INFINITY));
  return [sides.find((one) => one !== null && one !== own) ?? '', { raws, fromMs }];
}
