// Sends a parcel by its way. In: an attempt that is on record. Out: what came of it. What is missing for the way (a mail
// server, a device, a hook) is said in words somebody can act on.

import { hookById } from '../../store/triage/hooks.ts';
import { deviceById, removeDevice } from '../../store/triage/notice-choices.ts';
import type { World } from '../world.ts';
import { sendChat } from './chat.ts';
import { openHook } from './hook-secrets.ts';
import { sendMail } from './mail.ts';
import type { Begun, Outcome } from './parcel.ts';
import type { Ways } from './ways.ts';
import { sendPush } from './web-push.ts';
import { sendWebhook } from './webhook.ts';

export async function sendBy(world: World, ways: Ways, { row, parcel, email }: Begun): Promise<Outcome> {
  switch (row.way) {
    case 'mail':
      return byMail(ways, parcel, row.address ?? email);
    case 'webhook':
    case 'chat':
      return toHook(world, parcel, row.hookId ?? '');
    case 'push':
      return toDevice(world, ways, parcel, row);
  }
}

function byMail(ways: Ways, parcel: Begun['parcel'], to: string | null): Promise<Outcome> | Outcome {
  if (ways.mail === null) {
    return { came: 'refused', error: 'No mail server is set. Start Heed with HEED_SMTP_URL and HEED_MAIL_FROM.' };
  }
  if (to === null) return { came: 'refused', error: 'This person belongs to the brand no more.' };
  return sendMail(ways.mail, parcel, to);
}

/** A browser that has taken its subscription back is forgotten: it would refuse every notice from now on. */
async function toDevice(world: World, ways: Ways, parcel: Begun['parcel'], row: Begun['row']): Promise<Outcome> {
  const { account } = world.database;
  const [personId, deviceId] = [row.personId ?? '', row.deviceId ?? ''];
  const device = await deviceById(account, personId, deviceId);
  if (device === null) return { came: 'refused', error: 'This device is not subscribed any more.' };
  const outcome = await sendPush(world, ways.push, parcel, device);
  if (outcome.came === 'refused' && outcome.isGone) await removeDevice(account, personId, deviceId);
  return outcome;
}

async function toHook(world: World, parcel: Begun['parcel'], hookId: string): Promise<Outcome> {
  const hook = await world.database.brand(parcel.brandId, (tx) => hookById(tx, parcel.brandId, hookId));
  if (hook === null) return { came: 'refused', error: 'This hook has been ended.' };
  const target = openHook(world, parcel.brandId, hook, world.now());
  if ('error' in target) return { came: 'refused', error: target.error };
  if (hook.kind !== 'webhook') return sendChat(world, parcel, { url: target.url, kind: hook.kind });
  return sendWebhook(world, parcel, target);
}
