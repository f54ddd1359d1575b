// X's table of limits as the double keeps it: so many calls in a quarter of an hour for each account, told with every
// answer. https://docs.x.com/x-api/fundamentals/rate-limits, as of August 2026.

import type { Call, Reply } from '../fake-http.ts';
import { problem } from './fake-routes.ts';

const QUARTER_MS = 15 * 60_000;

const TABLE: readonly (readonly [method: string, path: RegExp, limit: number])[] = [
  ['GET', /^\/2\/users\/me$/, 75],
  ['GET', /^\/2\/users\/\d+\/mentions$/, 300],
  ['GET', /^\/2\/users\/\d+\/tweets$/, 900],
  ['GET', /^\/2\/tweets\/search\/recent$/, 300],
  ['GET', /^\/2\/tweets$/, 5_000],
  ['POST', /^\/2\/tweets$/, 100],
  ['PUT', /^\/2\/tweets\/\d+\/hidden$/, 50],
  ['GET', /^\/2\/dm_events$/, 15],
  ['GET', /^\/2\/dm_events\/\d+$/, 15],
  ['GET', /^\/2\/dm_conversations\/.+\/dm_events$/, 15],
  ['POST', /^\/2\/dm_conversations\/.+\/messages$/, 15],
];

export class Limits {
  private readonly used = new Map<RegExp, number>();
  private resetMs = Date.now() + QUARTER_MS;

  /** Spends what is left of every call that matches, until the window ends. */
  runOut(method: string, path: string): void {
    const row = this.rowOf(method, path);
    if (row !== undefined) this.used.set(row[1], row[2]);
  }

  renew(): void {
    this.used.clear();
    this.resetMs = Date.now() + QUARTER_MS;
  }

  /** The refusal, or the headers that go with the answer. */
  count({ method, url }: Call): { readonly refusal: Reply | null; readonly headers: Readonly<Record<string, string>> } {
    if (Date.now() > this.resetMs) this.renew();
    const row = this.rowOf(method, url.pathname);
    if (row === undefined) return { refusal: null, headers: {} };
    const [, path, limit] = row;
    const used = (this.used.get(path) ?? 0) + 1;
    this.used.set(path, used);
    const headers = limitHeaders(limit, Math.max(0, limit - used), this.resetMs);
    return { refusal: used > limit ? tooMany(headers) : null, headers };
  }

  private rowOf(method: string, path: string) {
    return TABLE.find((row) => row[0] === method && row[1].test(path));
  }
}

export function tooMany(headers: Readonly<Record<string, string>>): Reply {
  return { ...problem(429, 'Too Many Requests', 'Too Many Requests'), headers };
}

export function limitHeaders(limit: number, left: number, resetMs: number): Readonly<Record<string, string>> {
  return {
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(left),
    'x-rate-limit-reset': String(Math.ceil(resetMs / 1000)),
  };
}
