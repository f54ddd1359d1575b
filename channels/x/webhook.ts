// How X pushes: it asks hourly whether the address is ours (a token to be signed), and signs every push over its bytes, both
// with the app's consumer secret. https://docs.x.com/x-api/webhooks/quickstart. What it pushes are the events of its
// Activity interface: https://docs.x.com/x-api/activity/event-payloads.

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Credential, Pushed, PushedThing, Webhook } from '../channel.ts';
import { type Fields, listOf } from '../tolerant.ts';
import { rawOfPost, rawOfPushedMessage, rawOfRemoved } from './raw.ts';
import { idIn, includesOf, isRepost, objectOf, wordsIn } from './shapes.ts';

const SIGNATURE = 'x-twitter-webhooks-signature';
/**
 * What X asks to be signed. A push is signed with the same secret in the same way: if anything were signed for whoever
 * asks, they could have a push of their own making signed. No such token is JSON.
 */
const QUESTION = /^[\w.~:+/=-]{1,1000}$/;

export const webhook: Webhook = {
  handshake: ({ method, query }, app) => {
    const token = query.get('crc_token');
    const secret = secretOf(app);
    if (method !== 'GET' || token === null || !QUESTION.test(token) || secret === null) return null;
    return { status: 200, body: JSON.stringify({ response_token: sign(token, secret) }) };
  },
  // X signs no time: that a push comes twice is known by its bytes alone.
  verify: (pushed, app) => {
    const secret = secretOf(app);
    const given = Buffer.from(pushed.headers.get(SIGNATURE) ?? '');
    const rightly = Buffer.from(secret === null ? '' : sign(pushed.bytes, secret));
    const isGenuine = secret !== null && given.length === rightly.length && timingSafeEqual(given, rightly);
    return isGenuine ? 'genuine' : 'forged';
  },
  read,
};

/** As X writes a signature. */
export function sign(message: string | Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(message).digest('base64')}`;
}

function secretOf(app: Credential): string | null {
  return app['consumerSecret'] || null;
}

function read({ bytes }: Pick<Pushed, 'bytes'>): readonly PushedThing[] {
  const event = objectOf(objectOf(parse(bytes))?.['data']);
  const type = wordsIn(event, 'event_type');
  if (event === null || type === null) throw new Error('This push of X tells of no event.');
  const profileId = idIn(objectOf(event['filter']), 'user_id');
  const payload = objectOf(event['payload']);
  if (payload === null) throw new Error(`This push of X tells of “${type.slice(0, 60)}”, but not of what.`);
  return thingsOf(type, payload, event).map((thing) => ({ ...thing, profileId }));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new Error('This push is not JSON, as those of X are.', { cause });
  }
}

/** Follows, likes, profiles and typing are no words of anybody. */
function thingsOf(type: string, payload: Fields, event: Fields): readonly Omit<PushedThing, 'profileId'>[] {
  switch (type) {
    case 'post.mention.create':
    case 'post.create':
      return isRepost(payload) ? [] : [{ kind: 'account', raw: rawOfPost(payload, includesOf(event['includes'])) }];
    case 'post.delete':
      return deleted(payload);
    case 'dm.received':
    case 'dm.sent':
      return listOf(payload['direct_message_events']).map((one) => ({
        kind: 'messages',
        raw: isBetweenTwo(one) ? rawOfPushedMessage(one, payload['users']) : null,
      }));
    default:
      return [];
  }
}

function deleted(payload: Fields): readonly Omit<PushedThing, 'profileId'>[] {
  const id = idIn(payload, 'id');
  if (id === null) throw new Error('X pushed that a post was deleted, but not which.');
  const author = idIn(payload, 'author_id');
  const nothing = { threadId: null, parentId: null, url: null, isPrivate: false };
  return [{ kind: 'account', raw: rawOfRemoved({ canonicalId: id, id, author, ...nothing }) }];
}

/** Of a group a push does not say which; then it only tells that there is something to read. */
function isBetweenTwo(event: unknown): boolean {
  const made = objectOf(objectOf(event)?.['message_create']);
  return idIn(made, 'sender_id') !== null && idIn(objectOf(made?.['target']), 'recipient_id') !== null;
}
