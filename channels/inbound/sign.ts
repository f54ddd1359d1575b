// How Heed and a place prove who they are to each other: `Heed-Signature: t=<Unix seconds>,v1=<hex>`, where v1 is the
// HMAC-SHA256 of `t.` and the exact bytes of the body (of a GET: of its query), under the secret both know.

import { createHmac, timingSafeEqual } from 'node:crypto';

export const signatureHeader = 'heed-signature';
/** A shorter secret can be guessed. */
export const leastSecret = 24;
/** Clocks differ by minutes, not more; what is older could have been overheard. */
const toleranceS = 300;

export function signatureOf(body: string | Uint8Array, secret: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${digestOf(String(t), body, secret).toString('hex')}`;
}

export function verifySignature(
  body: Uint8Array,
  header: string | null,
  secret: string,
  now: Date,
): 'genuine' | 'forged' | 'stale' {
  const t = signedTime(header);
  if (t === undefined || secret === '') return 'forged';
  const due = digestOf(t, body, secret);
  // Several while a secret is changed: one of them has to be right.
  const given = partsOf(header).flatMap((part) => /^\s*v1=([0-9a-f]{64})\s*$/u.exec(part)?.[1] ?? []);
  const isGenuine = given.some((hex) => timingSafeEqual(Buffer.from(hex, 'hex'), due));
  if (!isGenuine) return 'forged';
  return Math.abs(now.getTime() / 1000 - Number(t)) > toleranceS ? 'stale' : 'genuine';
}

/** The time a header says it was signed at: all of it but the signatures that counts. */
export function signedTime(header: string | null): string | undefined {
  return partsOf(header)
    .find((part) => /^\s*t=\d{1,12}\s*$/u.test(part))
    ?.replace(/\D/gu, '');
}

function partsOf(header: string | null): readonly string[] {
  return (header ?? '').slice(0, 1_000).split(',');
}

function digestOf(t: string, body: string | Uint8Array, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${t}.`).update(body).digest();
}
