// What the doubles of Google's interfaces share: the token address, who may come in, and how Google words a refusal. The
// token address follows https://developers.google.com/identity/protocols/oauth2/web-server#offline

import type { Credential } from '../../channel.ts';
import type { Call, Reply } from '../../fake-http.ts';
import type { Misbehaviour } from '../../testbed.ts';

const TOKENS = '/oauth2.googleapis.com/token';
/** What the consent page hands back when the owner said yes. */
export const CODE = '4/0Ab-made-up';
const APP: Credential = { clientId: 'acme.apps.googleusercontent.com', clientSecret: 'acme-secret' };

export interface GoogleHouse {
  readonly app: Credential;
  readonly credential: Credential;
  /** Answers the token address, and everybody whose token is not held; null: come in. */
  door(call: Call): Reply | null;
  refuse(how: Misbehaviour): Reply | null;
  isTokenAddress(call: Call): boolean;
}

export function openGoogleHouse(scope: string): GoogleHouse {
  const held = new Set(['token-0']);
  let isRevoked = false;
  let count = 0;
  const tokensFor = (call: Call): Reply => {
    const form = (call.body ?? {}) as Readonly<Record<string, string>>;
    if (form['client_id'] !== APP['clientId'] || form['client_secret'] !== APP['clientSecret']) {
      return { status: 401, body: { error: 'invalid_client', error_description: 'Unauthorized' } };
    }
    const isFirst =
      form['grant_type'] === 'authorization_code' && form['code'] === CODE && form['code_verifier'] !== '';
    const isNext = form['grant_type'] === 'refresh_token' && form['refresh_token'] === 'refresh-0';
    if (isRevoked || !(isFirst || isNext)) {
      return { status: 400, body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' } };
    }
    count += 1;
    held.add(`token-${count}`);
    // A renewal brings no refresh token: the old one goes on.
    const more = isFirst ? { refresh_token: 'refresh-0' } : {};
    return {
      status: 200,
      body: { access_token: `token-${count}`, expires_in: 3599, scope, token_type: 'Bearer', ...more },
    };
  };
  const isTokenAddress = ({ url }: Call) => url.pathname === TOKENS;
  return {
    app: APP,
    credential: {
      accessToken: 'token-0',
      refreshToken: 'refresh-0',
      expiresAt: new Date(Date.now() + 3_599_000).toISOString(),
      scope,
    },
    isTokenAddress,
    door: (call) => {
      if (isTokenAddress(call)) return tokensFor(call);
      const token = /^Bearer (\S+)$/u.exec(call.headers.authorization ?? '')?.[1] ?? '';
      return held.has(token) ? null : refusal(401, 'authError', 'Invalid Credentials');
    },
    refuse: (how) => {
      if (how.how === 'token_expired' || how.how === 'access_revoked') {
        held.clear();
        isRevoked = how.how === 'access_revoked';
      }
      return refusalFor(how);
    },
  };
}

/** `errors` is what older interfaces add; `status` the newer ones. Both come together today. */
export function refusal(status: number, reason: string, message: string): Reply {
  const error = { code: status, message, errors: [{ message, domain: 'global', reason }], status: NAMES[status] };
  return { status, body: { error } };
}

const NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
};

function refusalFor(prank: Misbehaviour): Reply | null {
  switch (prank.how) {
    case 'rate_limited':
      return {
        ...refusal(429, 'rateLimitExceeded', 'Quota exceeded for requests per minute'),
        headers: { 'retry-after': String(prank.retryAfterS) },
      };
    case 'server_error':
      return refusal(500, 'backendError', 'Internal error encountered.');
    case 'token_expired':
    case 'access_revoked':
      return refusal(401, 'authError', 'Request had invalid authentication credentials.');
    default:
      return null;
  }
}
