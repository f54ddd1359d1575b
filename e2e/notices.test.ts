// Being told, at the desk: the bell fills by itself and leads to the case; what one chose is kept; a webhook is added, its
// secret shown once, its failure seen and tried again. By keyboard, in a real browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type Receiver, startReceiver } from '../server/notify/testbed.ts';
import { type NewNotice, writeNotices } from '../store/triage/notices.ts';
import { openBrowser, openWindow, type Window } from './browser.ts';
import { brandSlug, liveBusyHour } from './busy-hour.ts';
import * as desk from './desk-steps.ts';
import { type Heed, startHeed } from './heed.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, press } from './keyboard.ts';

let browser: Browser;
let heed: Heed;
let mara: Window;
let receiver: Receiver;
let status = 500;

before(async () => {
  receiver = await startReceiver((response) => response.writeHead(status).end());
  browser = await openBrowser();
  heed = await startHeed({ prepare: liveBusyHour, allow: [receiver.pair] });
  mara = await openWindow(browser, { baseURL: heed.address });
  const { page } = mara;
  await page.goto('/sign-in');
  await fill(page, page.getByLabel('Email'), desk.owner.email);
  await fill(page, page.getByLabel('Password', { exact: true }), desk.owner.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/inbox\/due/u);
});
after(async () => {
  await browser?.close();
  await heed?.stop();
  await receiver?.close();
});

const bell = () => mara.page.getByRole('button', { name: /^Notices/u });

async function tell(over: Partial<NewNotice>): Promise<string> {
  const one = async <Row>(text: string, values: unknown[]) =>
    (await heed.database.owner.query(text, values)).rows[0] as Row;
  const brand = await one<{ id: string }>('select id from account.brand where slug = $1', [brandSlug]);
  const person = await one<{ id: string }>('select id from account.person where email = $1', [desk.owner.email]);
  const case_ = await one<{ id: string }>("select id from heed.case where brand_id = $1 and state = 'open' limit 1", [
    brand.id,
  ]);
  const notice: NewNotice = {
    ...{ recipient: { personId: person.id }, caseId: case_.id, kind: 'case.assigned', severity: 'normal' },
    ...{ matter: `case:${case_.id}/assigned/now`, dueAt: new Date(), detail: {} },
    ...over,
  };
  await heed.database.brand(brand.id, (tx) => writeNotices(tx, brand.id, [notice], new Date()));
  return case_.id;
}

test('the bell opens by key, says what is new, leads to the case and forgets what was read', async () => {
  const { page } = mara;
  const caseId = await tell({});
  await page.reload();
  await page.getByRole('button', { name: /^Notices, \d+ new/u }).waitFor();
  const counted = async () => Number(/\d+/u.exec((await bell().getAttribute('aria-label')) ?? '')?.[0] ?? 0);
  const unread = await counted();
  await press(page, bell());
  const panel = page.getByRole('dialog', { name: 'Your notices' });
  const line = panel.getByRole('link', { name: /Yours now/u }).first();
  await line.waitFor();
  assert.deepEqual(await inspectPage(page, 'the bell'), []);
  await press(page, line);
  await page.waitForURL(new RegExp(`/inbox/due/${caseId}`, 'u'));
  await page.getByRole('button', { name: unread === 1 ? 'Notices, none new' : `Notices, ${unread - 1} new` }).waitFor();
  await press(page, bell());
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
});

test('what one chose is kept', async () => {
  const { page } = mara;
  await page.goto(`/b/${brandSlug}/notices`);
  const normal = page.getByLabel('Normal: On your devices');
  await normal.focus();
  await page.keyboard.press('Space');
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByLabel(/^Hold notices back/u).focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Time zone').selectOption('Europe/Madrid');
  await page.getByText('the next day').waitFor();
  await page.waitForLoadState('networkidle');
  await page.reload();
  await normal.waitFor();
  assert.equal(await normal.isChecked(), true);
  assert.equal(await page.getByLabel('Time zone').inputValue(), 'Europe/Madrid');
  assert.equal(await page.getByLabel('High: By mail').isDisabled(), true);
  assert.deepEqual(await inspectPage(page, 'notices'), []);
});

test('a webhook is added, its secret shown once; a notice it refuses is seen, and tried again', async () => {
  const { page } = mara;
  await press(page, page.getByRole('button', { name: 'Add a webhook or chat' }));
  const dialog = page.getByRole('dialog');
  await fill(page, dialog.getByLabel('Name', { exact: true }), 'Operations');
  await fill(page, dialog.getByLabel('Address', { exact: true }), `${receiver.url}?key=hidden`);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'The secret of Operations' }).waitFor();
  assert.match((await page.locator('output').textContent()) ?? '', /^heed_[\w-]{43}$/u);
  assert.deepEqual(await inspectPage(page, 'the secret'), []);
  await press(page, page.getByRole('button', { name: 'Done' }));
  await press(page, page.getByRole('button', { name: 'Send a test notice' }));
  await page.getByText(/answered 500/u).waitFor();
  assert.equal((await page.content()).includes('key=hidden'), false);
  status = 204;
  await press(page, page.getByRole('button', { name: 'Try again to Operations' }).first());
  await page.getByText('Arrived').first().waitFor();
  const ids = new Set(receiver.received.map(({ headers }) => headers['webhook-id']));
  assert.equal(ids.size, 1);
  assert.deepEqual(mara.complaints(), []);
});
