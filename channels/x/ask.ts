// One question to X as a profile: its budget is taken before, the token is fresh, what X says is left of the budget is
// noted after, and its refusals get their meaning. The token goes to api.x.com and nowhere else.

import { ChannelError, type ChannelResponse, type Credential, type Hands } from '../channel.ts';
import { withFresh } from '../oauth.ts';
import { type Answer, ask, jsonOf, type Question, retryAtOf, wordsOf } from '../rest.ts';
import { manifest } from './manifest.ts';

export const API = 'https://api.x.com';

const consent = manifest.credential?.consent;

export interface Asked extends Pick<Question, 'query' | 'json' | 'method'> {
  readonly path: string;
  /** One of the manifest's budgets; absent for what X hardly bounds. */
  readonly budget?: string;
  /** Its budget was taken already. */
  readonly isPaid?: boolean;
}

/** Asks as this profile. Throws `ChannelError`; a token that ended is renewed on the way. */
export async function askX(credential: Credential | null, asked: Asked, hands: Hands): Promise<Answer> {
  if (credential === null || consent === undefined) {
    throw new ChannelError('auth_expired', 'This account of X is not connected: connect it first.');
  }
  const { path, budget, isPaid, ...question } = asked;
  if (budget !== undefined && !isPaid) await hands.spend(budget);
  return withFresh(consent, credential, hands, async ({ accessToken }) => {
    const explain = (refused: ChannelResponse, now: Date) => {
      if (budget !== undefined) note(budget, refused.headers, hands);
      return meaningOf(refused, now);
    };
    const answer = await ask({ ...question, url: `${API}${path}`, token: accessToken ?? '' }, hands, explain);
    if (budget !== undefined) note(budget, answer.headers, hands);
    return answer;
  });
}

/** Counts money that X has charged. It is spent already: that it could not be counted must not undo what was done. */
export async function pay(usd: number, hands: Hands): Promise<void> {
  await hands.spend('money', usd).catch((error: unknown) => hands.log('could not count money', { usd, error }));
}

/** X tells with every answer how many more of the same it takes, and until when. */
function note(budget: string, headers: Headers, hands: Hands): void {
  const left = headers.get('x-rate-limit-remaining') ?? '';
  const reset = headers.get('x-rate-limit-reset') ?? '';
  if (!/^\d{1,9}$/.test(left) || !/^\d{9,11}$/.test(reset)) return;
  hands.noteBudget(budget, { left: Number(left), resetAt: new Date(Number(reset) * 1000) });
}

/** What X means where a status alone does not say it. Null: what everybody means by it. */
function meaningOf(refused: ChannelResponse, now: Date): ChannelError | null {
  const words = wordsOf(refused);
  if (refused.status === 402) {
    return new ChannelError('rejected', `X asks for credits; buy them at console.x.com. ${words}`.trim());
  }
  if (refused.status === 403 && /suspended|locked|user-not-authorized|client-not-enrolled/i.test(reasonOf(refused))) {
    // Neither a new token nor connecting again would help.
    return new ChannelError('rejected', `X does not let this account or app in: ${words}`);
  }
  if (refused.status === 429) {
    return new ChannelError('rate_limited', `X asks to wait. ${words}`.trim(), { retryAt: waitOf(refused, now) });
  }
  return null;
}

function reasonOf(refused: ChannelResponse): string {
  const { reason, detail } = (jsonOf(refused) ?? {}) as Readonly<Record<string, unknown>>;
  return `${typeof reason === 'string' ? reason : ''} ${typeof detail === 'string' ? detail : ''}`;
}

/** The day's own limit is told beside the quarter's, and is the later one when it is the one that is spent. */
function waitOf({ headers }: ChannelResponse, now: Date): Date {
  const daily = ['x-user-limit-24hour', 'x-app-limit-24hour'].filter(
    (name) => headers.get(`${name}-remaining`) === '0',
  );
  const times = ['x-rate-limit', ...daily].map((name) => retryAtOf(headers, now, `${name}-reset`).getTime());
  return new Date(Math.max(...times));
}
