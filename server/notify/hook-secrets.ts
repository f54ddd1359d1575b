// What is secret of a hook: its address and what it signs with. Sealed on the way into the database, opened to send.

import type { HookRow } from '../../store/triage/hooks.ts';
import { newToken } from '../token.ts';
import type { World } from '../world.ts';
import type { WebhookTarget } from './webhook.ts';

type Sealing = Pick<World, 'secrets'>;

/** For so long the secret before signs as well. */
const overlapMs = 86_400_000;

export function newSecret(): string {
  return `heed_${newToken()}`;
}

export function sealUrl({ secrets }: Sealing, brandId: string, hookId: string, url: string): Buffer {
  return secrets.seal(url, `${brandId}/hook/${hookId}/url`);
}

export function sealSecret({ secrets }: Sealing, brandId: string, hookId: string, secret: string): Buffer {
  return secrets.seal(secret, `${brandId}/hook/${hookId}/secret`);
}

export function openHook(
  { secrets }: Sealing,
  brandId: string,
  hook: HookRow,
  now: Date,
): WebhookTarget | { readonly error: string } {
  const isOldGood = hook.rotatedAt !== null && now.getTime() - hook.rotatedAt.getTime() < overlapMs;
  const sealed = [hook.sealedSecret, isOldGood ? hook.oldSealedSecret : null].filter((one) => one !== null);
  try {
    return {
      url: secrets.open(hook.sealedUrl, `${brandId}/hook/${hook.id}/url`),
      secrets: sealed.map((one) => secrets.open(one, `${brandId}/hook/${hook.id}/secret`)),
    };
  } catch {
    return { error: 'The address of this hook was sealed with another key. Enter it again.' };
  }
}
