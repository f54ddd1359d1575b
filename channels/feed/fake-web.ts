// A web of a few addresses for the feed's tests, and the short way from a body to what is heard of it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Heard } from '../../core/mention.ts';
import type { ChannelErrorCode, ChannelRequest, ChannelResponse, Json, ListenTo, Page, Raw } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';

export const NOW = new Date('2026-11-22T12:00:00Z');
export const HOME = 'https://site.example/feed';

export const fixture = (name: string) => readFileSync(`${import.meta.dirname}/fixtures/${name}`);

export interface Served {
  readonly status?: number;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
  readonly movedTo?: string;
}

/** A web of a few addresses; an address that is not in it answers 404. */
export function web(pages: Record<string, Served | Served[]>) {
  const asked: { url: string; headers: Readonly<Record<string, string>> }[] = [];
  const fetch = async (url: string, request: ChannelRequest = {}): Promise<ChannelResponse> => {
    asked.push({ url, headers: request.headers ?? {} });
    const page = pages[url];
    const served = (Array.isArray(page) ? (page.length > 1 ? page.shift() : page[0]) : page) ?? { status: 404 };
    const bytes =
      typeof served.body === 'string' ? new TextEncoder().encode(served.body) : (served.body ?? new Uint8Array());
    return {
      status: served.status ?? 200,
      url: served.movedTo ?? url,
      ...(served.movedTo === undefined ? {} : { movedTo: served.movedTo }),
      headers: new Headers(served.headers ?? {}),
      bytes,
      text: () => new TextDecoder().decode(bytes),
      json: () => JSON.parse(new TextDecoder().decode(bytes)),
    };
  };
  return { asked, hands: handsForTests({ fetch, now: () => NOW }) };
}

export const source = (address = HOME, cursor: Json = null, kind = 'feed'): ListenTo => {
  return { kind, config: { address }, cursor, profile: null, credential: null };
};

export async function poll(from: ListenTo, hands: ReturnType<typeof web>['hands']) {
  const pages: Page[] = [];
  for await (const page of channel.listen(from, hands)) pages.push(page);
  const last = pages.at(-1);
  assert.ok(last, 'a poll ends with a page');
  return { pages, last, raws: pages.flatMap((page) => page.raws), cursor: last.cursor };
}

export async function hear(body: string | Uint8Array, { kind = 'feed', headers = {} } = {}) {
  const { hands } = web({ [HOME]: { body, headers } });
  const { raws } = await poll(source(HOME, null, kind), hands);
  return raws.map((raw) => normalise(raw, kind));
}

export function normalise(raw: Raw, kind = 'feed'): Heard {
  return channel.normalise(raw, { kind, config: {}, ownIds: new Set() });
}

export function failsAs(code: ChannelErrorCode, words: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof ChannelError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, words);
    return true;
  };
}

export const rss = (items: string) =>
  `<rss version="2.0"><channel><title>T</title><link>https://site.example/</link>${items}</channel></rss>`;
