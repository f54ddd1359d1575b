// For tests of notices: a brand with a person, a mail server that obeys, and a receiver of webhooks, all on loopback.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import webPush from 'web-push';
import { defaultProtocol } from '../../core/protocol/default.ts';
import { createBrand } from '../../store/account/brands.ts';
import { addPerson } from '../../store/account/people.ts';
import { newId } from '../../store/new-id.ts';
import { addHook, type HookKind } from '../../store/triage/hooks.ts';
import { noteWays } from '../../store/triage/notice-choices.ts';
import { type NewNotice, writeNotices } from '../../store/triage/notices.ts';
import { createOutgoing } from '../outgoing.ts';
import { openTestWorld, rowsOf, type TestWorld } from '../testbed.ts';
import { newSecret, sealSecret, sealUrl } from './hook-secrets.ts';
import { readWays, type Ways } from './ways.ts';

export interface TestDesk {
  readonly brandId: string;
  readonly personId: string;
  readonly email: string;
}

let made = 0;

export async function makeTold(world: TestWorld): Promise<TestDesk> {
  made += 1;
  const at = world.now();
  const slug = `told-${made}`;
  const [brandId, ownerId] = [newId(at), newId(at)];
  const email = `${slug}@example.org`;
  await addPerson(world.database.account, { id: ownerId, email, name: 'Mara Lind', passwordHash: '-', at });
  await createBrand(world.database, {
    id: brandId,
    slug,
    name: 'Bakery',
    isRehearsal: false,
    ownerId,
    protocol: defaultProtocol('Europe/Madrid'),
    at,
  });
  await world.database.shared((tx) => noteWays(tx, ['mail']));
  return { brandId, personId: ownerId, email };
}

export function noticeFor({ personId }: TestDesk, now: Date, over: Partial<NewNotice> = {}): NewNotice {
  return {
    recipient: { personId },
    caseId: null,
    kind: 'clock.breached',
    severity: 'high',
    matter: `case:${newId(now)}/clock:first_reply/breached`,
    dueAt: now,
    detail: { clock: 'first_reply', deadlineAt: now.toISOString() },
    ...over,
  };
}

export function tell(world: TestWorld, desk: TestDesk, ...notices: readonly NewNotice[]): Promise<number> {
  return world.database.brand(desk.brandId, (tx) => writeNotices(tx, desk.brandId, notices, world.now()));
}

export interface DeliverySeen {
  readonly id: string;
  readonly way: string;
  readonly state: string;
  readonly attempts: number;
  readonly isRepeat: boolean;
  readonly error: string | null;
  readonly notices: number;
}

export function deliveriesSeen(world: TestWorld, { brandId }: TestDesk): Promise<DeliverySeen[]> {
  return rowsOf(
    world,
    brandId,
    `select id, way, state, attempts, is_repeat as "isRepeat", error,
       (select count(*) from heed.delivery_notice n where n.brand_id = d.brand_id and n.delivery_id = d.id) as notices
     from heed.delivery d order by created_at, id`,
  );
}

export interface MailServer {
  readonly url: string;
  /** Everything a `DATA` was answered for with yes. */
  readonly accepted: string[];
  /** Everything a `DATA` brought, answered or not. */
  readonly heard: string[];
  close(): Promise<void>;
}

/** `onData` decides: an error refuses, 'die' breaks off before the answer, nothing accepts. */
export async function startMailServer(
  onData: (count: number) => Error | 'die' | null = () => null,
  options: SMTPServerOptions = {},
): Promise<MailServer> {
  const accepted: string[] = [];
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    ...options,
    onData: (stream, _session, callback) => {
      let mail = '';
      stream.on('data', (chunk: Buffer) => {
        mail += chunk.toString('utf8');
      });
      stream.on('end', () => {
        heard.push(mail);
        const what = onData(heard.length);
        if (what === 'die') for (const socket of sockets) socket.destroy();
        else {
          if (what === null) accepted.push(mail);
          callback(what);
        }
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    heard,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Receiver {
  readonly url: string;
  readonly pair: string;
  readonly received: Received[];
  close(): Promise<void>;
}

/** `answer` is given each request once it is read; what it does not answer hangs. */
export async function startReceiver(answer: (response: ServerResponse, count: number) => void): Promise<Receiver> {
  const received: Received[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
    answer(response, received.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    pair: `127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The world with a real way out to these receivers, and to nothing else that is private. */
export async function openTellingWorld(allow: readonly string[] = []): Promise<TestWorld> {
  const world = await openTestWorld();
  const outgoing = createOutgoing({ allow, userAgent: 'Heed test' });
  return {
    ...world,
    fetch: outgoing.fetch,
    close: async () => {
      await outgoing.close();
      await world.close();
    },
  };
}

const pushKeys = webPush.generateVAPIDKeys();

export function waysTo(mail: MailServer | null, wholeMs?: number): Ways {
  const ways = readWays({
    deskAddress: () => 'https://desk.example.org',
    smtpUrl: mail?.url ?? null,
    mailFrom: 'Heed <heed@example.org>',
    imapUrl: 'imap://127.0.0.1:1/INBOX',
    key: Buffer.alloc(32, 7),
    pushKeys,
  });
  return wholeMs === undefined || ways.mail === null ? ways : { ...ways, mail: { ...ways.mail, wholeMs } };
}

export async function makeHook(
  world: TestWorld,
  { brandId, personId }: TestDesk,
  hook: { readonly url: string; readonly kind?: HookKind; readonly beginsAt?: NewNotice['severity'] },
): Promise<{ readonly id: string; readonly secret: string }> {
  const id = newId(world.now());
  const secret = newSecret();
  const kind = hook.kind ?? 'webhook';
  await world.database.brand(brandId, (tx) =>
    addHook(tx, brandId, {
      id,
      kind,
      name: 'Ops',
      host: new URL(hook.url).host,
      sealedUrl: sealUrl(world, brandId, id, hook.url),
      beginsAt: hook.beginsAt ?? 'normal',
      sealedSecret: kind === 'webhook' ? sealSecret(world, brandId, id, secret) : null,
      madeBy: personId,
      madeAt: world.now(),
    }),
  );
  return { id, secret };
}
