// What Heed asks of a place, signed: its feed, taking an answer, looking for one, hiding something.

import { ChannelError, type Hands } from '../channel.ts';
import { type Answer, ask } from '../rest.ts';
import { leastSecret, signatureHeader, signatureOf } from './sign.ts';

export async function post(url: string, message: Readonly<Record<string, unknown>>, hands: Hands): Promise<Answer> {
  // Serialised here and once: the signature is over these very bytes.
  const body = JSON.stringify(message);
  const signed = { [signatureHeader]: signatureOf(body, secretOf(hands), hands.now()) };
  return ask({ method: 'POST', url, json: message, headers: signed }, hands);
}

/** The signature of a question is over its query. */
export async function get(address: string, query: Readonly<Record<string, string>>, hands: Hands): Promise<Answer> {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const signed = { [signatureHeader]: signatureOf(url.search.slice(1), secretOf(hands), hands.now()) };
  return ask({ url: url.href, headers: signed }, hands);
}

export function secretOf(hands: Hands): string {
  const secret = hands.app?.['secret'] ?? '';
  if (secret.length < leastSecret) {
    throw new ChannelError('rejected', `Fill in the signing secret first, with at least ${leastSecret} characters.`);
  }
  return secret;
}
