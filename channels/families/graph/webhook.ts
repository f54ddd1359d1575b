// How Meta pushes: it asks once whether the address is ours, with words only the owner knows, and signs every push over its
// bytes with the app's secret. https://developers.facebook.com/docs/graph-api/webhooks/getting-started

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Pushed, PushedThing, Webhook } from '../../channel.ts';
import { type Fields, fieldsOf, idOf, listOf } from '../../tolerant.ts';

const SIGNATURE = 'x-hub-signature-256';

/** What of one entry is somebody's words; `profileId` is the page or account it came to. */
export type ReadEntry = (profileId: string, entry: Fields) => readonly Omit<PushedThing, 'profileId'>[];

export function graphWebhook(object: string, readEntry: ReadEntry): Webhook {
  return {
    handshake: ({ method, query }, app) => {
      const [token, challenge] = [query.get('hub.verify_token'), query.get('hub.challenge')];
      const isAsked = method === 'GET' && query.get('hub.mode') === 'subscribe' && challenge !== null;
      if (!isAsked || !app['verifyToken'] || token === null) return null;
      return isSame(token, app['verifyToken']) ? { status: 200, body: challenge } : null;
    },
    verify: (pushed, app) => {
      const secret = app['clientSecret'];
      const given = pushed.headers.get(SIGNATURE) ?? '';
      return secret && isSame(given, signatureOf(pushed.bytes, secret)) ? 'genuine' : 'forged';
    },
    read: ({ bytes }) => read(bytes, object, readEntry),
  };
}

/** As Meta writes it; the doubles sign with the same. */
export function signatureOf(bytes: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function read(bytes: Pushed['bytes'], object: string, readEntry: ReadEntry): readonly PushedThing[] {
  const push = fieldsOf(parse(bytes));
  if (push['object'] !== object) throw new Error(`This push of Meta is not about a thing of the kind “${object}”.`);
  return listOf(push['entry'])
    .map(fieldsOf)
    .flatMap((entry) => {
      const profileId = idOf(entry['id']);
      if (profileId === null) throw new Error('This push of Meta does not say to whom it came.');
      return readEntry(profileId, entry).map((thing) => ({ ...thing, profileId }));
    });
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new Error('This push is not JSON, as those of Meta are.', { cause });
  }
}

/** The changes of one entry that belong to a field. */
export function changesOf(entry: Fields): readonly { readonly field: unknown; readonly value: Fields }[] {
  return listOf(entry['changes'])
    .map(fieldsOf)
    .map(({ field, value }) => ({ field, value: fieldsOf(value) }));
}
