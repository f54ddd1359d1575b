// The bell, one's own choices, the brand's hooks and the log of deliveries, as the desk asks for them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeNotices } from '../../store/triage/notices.ts';
import type { Deliveries, HookMade, HookView, NoticePage, NoticeSettings } from '../../wire/notices.ts';
import { deliverOne } from '../flow/notify.ts';
import { noticeFor, startReceiver, waysTo } from '../notify/testbed.ts';
import { createOutgoing } from '../outgoing.ts';
import { addAgent, makeBrand, openTestApp, type TestApp, type TestBrand } from './testbed.ts';

let desk: TestApp;
let brand: TestBrand;
before(async () => {
  desk = await openTestApp();
  brand = await makeBrand(desk);
});
after(() => desk.close());

function tell(of: TestBrand, over: Parameters<typeof noticeFor>[2] = {}): Promise<number> {
  const notice = noticeFor({ ...of, email: '' }, desk.world.now(), over);
  return desk.world.database.brand(of.brandId, (tx) => writeNotices(tx, of.brandId, [notice], desk.world.now()));
}

test('the bell lists one’s own notices, newest first, and what is read stays read', async () => {
  const { personId, at } = await addAgent(desk, brand, 'Ada Bell');
  for (let i = 0; i < 3; i += 1) await tell(brand);
  await tell(brand, { recipient: { personId } });
  const first = (await brand.at<NoticePage>('GET', '/notices?limit=2')).body;
  assert.deepEqual(
    [first.notices.length, first.unread, first.notices.map(({ isRead }) => isRead)],
    [2, 3, [false, false]],
  );
  const rest = (await brand.at<NoticePage>('GET', `/notices?before=${first.next}`)).body;
  assert.deepEqual([rest.notices.length, rest.next], [1, null]);
  await brand.at('POST', '/notices/read', { id: first.notices[1]?.id });
  assert.equal((await brand.at<NoticePage>('GET', '/notices')).body.unread, 2);
  await brand.at('POST', '/notices/read', { id: first.notices[0]?.id, andOlder: true });
  assert.equal((await brand.at<NoticePage>('GET', '/notices')).body.unread, 0);
  assert.equal((await at<NoticePage>('GET', '/notices')).body.unread, 1);
});

test('choices are kept, and refused when they make no sense', async () => {
  const found = (await brand.at<NoticeSettings>('GET', '/notice-settings')).body;
  assert.deepEqual(found.choice.ways, { normal: [], high: ['mail', 'push'], critical: ['mail', 'push'] });
  const choice = {
    ways: { normal: ['push'], high: ['mail'], critical: ['mail', 'push'] },
    quiet: { from: '22:00', to: '07:00', timeZone: 'Europe/Madrid' },
    digestMinutes: 60,
  };
  assert.equal((await brand.at('PUT', '/notice-settings', choice)).status, 204);
  assert.deepEqual((await brand.at<NoticeSettings>('GET', '/notice-settings')).body.choice, choice);
  const wrong: readonly [object, string][] = [
    [{ quiet: { ...choice.quiet, to: '22:00' } }, 'quiet.to'],
    [{ quiet: { ...choice.quiet, from: '25:00' } }, 'quiet.from'],
    [{ quiet: { ...choice.quiet, timeZone: 'Mars/Olympus' } }, 'quiet.timeZone'],
    [{ digestMinutes: 1 }, 'digestMinutes'],
  ];
  for (const [over, field] of wrong) {
    const answer = await brand.at('PUT', '/notice-settings', { ...choice, ...over });
    assert.deepEqual([answer.status, answer.body.field], [400, field]);
  }
});

test('a device is subscribed once and let go; only a push service over https is one', async () => {
  const keys = { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
  const device = { endpoint: 'https://push.example/abc', keys, label: 'Firefox' };
  await brand.at('POST', '/devices', device);
  const { body } = await brand.at<Pick<NoticeSettings, 'devices'>>('POST', '/devices', { ...device, label: 'Fox' });
  assert.deepEqual(
    body.devices.map(({ label }) => label),
    ['Fox'],
  );
  assert.equal((await brand.at('POST', '/devices', { ...device, endpoint: 'http://127.0.0.1/x' })).status, 400);
  const { at } = await addAgent(desk, brand, 'Eve Other');
  await at('DELETE', `/devices/${body.devices[0]?.id}`);
  assert.equal((await brand.at<NoticeSettings>('GET', '/notice-settings')).body.devices.length, 1);
  await brand.at('DELETE', `/devices/${body.devices[0]?.id}`);
  assert.equal((await brand.at<NoticeSettings>('GET', '/notice-settings')).body.devices.length, 0);
});

test('a hook is made, tried, changed and ended; its address is never shown, its failure is, and can be tried again', async () => {
  let status = 500;
  const receiver = await startReceiver((response) => response.writeHead(status).end());
  const outgoing = createOutgoing({ allow: [receiver.pair], userAgent: 'Heed test' });
  const world = { ...desk.world, fetch: outgoing.fetch };
  try {
    const hook = { kind: 'webhook', name: 'Ops', url: `${receiver.url}?token=secret`, beginsAt: 'high' };
    const made = (await brand.at<HookMade>('POST', '/hooks', hook)).body;
    assert.match(made.secret ?? '', /^heed_[\w-]{43}$/u);
    const listed = await brand.at<{ hooks: HookView[] }>('GET', '/hooks');
    assert.equal(JSON.stringify(listed.body).includes('token=secret'), false);
    const { id } = made.hook;
    assert.equal((await brand.at('PUT', `/hooks/${id}`, { beginsAt: 'critical' })).status, 204);
    const turned = (await brand.at<{ secret: string }>('POST', `/hooks/${id}/secret`)).body.secret;
    assert.notEqual(turned, made.secret);
    assert.equal((await brand.at('POST', `/hooks/${id}/test`)).status, 204);
    const log = async () =>
      (await brand.at<Deliveries>('GET', '/deliveries')).body.deliveries.filter(({ way }) => way === 'webhook');
    const [queued] = await log();
    assert.deepEqual([queued?.to, queued?.kind, queued?.state], ['Ops', 'test', 'queued']);
    const due = { brandId: brand.brandId, deliveryId: queued?.id ?? '' };
    status = 400;
    await deliverOne(world, waysTo(null), due);
    const [failed] = await log();
    assert.equal(failed?.state, 'failed');
    assert.match(failed?.error ?? '', /answered 400/u);
    // For a day both secrets sign.
    assert.equal(String(receiver.received[0]?.headers['heed-signature']).split('v1=').length, 3);
    status = 204;
    assert.equal((await brand.at('POST', `/deliveries/${queued?.id}/retry`)).status, 204);
    await deliverOne(world, waysTo(null), due);
    assert.equal((await log())[0]?.state, 'sent');
    assert.equal((await brand.at('POST', `/deliveries/${queued?.id}/retry`)).status, 409);
    await brand.at('DELETE', `/hooks/${id}`);
    assert.equal((await brand.at('POST', `/hooks/${id}/test`)).status, 404);
  } finally {
    await outgoing.close();
    await receiver.close();
  }
});
