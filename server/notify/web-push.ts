// Notices on a device, also while the desk is closed. In: a parcel and the browser's subscription. Out: whether its push
// service took it. The message is sealed for that browser (RFC 8291); the service sees who sends (RFC 8292), not what.

import type { RequestDetails } from 'web-push';
import type { DeviceRow } from '../../store/triage/notice-choices.ts';
import type { World } from '../world.ts';
import { linkTo, type Outcome, type Parcel } from './parcel.ts';
import { post } from './post-json.ts';
import { digestTitle, wordsOf } from './words.ts';

export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
  /** Whom the push service can turn to: `https:` or `mailto:`. */
  readonly subject: string;
}

/** A day: a device that was off for longer is told by the desk itself. */
const ttlSeconds = 86_400;

export async function sendPush(
  world: Pick<World, 'fetch' | 'now'>,
  keys: PushKeys,
  parcel: Parcel,
  device: Pick<DeviceRow, 'endpoint' | 'p256dh' | 'auth'>,
): Promise<Outcome> {
  const { default: webPush } = await import('web-push');
  const isUrgent = parcel.notices.some(({ severity }) => severity !== 'normal');
  let details: RequestDetails;
  try {
    details = webPush.generateRequestDetails(
      { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
      JSON.stringify(bodyOf(parcel)),
      {
        vapidDetails: keys,
        TTL: ttlSeconds,
        urgency: isUrgent ? 'high' : 'normal',
        // The same for every attempt: a message the service still holds is replaced, not doubled (RFC 8030, 5.4).
        topic: parcel.deliveryId.replaceAll('-', ''),
        contentEncoding: 'aes128gcm',
      },
    );
  } catch (error) {
    return { came: 'refused', error: `This browser's subscription cannot be used: ${(error as Error).message}` };
  }
  const headers = Object.fromEntries(
    Object.entries(details.headers ?? {}).flatMap(([name, value]) =>
      // The client measures the body itself.
      value === undefined || name.toLowerCase() === 'content-length' ? [] : [[name, String(value)]],
    ),
  );
  return post(world, { url: details.endpoint, headers, body: details.body ?? '' });
}

function bodyOf(parcel: Parcel) {
  const [first] = parcel.notices;
  const caseIds = new Set(parcel.notices.map(({ caseId }) => caseId));
  if (first === undefined)
    return { title: parcel.brandName, body: '', url: linkTo(parcel, null), tag: parcel.deliveryId };
  const words = wordsOf(first, parcel);
  const isOne = parcel.notices.length === 1;
  return {
    title: isOne ? words.title : digestTitle(parcel.notices),
    body: isOne
      ? words.about.join('\n')
      : parcel.notices
          .slice(0, 3)
          .map((one) => wordsOf(one, parcel).title)
          .join('\n'),
    url: new URL(linkTo(parcel, caseIds.size === 1 ? first.caseId : null)).pathname,
    // A second message of the same delivery takes the place of the first on the screen.
    tag: parcel.deliveryId,
  };
}
