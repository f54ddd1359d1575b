// A notice for a machine: JSON, signed. In: a parcel, the hook's address and secrets. Out: whether the receiver took it.
//
// heed-signature: t=SECONDS,v1=HEX   HMAC-SHA256 with the hook's secret over `SECONDS.BODY`; for a day after the secret
//                                    was changed there is a second v1, made with the old one
// webhook-id, idempotency-key        the delivery's id: the same for every attempt

import { createHmac } from 'node:crypto';
import type { World } from '../world.ts';
import { linkTo, type Outcome, type Parcel } from './parcel.ts';
import { post } from './post-json.ts';
import { short, wordsOf } from './words.ts';

export interface WebhookTarget {
  readonly url: string;
  /** The one that holds, and for a day the one before. */
  readonly secrets: readonly string[];
}

export function sendWebhook(
  world: Pick<World, 'fetch' | 'now'>,
  parcel: Parcel,
  { url, secrets }: WebhookTarget,
): Promise<Outcome> {
  const body = JSON.stringify(bodyOf(parcel));
  const headers = {
    'content-type': 'application/json',
    'heed-signature': signatureOf(body, Math.floor(parcel.now.getTime() / 1000), secrets),
    'webhook-id': parcel.deliveryId,
    'idempotency-key': parcel.deliveryId,
  };
  return post(world, { url, headers, body });
}

function signatureOf(body: string, seconds: number, secrets: readonly string[]): string {
  const signed = secrets.map((secret) => createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'));
  return [`t=${seconds}`, ...signed.map((one) => `v1=${one}`)].join(',');
}

function bodyOf(parcel: Parcel) {
  return {
    id: parcel.deliveryId,
    brand: { slug: parcel.brandSlug, name: parcel.brandName },
    notices: parcel.notices.map((notice) => ({
      id: notice.id,
      kind: notice.kind,
      severity: notice.severity,
      matter: notice.matter,
      title: wordsOf(notice, { ...parcel, timeZone: 'UTC' }).title,
      dueAt: notice.dueAt.toISOString(),
      at: notice.at.toISOString(),
      detail: notice.detail,
      case:
        notice.caseId === null
          ? null
          : {
              id: notice.caseId,
              url: linkTo(parcel, notice.caseId),
              channel: notice.channel,
              customer: notice.customerName,
              firstLine: notice.firstLine === null ? null : short(notice.firstLine, 140),
            },
    })),
  };
}
