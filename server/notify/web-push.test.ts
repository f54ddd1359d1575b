// What a push service and a browser see: a signed sender, a message only that browser can open, the same topic for every
// attempt; a subscription that is gone is forgotten.

import assert from 'node:assert/strict';
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { after, before, test } from 'node:test';
import { newId } from '../../store/new-id.ts';
import { takeDueDeliveries } from '../../store/triage/deliveries.ts';
import { addDevice, devicesOf } from '../../store/triage/notice-choices.ts';
import { deliverOne } from '../flow/notify.ts';
import type { TestWorld } from '../testbed.ts';
import {
  deliveriesSeen,
  makeTold,
  noticeFor,
  openTellingWorld,
  type Receiver,
  startReceiver,
  tell,
  waysTo,
} from './testbed.ts';

let world: TestWorld;
let service: Receiver;
let status = 201;
before(async () => {
  service = await startReceiver((response) => response.writeHead(status).end());
  world = await openTellingWorld([service.pair]);
});
after(async () => {
  await service.close();
  await world.close();
});

const browser = createECDH('prime256v1');
browser.generateKeys();
const auth = randomBytes(16);

async function subscribe(personId: string): Promise<void> {
  await addDevice(world.database.account, personId, {
    id: newId(world.now()),
    endpoint: `${service.url}/${personId}`,
    p256dh: browser.getPublicKey('base64url'),
    auth: auth.toString('base64url'),
    label: 'Firefox',
    createdAt: world.now(),
  });
}

async function tryDue(ways: ReturnType<typeof waysTo>): Promise<void> {
  const now = world.now();
  const due = await world.database.shared((tx) => takeDueDeliveries(tx, now, now, 20));
  for (const one of due) await deliverOne(world, ways, one);
}

/** RFC 8188 and 8291, from the browser's side. */
function open(body: Buffer): string {
  const salt = body.subarray(0, 16);
  const idLength = body[20] ?? 0;
  const sender = body.subarray(21, 21 + idLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const sealed = body.subarray(21 + idLength);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}

function isSignedBy(publicKey: string, authorization: string): boolean {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/u.exec(authorization) ?? [];
  assert.equal(key, publicKey);
  const raw = Buffer.from(publicKey, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: raw.subarray(1, 33).toString('base64url'),
    y: raw.subarray(33).toString('base64url'),
  };
  const [head = '', claims = '', signature = ''] = token.split('.');
  assert.equal(JSON.parse(Buffer.from(claims, 'base64url').toString()).aud, new URL(service.url).origin);
  return verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
}

test('the browser can open it, the service knows who sent it, and every attempt has the same topic', async () => {
  const desk = await makeTold(world);
  await subscribe(desk.personId);
  const ways = waysTo(null);
  await tell(world, desk, noticeFor(desk, world.now(), { severity: 'critical' }));
  status = 503;
  await tryDue(ways);
  status = 201;
  world.clock.pass(60_000);
  // No mail server in this world: that way has failed and is not this test's.
  await tryDue(ways);
  const mine = service.received.filter(({ path }) => path.endsWith(desk.personId));
  assert.equal(mine.length, 2);
  const [one] = (await deliveriesSeen(world, desk)).filter(({ way }) => way === 'push');
  assert.deepEqual([one?.state, one?.attempts], ['sent', 2]);
  for (const { headers, body } of mine) {
    assert.equal(headers['topic'], one?.id.replaceAll('-', ''));
    assert.deepEqual([headers['ttl'], headers['urgency'], headers['content-encoding']], ['86400', 'high', 'aes128gcm']);
    assert.ok(isSignedBy(ways.push.publicKey, headers.authorization ?? ''));
    const shown = JSON.parse(open(body)) as { title: string; tag: string; url: string };
    assert.match(shown.title, /^Late: A customer waits/u);
    assert.deepEqual([shown.tag, shown.url], [one?.id, `/b/${desk.email.split('@')[0]}/notices`]);
  }
});

test('a subscription that is gone is forgotten', async () => {
  const desk = await makeTold(world);
  await subscribe(desk.personId);
  await tell(world, desk, noticeFor(desk, world.now()));
  status = 410;
  await tryDue(waysTo(null));
  status = 201;
  assert.deepEqual(await devicesOf(world.database.account, desk.personId), []);
  const [one] = (await deliveriesSeen(world, desk)).filter(({ way }) => way === 'push');
  assert.equal(one?.state, 'failed');
});
