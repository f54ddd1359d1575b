// The loopback server under a channel's double: requests are read, judged and counted, bad days are lived as told, and
// what the double answers is judged before it leaves. The double itself only says what its platform answers.

import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Misbehaviour } from './testbed.ts';

export interface Call {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** JSON or a form, read by its content type; undefined when there is none. */
  readonly body: unknown;
}

export interface Reply {
  readonly status: number;
  /** A string is sent as it is; anything else as JSON; undefined sends nothing. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Holds requests and answers against the platform's own description. Each gives faults, as sentences. */
export interface HttpJudge {
  request(call: Call): readonly string[];
  answer(call: Call, reply: Reply): readonly string[];
}

export interface FakePlatform {
  readonly answer: (call: Call) => Reply | Promise<Reply>;
  /** How this platform words a refusal: 429, 500, a token that ended, a permission taken away. */
  readonly refuse: (how: Misbehaviour) => Reply | null;
  /** Lists that can come doubled or in another order. */
  readonly isList?: (call: Call) => boolean;
  readonly bend?: (reply: Reply, how: 'duplicated' | 'reordered') => Reply;
  /** A write that can be cut after it was taken; usually a POST. */
  readonly isReply?: (call: Call) => boolean;
  /** Calls no bad day reaches (the token address). */
  readonly isSpared?: (call: Call) => boolean;
  readonly judge?: HttpJudge | null;
}

export interface FakeHttp {
  readonly origin: string;
  readonly allow: readonly string[];
  misbehave(what: Misbehaviour, times?: number): void;
  judged(): readonly string[];
  requests(): number;
  stop(): Promise<void>;
}

export async function startFakeHttp(platform: FakePlatform): Promise<FakeHttp> {
  const pranks: Misbehaviour[] = [];
  const faults: string[] = [];
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    live(platform, { request, response, pranks, faults }).catch((error: unknown) => {
      faults.push(`the double broke: ${error instanceof Error ? error.stack : error}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    allow: [`127.0.0.1:${port}`],
    misbehave: (what, times = 1) => {
      for (let n = 0; n < times; n += 1) pranks.push(what);
    },
    judged: () => faults,
    requests: () => count,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Moment {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly pranks: Misbehaviour[];
  readonly faults: string[];
}

async function live(platform: FakePlatform, { request, response, pranks, faults }: Moment): Promise<void> {
  const call = await readCall(request);
  faults.push(...(platform.judge?.request(call) ?? []));
  const prank = nextPrank(platform, call, pranks);
  if (prank?.how === 'slow') await sleep(prank.ms);
  const refused = prank === null ? null : platform.refuse(prank);
  const reply = refused ?? (await platform.answer(call));
  if (refused === null) faults.push(...(platform.judge?.answer(call, reply) ?? []));
  if (prank?.how === 'accepted_then_cut') return void request.socket.destroy();
  const isBent = prank?.how === 'duplicated' || prank?.how === 'reordered';
  send(response, isBent ? (platform.bend ?? bendArrays)(reply, prank.how) : reply, prank?.how === 'half_a_body');
}

/** Each waits for a call it can spoil: a cut after acceptance for a reply, a shuffled page for a list. */
function nextPrank(platform: FakePlatform, call: Call, pranks: Misbehaviour[]): Misbehaviour | null {
  if (platform.isSpared?.(call)) return null;
  const isReply = platform.isReply?.(call) ?? call.method === 'POST';
  const isList = platform.isList?.(call) ?? call.method === 'GET';
  const at = pranks.findIndex(({ how }) => {
    if (how === 'accepted_then_cut') return isReply;
    return how === 'duplicated' || how === 'reordered' ? isList : true;
  });
  return at < 0 ? null : (pranks.splice(at, 1)[0] ?? null);
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const { headers } = request;
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', `http://${headers.host ?? '127.0.0.1'}`),
    headers,
    bytes,
    body: bodyOf(bytes.toString('utf8'), headers['content-type'] ?? ''),
  };
}

function bodyOf(text: string, type: string): unknown {
  if (text === '') return undefined;
  if (type.includes('json')) return JSON.parse(text);
  return type.includes('x-www-form-urlencoded') ? Object.fromEntries(new URLSearchParams(text)) : text;
}

function bendArrays(reply: Reply, how: 'duplicated' | 'reordered'): Reply {
  const bent = (list: readonly unknown[]) => (how === 'duplicated' ? [...list, ...list] : [...list].reverse());
  if (Array.isArray(reply.body)) return { ...reply, body: bent(reply.body) };
  if (typeof reply.body !== 'object' || reply.body === null) return reply;
  const body = Object.entries(reply.body).map(([name, value]) => [name, Array.isArray(value) ? bent(value) : value]);
  return { ...reply, body: Object.fromEntries(body) };
}

function send(response: ServerResponse, { status, body, headers }: Reply, isHalf: boolean): void {
  const isText = typeof body === 'string';
  const text = body === undefined ? '' : isText ? body : JSON.stringify(body);
  const type = isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { ...(text === '' ? {} : { 'content-type': type }), ...headers });
  response.end(isHalf ? text.slice(0, Math.floor(text.length / 2)) : text);
}
