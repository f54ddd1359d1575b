// This browser as a device that shows notices while the desk is closed: whether it can, whether it is subscribed, and
// the subscription itself. In: the server's public key. Out: what the server needs to reach it.

export type PushState = 'ready' | 'denied' | 'impossible';

export interface Subscribed {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

const workerUrl = '/notices-worker.js';

export function pushState(): PushState {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'impossible';
  return Notification.permission === 'denied' ? 'denied' : 'ready';
}

/** The address this browser is subscribed under; null when it is not. */
export async function subscribedAs(): Promise<string | null> {
  if (pushState() === 'impossible') return null;
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription())?.endpoint ?? null;
}

/** Asks the person, then the browser's push service. Null when the person said no. */
export async function subscribeHere(publicKey: string): Promise<Subscribed | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  await navigator.serviceWorker.register(trusted(workerUrl));
  const registration = await navigator.serviceWorker.ready;
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const { endpoint, keys } = made.toJSON();
  const { p256dh, auth } = keys ?? {};
  if (endpoint === undefined || p256dh === undefined || auth === undefined) throw new Error('the browser gave no keys');
  return { endpoint, keys: { p256dh, auth } };
}

export async function unsubscribeHere(): Promise<void> {
  if (pushState() === 'impossible') return;
  const registration = await navigator.serviceWorker.getRegistration('/');
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

interface TrustedFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedFactory['createPolicy']> | null = null;

/** The one address that may become a script (the content security policy names this policy and no other). */
function trusted(url: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedFactory };
  if (trustedTypes === undefined) return url;
  policy ??= trustedTypes.createPolicy('notices-worker', {
    createScriptURL: (asked) => {
      if (asked !== workerUrl) throw new TypeError('not an address of ours');
      return asked;
    },
  });
  return policy.createScriptURL(url);
}

const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

/** `Firefox, Linux`: enough to know one's devices apart. */
export function deviceLabel(userAgent: string): string {
  const named = (list: readonly (readonly [string, string])[]) => list.find(([sign]) => userAgent.includes(sign))?.[1];
  return [named(browsers), named(systems)].filter((one) => one !== undefined).join(', ') || 'Browser';
}
