// Whoever is told, and by what: people of a brand, a mail server, a push service and a webhook's receiver on loopback.
// What arrived is read by its ids, as a receiver would that wants each notice once.

import { createECDH, randomBytes } from 'node:crypto';
import { simpleParser } from 'mailparser';
import type { Severity } from '../../core/protocol/protocol.ts';
import type { Role } from '../../core/role.ts';
import { holdMs } from '../../server/flow/holding.ts';
import { deliverOne } from '../../server/flow/notify.ts';
import { newSecret, sealSecret, sealUrl } from '../../server/notify/hook-secrets.ts';
import { loadPushKeys } from '../../server/notify/push-keys.ts';
import { type MailServer, type Receiver, startMailServer, startReceiver } from '../../server/notify/testbed.ts';
import { readWays, type Ways } from '../../server/notify/ways.ts';
import { addMember, addPerson } from '../../store/account/people.ts';
import { newId } from '../../store/new-id.ts';
import { takeDueDeliveries } from '../../store/triage/deliveries.ts';
import { addHook } from '../../store/triage/hooks.ts';
import { addDevice, noteWays } from '../../store/triage/notice-choices.ts';
import type { Brand, House } from './house.ts';

export interface Receivers {
  readonly mail: MailServer;
  readonly push: Receiver;
  readonly webhook: Receiver;
  readonly allow: readonly string[];
  close(): Promise<void>;
}

/** `onMail` is asked of every mail that was read and not yet answered. */
export async function openReceivers(onMail: () => 'die' | null): Promise<Receivers> {
  const mail = await startMailServer(onMail);
  const push = await startReceiver((response) => response.writeHead(201).end());
  const webhook = await startReceiver((response) => response.writeHead(204).end());
  const close = async () => {
    await Promise.all([mail.close(), push.close(), webhook.close()]);
  };
  return { mail, push, webhook, allow: [push.pair, webhook.pair], close };
}

/** As `heed start` reads them from its settings. */
export function waysOf(dataDir: string, smtpUrl: string): Ways {
  return readWays({
    deskAddress: () => 'https://desk.example.org',
    smtpUrl,
    mailFrom: 'Heed <heed@example.org>',
    imapUrl: null,
    key: Buffer.alloc(32, 7),
    pushKeys: loadPushKeys(dataDir),
  });
}

let hired = 0;

/** Somebody more in the brand; with `push`, in front of a browser that wants to be woken. */
export async function hire(
  { world }: House,
  brand: Brand,
  { name, role, push }: { readonly name: string; readonly role: Role; readonly push?: Receiver },
): Promise<string> {
  hired += 1;
  const { account } = world.database;
  const at = world.now();
  const id = newId(at);
  await addPerson(account, { id, email: `${name}-${hired}@example.org`.toLowerCase(), name, passwordHash: '-', at });
  await addMember(account, brand.id, id, role, at);
  await world.database.shared((tx) => noteWays(tx, ['mail']));
  if (push === undefined) return id;
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  await addDevice(account, id, {
    id: newId(at),
    endpoint: `${push.url}/${id}`,
    p256dh: browser.getPublicKey('base64url'),
    auth: randomBytes(16).toString('base64url'),
    label: 'A browser',
    createdAt: at,
  });
  return id;
}

export async function addWebhook({ world }: House, brand: Brand, { url }: Receiver, beginsAt: Severity): Promise<void> {
  const at = world.now();
  const id = newId(at);
  await world.database.brand(brand.id, (tx) =>
    addHook(tx, brand.id, {
      id,
      kind: 'webhook',
      name: 'Ops',
      host: new URL(url).host,
      sealedUrl: sealUrl(world, brand.id, id, url),
      beginsAt,
      sealedSecret: sealSecret(world, brand.id, id, newSecret()),
      madeBy: brand.personId,
      madeAt: at,
    }),
  );
}

/** Everything due goes out, by as many attempts as it takes at this instant of the house's clock. */
export async function deliver({ world, dataDir }: House, { mail }: Receivers): Promise<void> {
  const ways = waysOf(dataDir, mail.url);
  for (;;) {
    const now = world.now();
    const held = new Date(now.getTime() + holdMs);
    const due = await world.database.shared((tx) => takeDueDeliveries(tx, now, held, 20));
    if (due.length === 0) return;
    for (const one of due) await deliverOne(world, ways, one);
  }
}

/** One message as it arrived. `id` is what a receiver knows a second copy of it by. */
export interface Arrived {
  readonly way: 'mail' | 'push' | 'webhook';
  readonly id: string;
  /** Of a mail: the address, without its number. */
  readonly to: string;
  readonly subject: string;
}

export async function arrived({ mail, push, webhook }: Receivers): Promise<readonly Arrived[]> {
  const bare = { to: '', subject: '' };
  return [
    ...(await Promise.all(mail.accepted.map(readMail))),
    ...push.received.map(({ headers }) => ({ ...bare, way: 'push' as const, id: String(headers['topic']) })),
    ...webhook.received.map(({ headers }) => ({
      ...bare,
      way: 'webhook' as const,
      id: String(headers['webhook-id']).replaceAll('-', ''),
    })),
  ];
}

async function readMail(source: string): Promise<Arrived> {
  const { messageId = '', to, subject = '' } = await simpleParser(source);
  const [, id = ''] = /^<notice\.[0-9a-f]{32}\.([0-9a-f]{32})\./u.exec(messageId) ?? [];
  const text = [to ?? []].flat().map((one) => one.text);
  return { way: 'mail', id, to: text.join().replace(/-\d+@.*$/u, ''), subject };
}

/** A delivery on the record, of one notice or several. */
export interface OnRecord {
  readonly id: string;
  readonly way: Arrived['way'];
  readonly state: string;
  readonly to: string | null;
  readonly notices: number;
  readonly steps: readonly number[];
  readonly via: string | null;
}

/** What was sent or is to be sent; what went into a digest instead is not. */
export function recorded({ database }: House, brand: Brand): Promise<readonly OnRecord[]> {
  return database.brand(brand.id, (tx) =>
    tx.rows<OnRecord>(
      `select replace(d.id::text, '-', '') as id, d.way, d.state, p.name as "to", count(*)::int as notices,
         array_agg((n.detail ->> 'step')::int order by n.id) as steps, max(n.detail ->> 'via') as via
       from heed.delivery d
       join heed.delivery_notice dn on dn.brand_id = d.brand_id and dn.delivery_id = d.id
       join heed.notice n on n.brand_id = d.brand_id and n.id = dn.notice_id
       left join account.person p on p.id = d.person_id
       where d.brand_id = $1 and d.state <> 'folded'
       group by d.id, d.way, d.state, p.name order by min(n.due_at), d.way, p.name`,
      [brand.id],
    ),
  );
}
