// The whole HTTP server on a test world, and people who use it: for tests of what comes in from outside.

import type { FastifyInstance } from 'fastify';
import type { Role } from '../../core/role.ts';
import { addMember } from '../../store/account/people.ts';
import { takeIn } from '../flow/pipeline.ts';
import { type Desk, heard, makeDesk, raw } from '../flow/testbed.ts';
import type { Ticker } from '../flow/ticker.ts';
import { type LiveHub, startLiveHub } from '../live/hub.ts';
import { createSetupLink, type SetupLink } from '../setup-link.ts';
import { openTestWorld, type TestWorld } from '../testbed.ts';
import { digestOf, newToken } from '../token.ts';
import { buildApp } from './app.ts';

export interface Answer<Body> {
  readonly status: number;
  /** Parsed JSON; an empty object when there was no body. */
  readonly body: Body;
  readonly headers: Record<string, string | string[] | number | undefined>;
  readonly cookie: string | null;
}

/** What a refusal says; read as such when a test names no other shape. */
export interface Refused {
  readonly code?: string;
  readonly message?: string;
  readonly field?: string;
  readonly facet?: string;
}

export interface TestApp {
  readonly app: FastifyInstance;
  readonly world: TestWorld;
  readonly hub: LiveHub;
  readonly setup: SetupLink;
  close(): Promise<void>;
}

export async function openTestApp(
  isNew = false,
  trustProxy: readonly string[] = ['loopback'],
  address: string | null = null,
): Promise<TestApp> {
  const world = await openTestWorld();
  const hub = await startLiveHub(world);
  const setup = createSetupLink(isNew);
  const idle: Ticker = { wake: () => {}, stop: async () => {} };
  const workers = {
    listener: idle,
    sender: idle,
    clocks: idle,
    notifier: idle,
    retargeter: idle,
    secondReader: { state: () => ({ is: 'off' }) as const, stop: async () => {} },
    stop: async () => {},
  };
  const app = await buildApp({
    world,
    workers,
    hub,
    setup,
    pushKey: 'a public key',
    deskDir: null,
    trustProxy,
    address,
  });
  const close = async () => {
    await app.close();
    await hub.stop();
    await world.close();
  };
  return { app, world, hub, setup, close };
}

export type Ask = <Body = Refused>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<Body>>;

/** Asks as whoever holds this cookie; null: as a stranger. */
export function askAs(app: FastifyInstance, cookie: string | null): Ask {
  return async <Body>(...[method, path, body, headers = {}]: Parameters<Ask>): Promise<Answer<Body>> => {
    const response = await app.inject({
      method,
      url: path,
      headers: {
        ...(cookie === null ? {} : { cookie }),
        ...(body === undefined
          ? {}
          : { 'content-type': isBytes(body) ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: payloadOf(body) }),
    });
    const [set] = [response.headers['set-cookie'] ?? []].flat();
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      body: (isJson ? response.json() : {}) as Body,
      headers: response.headers,
      cookie: set?.split(';')[0] ?? null,
    };
  };
}

const isBytes = (body: unknown): body is Uint8Array => body instanceof Uint8Array;

function payloadOf(body: unknown): string | Buffer {
  if (isBytes(body)) return Buffer.from(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

export interface TestBrand extends Desk {
  readonly slug: string;
  /** The owner's way in. */
  readonly ask: Ask;
  /** Below the brand: `at('GET', '/inbox')`. */
  readonly at: Ask;
}

let made = 0;

/** A brand with one source of the test channel, and its owner signed in. */
export async function makeBrand({ app, world }: TestApp): Promise<TestBrand> {
  made += 1;
  const slug = `brand-${made}`;
  const desk = await makeDesk(world.database, slug);
  const ask = askAs(app, await cookieFor(world, desk.personId));
  return { ...desk, slug, ask, at: below(ask, slug) };
}

export function below(ask: Ask, slug: string): Ask {
  return (method, path, body, headers) => ask(method, `/api/brands/${slug}${path}`, body, headers);
}

/** A colleague in the brand, signed in; an agent unless it is said otherwise. */
export async function addAgent(
  { app, world }: TestApp,
  brand: TestBrand,
  name = 'Jo Park',
  role: Role = 'agent',
): Promise<{ personId: string; at: Ask }> {
  const other = await makeDesk(world.database, `home-of-${name.toLowerCase().replace(/\W/gu, '-')}-${brand.slug}`);
  await world.database.account.rows('update account.person set name = $2 where id = $1', [other.personId, name]);
  await addMember(world.database.account, brand.brandId, other.personId, role, world.now());
  const ask = askAs(app, await cookieFor(world, other.personId));
  return { personId: other.personId, at: below(ask, brand.slug) };
}

/** Opens a session for somebody; gives its cookie. */
export async function cookieFor(world: TestWorld, personId: string): Promise<string> {
  const token = newToken();
  const later = new Date(world.now().getTime() + 30 * 86_400_000);
  await world.database.account.rows(
    `insert into account.session (token_digest, person_id, created_at, seen_at, expires_at) values ($1, $2, $3, $3, $4)`,
    [digestOf(token), personId, world.now(), later],
  );
  return `heed=${token}`;
}

/** Has the brand hear this, and gives the case and the mention it became. */
export async function hear(
  { world }: TestApp,
  brand: TestBrand,
  what: Parameters<typeof heard>[0] = {},
): Promise<{ caseId: string; mentionId: string; version: number }> {
  const { canonicalId } = heard(what);
  await takeIn({ ...brand.input, heardAt: world.now() }, { raws: [raw(what)] });
  const [row] = await world.database.brand(brand.brandId, (tx) =>
    tx.rows<{ caseId: string; mentionId: string; version: number }>(
      `select c.id as "caseId", m.id as "mentionId", c.version
       from heed.mention m join heed.case c on c.brand_id = m.brand_id and c.id = m.case_id
       where m.brand_id = $1 and m.canonical_id = $2`,
      [brand.brandId, canonicalId],
    ),
  );
  if (row === undefined) throw new Error('it was not heard');
  return row;
}

/** Connects the test channel's profile, so that answers can leave. */
export async function connect(brand: TestBrand): Promise<void> {
  const answer = await brand.at('POST', '/profiles', { channel: 'test', credential: { token: 't' } });
  if (answer.status !== 200) throw new Error(`the profile did not connect: ${JSON.stringify(answer.body)}`);
}

/** Every route with its methods, from the tree as Fastify prints it: `└── /api/brands/:brand/inbox (GET, HEAD)`, indented four a level. */
export function routesOf({ app }: TestApp): { method: string[]; url: string }[] {
  const trail: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const match = /^((?:[│ ] {3})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/u.exec(line);
      if (match === null) return [];
      const depth = (match[1] ?? '').length / 4;
      trail.splice(depth, trail.length, match[2] ?? '');
      return match[3] === undefined ? [] : [{ method: match[3].split(', '), url: trail.join('') }];
    });
}
