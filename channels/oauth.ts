// OAuth 2.0 as the manifests ask for it: the address for consent, the code for tokens, a token renewed. RFC 6749, PKCE of
// RFC 7636. A credential made here holds `accessToken` and, where the platform gives them, `refreshToken`, `expiresAt`
// (ISO) and `scope`; whatever `connect` added to it stays.

import { createHash } from 'node:crypto';
import type { Consent } from '../core/channel.ts';
import { ChannelError, type Credential, type Hands } from './channel.ts';
import { exchange, jsonOf, wordsOf } from './rest.ts';

/** What binds the answer to the question: made anew for every consent, and kept from everybody but its asker. */
export interface Asking {
  /** The very address registered at the platform. */
  readonly redirectUrl: string;
  readonly state: string;
  /** 43 to 128 characters of A-Z a-z 0-9 - . _ ~ */
  readonly verifier: string;
}

/** A token this close to its end is renewed before it is used. */
const staleBeforeMs = 60_000;

/** Where the owner says yes. The verifier itself does not travel, only its digest. */
export function consentUrl(consent: Consent, app: Credential, asking: Asking): string {
  const url = new URL(consent.authorizeUrl);
  const parameters = {
    ...consent.parameters,
    response_type: 'code',
    client_id: clientIdOf(app),
    redirect_uri: asking.redirectUrl,
    scope: consent.scopes.map(({ scope }) => scope).join(consent.scopeSeparator),
    state: asking.state,
    code_challenge: createHash('sha256').update(asking.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** Trades the code that came back for tokens. Throws `rejected` with the platform's words when it is not taken. */
export async function exchangeCode(
  consent: Consent,
  { code, redirectUrl, verifier }: Omit<Asking, 'state'> & { readonly code: string },
  hands: Hands,
): Promise<Credential> {
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUrl, code_verifier: verifier };
  return askForTokens(consent, form, hands);
}

/** Renews a token. Throws `auth_expired` when the owner has to say yes again. */
export async function refresh(consent: Consent, current: Credential, hands: Hands): Promise<Credential> {
  const refreshToken = current['refreshToken'];
  if (!refreshToken) {
    throw new ChannelError(
      'auth_expired',
      'The permission has ended and cannot be renewed: connect the profile again.',
    );
  }
  try {
    const fresh = await askForTokens(consent, { grant_type: 'refresh_token', refresh_token: refreshToken }, hands);
    return { ...current, ...fresh };
  } catch (error) {
    if (error instanceof ChannelError && error.code === 'rejected')
      throw new ChannelError('auth_expired', `The permission has ended: ${error.message}`, { cause: error });
    throw error;
  }
}

/**
 * Does the work with a token that holds: one near its end is renewed before, one that is refused is renewed once. A
 * refused token means that nothing was taken, so a reply may be tried again.
 */
export async function withFresh<T>(
  consent: Consent,
  credential: Credential,
  hands: Hands,
  work: (credential: Credential) => Promise<T>,
): Promise<T> {
  const renew = (stale: Credential) => hands.renewed(stale, (current) => refresh(consent, current, hands));
  const endsAt = Date.parse(credential['expiresAt'] ?? '');
  const isStale = endsAt - hands.now().getTime() < staleBeforeMs;
  const usable = isStale ? await renew(credential) : credential;
  try {
    return await work(usable);
  } catch (error) {
    const mayHelp = error instanceof ChannelError && error.code === 'auth_expired' && !isStale;
    if (!mayHelp || !usable['refreshToken']) throw error;
    return work(await renew(usable));
  }
}

async function askForTokens(
  consent: Consent,
  form: Readonly<Record<string, string>>,
  hands: Hands,
): Promise<Credential> {
  const response = await exchange({ url: consent.tokenUrl, ...proven(consent, form, hands.app ?? {}) }, hands).catch(
    (error: unknown) => {
      // No reply hangs on it: whatever became of the question, it can be asked again.
      if (!(error instanceof ChannelError) || error.code !== 'outcome_unknown') throw error;
      throw new ChannelError('unreachable', error.message, { cause: error });
    },
  );
  const { host } = new URL(consent.tokenUrl);
  if (response.status === 429 || response.status >= 500) {
    throw new ChannelError('unreachable', `${host} could not give a token now (${response.status})`);
  }
  const body = (jsonOf(response) ?? {}) as Readonly<Record<string, unknown>>;
  const accessToken = body['access_token'];
  if (response.status > 299 || typeof accessToken !== 'string' || accessToken === '') {
    const words = wordsOf(response);
    throw new ChannelError('rejected', `${host} gave no token${words === '' ? '' : `: ${words}`}`);
  }
  const lifeS = Number(body['expires_in']);
  const expiresAt = lifeS > 0 ? new Date(hands.now().getTime() + Math.min(lifeS, 1e9) * 1000).toISOString() : null;
  const { refresh_token: refreshToken, scope } = body;
  return {
    accessToken,
    ...(typeof refreshToken === 'string' && refreshToken !== '' ? { refreshToken } : {}),
    ...(expiresAt === null ? {} : { expiresAt }),
    ...(typeof scope === 'string' ? { scope } : {}),
  };
}

function proven(consent: Consent, form: Readonly<Record<string, string>>, app: Credential) {
  const clientId = clientIdOf(app);
  const secret = app['clientSecret'] ?? '';
  if (consent.clientAuth === 'body' || secret === '') {
    return { form: { ...form, client_id: clientId, ...(secret === '' ? {} : { client_secret: secret }) } };
  }
  // RFC 6749, 2.3.1: both parts are form-encoded before they are joined.
  const pair = [clientId, secret].map((part) => new URLSearchParams({ '': part }).toString().slice(1)).join(':');
  return { form: { ...form, client_id: clientId }, headers: { authorization: `Basic ${btoa(pair)}` } };
}

function clientIdOf(app: Credential): string {
  const clientId = app['clientId'];
  if (!clientId) throw new ChannelError('rejected', 'Enter the app that you registered at the platform first.');
  return clientId;
}
