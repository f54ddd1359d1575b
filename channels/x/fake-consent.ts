// The double's side of OAuth 2.0: the page where the owner says yes, codes, tokens and their renewal. A refresh token holds
// once (X rotates them), a code for thirty seconds. https://docs.x.com/fundamentals/authentication/oauth-2-0

import { createHash, randomUUID } from 'node:crypto';
import type { Call, Reply } from '../fake-http.ts';

const CODE_MS = 30_000;
const TOKEN_S = 7_200;

export interface RegisteredApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where X may send the owner back to, to the letter. Empty: the address of the first question counts. */
  readonly callbacks: readonly string[];
}

interface Grant {
  readonly redirect: string;
  readonly challenge: string;
  readonly scope: string;
  readonly untilMs: number;
}

export interface Token {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scope: string;
  readonly untilMs: number;
}

export class Consents {
  private readonly app: RegisteredApp;
  private readonly account: string;
  private readonly codes = new Map<string, Grant>();
  private readonly tokens = new Map<string, Token>();
  private readonly refreshTokens = new Map<string, string>();

  constructor(app: RegisteredApp, account: string) {
    this.app = app;
    this.account = account;
  }

  issue(scope: string): Token {
    const token = {
      accessToken: randomUUID(),
      refreshToken: randomUUID(),
      scope,
      untilMs: Date.now() + TOKEN_S * 1000,
    };
    this.tokens.set(token.accessToken, token);
    this.refreshTokens.set(token.refreshToken, scope);
    return token;
  }

  /** What this token may do; null when it opens nothing. */
  scopeOf(accessToken: string): string | null {
    const token = this.tokens.get(accessToken);
    return token === undefined || token.untilMs < Date.now() ? null : token.scope;
  }

  /** The owner takes the permission back, on X's page of connected apps. */
  revoke(): void {
    this.codes.clear();
    this.tokens.clear();
    this.refreshTokens.clear();
  }

  /** Null: not one of its addresses. */
  answer(call: Call): Reply | null {
    const { method, url } = call;
    if (url.pathname === '/i/oauth2/authorize') return method === 'POST' ? this.decide(call) : this.ask(url);
    return url.pathname === '/2/oauth2/token' && method === 'POST' ? this.trade(call) : null;
  }

  /** The page; like X, it shows nothing to press when the question is wrong. */
  private ask(url: URL): Reply {
    const wrong = this.wrongIn(url.searchParams);
    if (wrong !== null) {
      return { status: 400, body: html(`<h1>Something went wrong</h1><p>${wrong}</p>`) };
    }
    const inputs = [...url.searchParams].map(
      ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
    );
    const scopes = (url.searchParams.get('scope') ?? '').split(' ').map((scope) => `<li>${escaped(scope)}</li>`);
    const form = `<form method="post" action="/i/oauth2/authorize">${inputs.join('')}
      <button name="decision" value="yes">Authorize app</button>
      <button name="decision" value="no">Cancel</button></form>`;
    return {
      status: 200,
      body: html(
        `<h1>An app wants to access your X account</h1><p>@${this.account}</p><ul>${scopes.join('')}</ul>${form}`,
      ),
    };
  }

  private decide({ body }: Call): Reply {
    const query = new URLSearchParams(body as Record<string, string>);
    const wrong = this.wrongIn(query);
    if (wrong !== null) return { status: 400, body: html(`<h1>Something went wrong</h1><p>${wrong}</p>`) };
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('state', query.get('state') ?? '');
    if (query.get('decision') !== 'yes') back.searchParams.set('error', 'access_denied');
    else {
      const code = randomUUID();
      this.codes.set(code, {
        redirect: query.get('redirect_uri') ?? '',
        challenge: query.get('code_challenge') ?? '',
        scope: query.get('scope') ?? '',
        untilMs: Date.now() + CODE_MS,
      });
      back.searchParams.set('code', code);
    }
    return { status: 302, headers: { location: back.href } };
  }

  private wrongIn(query: URLSearchParams): string | null {
    const { callbacks, clientId } = this.app;
    const redirect = query.get('redirect_uri') ?? '';
    if (query.get('client_id') !== clientId) return 'There is no such app.';
    if (!URL.canParse(redirect) || (callbacks.length > 0 && !callbacks.includes(redirect))) {
      return 'This callback address is not registered for the app.';
    }
    if (query.get('response_type') !== 'code') return 'The response type must be code.';
    if (!query.get('state')) return 'The state is missing.';
    if (query.get('code_challenge_method') !== 'S256' || !query.get('code_challenge')) return 'PKCE is missing.';
    return null;
  }

  private trade({ headers, body }: Call): Reply {
    const form = new URLSearchParams(body as Record<string, string>);
    const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    if (atob(basic) !== `${this.app.clientId}:${this.app.clientSecret}`) {
      return refused(401, 'unauthorized_client', 'Missing valid authorization header');
    }
    if (form.get('grant_type') === 'authorization_code') return this.forCode(form);
    if (form.get('grant_type') === 'refresh_token') return this.forRefresh(form.get('refresh_token') ?? '');
    return refused(400, 'unsupported_grant_type', 'This kind of grant is not supported.');
  }

  private forCode(form: URLSearchParams): Reply {
    const code = form.get('code') ?? '';
    const grant = this.codes.get(code);
    this.codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight = grant?.challenge === challenge && grant.redirect === form.get('redirect_uri');
    if (grant === undefined || !isRight || grant.untilMs < Date.now()) {
      return refused(400, 'invalid_request', 'Value passed for the authorization code was invalid.');
    }
    return given(this.issue(grant.scope));
  }

  private forRefresh(refreshToken: string): Reply {
    const scope = this.refreshTokens.get(refreshToken);
    this.refreshTokens.delete(refreshToken);
    if (scope === undefined) return refused(400, 'invalid_request', 'Value passed for the token was invalid.');
    return given(this.issue(scope));
  }
}

/** A refresh token comes only when `offline.access` was asked for. */
function given({ accessToken, refreshToken, scope }: Token): Reply {
  const more = scope.split(' ').includes('offline.access') ? { refresh_token: refreshToken } : {};
  const body = { token_type: 'bearer', expires_in: TOKEN_S, access_token: accessToken, scope, ...more };
  return { status: 200, body };
}

function refused(status: number, error: string, description: string): Reply {
  return { status, body: { error, error_description: description } };
}

function html(inside: string): string {
  return `<!doctype html><html lang="en"><title>X / Authorize an app</title><body>${inside}</body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/gu, (char) => `&#${char.codePointAt(0)};`);
}
