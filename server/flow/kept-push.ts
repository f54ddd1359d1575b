// A push nobody could read, as the journal keeps it: its bytes and the headers that say how to read them. Read again after
// a fix, it gives what it would have given then.

import type { Json, Pushed, Raw } from '../../channels/channel.ts';

type Readable = Pick<Pushed, 'bytes' | 'headers'>;

/** `digest` is of the push, in hex: kept once, however often it comes. */
export function keepPush({ bytes, headers }: Readable, digest: string): Raw {
  const body = Buffer.from(bytes);
  const text = body.toString('utf8');
  const isText = Buffer.from(text).equals(body);
  // Who sent it is proven already; nothing that proves it is kept.
  const told = [...headers].filter(
    ([name]) =>
      name === 'content-type' || (name.startsWith('x-') && !/signature|token|secret|forwarded|real-ip/u.test(name)),
  );
  const push: Json = isText ? { text } : { base64: body.toString('base64') };
  return { externalId: `push:${digest}`, body: { push, headers: Object.fromEntries(told) } };
}

/** Null when it is no kept push but a single thing. */
export function openPush({ externalId, body }: Raw): Readable | null {
  if (!externalId.startsWith('push:') || typeof body !== 'object' || body === null) return null;
  const { push, headers } = body as { push?: { text?: string; base64?: string }; headers?: Record<string, string> };
  if (push === undefined || headers === undefined) return null;
  const bytes = push.text === undefined ? Buffer.from(push.base64 ?? '', 'base64') : Buffer.from(push.text);
  return { bytes, headers: new Headers(headers) };
}
