// The id a notice's mail goes out under, and what an answer to it is known by. It names the brand and the delivery and
// is signed, so that nobody can write a note into a case by guessing.

import { createHmac, timingSafeEqual } from 'node:crypto';

export interface MailId {
  readonly brandId: string;
  readonly deliveryId: string;
}

const form = /<notice\.([0-9a-f]{32})\.([0-9a-f]{32})\.([0-9a-f]{32})@[^<>@\s]{1,255}>/gu;

export function writeMailId({ brandId, deliveryId }: MailId, host: string, key: Buffer): string {
  const ids = `${bare(brandId)}.${bare(deliveryId)}`;
  return `<notice.${ids}.${sign(ids, key)}@${host}>`;
}

/** The first id of ours in these headers that we signed ourselves; null when there is none. */
export function readMailId(headers: string, key: Buffer): MailId | null {
  for (const [, brand = '', delivery = '', signature = ''] of headers.slice(0, longest).matchAll(form)) {
    const own = sign(`${brand}.${delivery}`, key);
    if (timingSafeEqual(Buffer.from(own), Buffer.from(signature))) {
      return { brandId: whole(brand), deliveryId: whole(delivery) };
    }
  }
  return null;
}
const longest = 20_000;

function sign(ids: string, key: Buffer): string {
  return createHmac('sha256', key).update(`notice.${ids}`).digest('hex').slice(0, 32);
}

function bare(id: string): string {
  return id.replaceAll('-', '').toLowerCase();
}

function whole(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
