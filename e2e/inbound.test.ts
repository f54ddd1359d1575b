// A place of the business's own, from the first push to hidden words: its server tells Heed, an answer goes back to it, one
// person asks to hide an insult and another confirms, and it is shown again.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { pushOf, secret, startFake } from '../channels/inbound/fake.ts';
import type { AppView } from '../wire/apps.ts';
import { openBrowser, openWindow } from './browser.ts';
import * as desk from './desk-steps.ts';
import { startHeed } from './heed.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, press } from './keyboard.ts';

await using opened = new AsyncDisposableStack();
const double = opened.adopt(await startFake(), (one) => one.stop());
const heed = opened.adopt(await startHeed({ allow: double.allow }), (one) => one.stop());
const browser = opened.adopt(await openBrowser(), (one) => one.close());
const mara = await openWindow(browser, { baseURL: heed.address });
const jonas = await openWindow(browser, { baseURL: heed.address });
const held = opened.move();
after(() => held.disposeAsync());

let slug = '';
let webhookUrl = '';

/** As the forum's own server would: over the network, signed. */
async function push(things: Parameters<typeof pushOf>[0]): Promise<{ status: number; body: unknown }> {
  const { bytes, headers } = pushOf(things);
  const answer = await fetch(webhookUrl, { method: 'POST', headers, body: bytes as NonNullable<RequestInit['body']> });
  return { status: answer.status, body: await answer.json() };
}

test('a place is connected, and what it pushes stands at the desk when it is told that it is kept', async () => {
  const { page } = mara;
  await desk.becomeOwner(page, heed);
  slug = await desk.makeBrand(page, 'Acme');
  const at = `/api/brands/${slug}`;
  const kept = await page.request.put(`${at}/apps/inbound`, { data: { fields: { secret } } });
  webhookUrl = ((await kept.json()) as AppView).webhookUrl ?? '';
  const { place, answerUrl } = double.credential ?? {};
  // Without its feed: what is heard here was pushed.
  const connected = await page.request.post(`${at}/profiles`, {
    data: { channel: 'inbound', credential: { place, answerUrl } },
  });
  assert.equal(connected.status(), 200, await connected.text());
  await page.goto(`/b/${slug}/inbox/due`);

  const id = await double.say({ by: 'Ana', text: 'You thieves! Where is my teapot?' });
  const { bytes } = (await double.push?.(id)) ?? {};
  assert.ok(bytes);
  const { things } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { things: Parameters<typeof pushOf>[0] };
  const told = await push([...things, { id: 'no-author', text: 'Who am I?' }]);
  assert.equal(told.status, 200);
  assert.deepEqual(told.body, {
    ...{ kept: 1, aside: 0, isRepeated: false },
    unread: [{ id: 'no-author', why: 'author is missing: an object with an id.' }],
  });
  await desk.openCase(page, 'Ana');
});

test('an answer goes back to the place, once', async () => {
  const { page } = mara;
  await desk.answer(page, 'I am sorry, Ana. Your teapot leaves again today.');
  await desk.replyIn(page, 'leaves again today').getByText('Sent', { exact: true }).waitFor();
  const answers = (await double.posts()).filter(({ by }) => by === double.profileId);
  assert.deepEqual(
    answers.map(({ text }) => text),
    ['I am sorry, Ana. Your teapot leaves again today.'],
  );
});

test('one asks to hide it, another confirms; the words keep standing at the desk, and it can be shown again', async () => {
  await invite(mara.page, jonas.page);
  const other = jonas.page;
  await other.goto(new URL(mara.page.url()).pathname);
  await press(other, other.getByRole('button', { name: 'Hide it on the platform…' }));
  const dialog = other.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'It insults somebody' }).check();
  await fill(other, dialog.getByLabel('In your own words'), 'calls us thieves');
  assert.deepEqual(await inspectPage(other, 'hide'), []);
  await other.keyboard.press('Enter');
  await other.getByText('Jonas Reuter asks to hide this from the public').waitFor();
  assert.equal(await other.getByRole('button', { name: 'Hide it now' }).count(), 0);
  assert.deepEqual(await double.hidden?.(), []);

  const { page } = mara;
  await page.getByText('Jonas Reuter asks to hide this from the public').waitFor();
  await press(page, page.getByRole('button', { name: 'Hide it now' }));
  await page.getByText('Hidden on the platform by Jonas Reuter and Mara Lind').waitFor();
  assert.equal((await double.hidden?.())?.length, 1);
  await page.getByText('Where is my teapot?').first().waitFor();
  assert.deepEqual(await inspectPage(page, 'hidden'), []);

  await other.getByText('Hidden on the platform by Jonas Reuter and Mara Lind').waitFor();
  await press(other, other.getByRole('button', { name: 'Show it again' }));
  await other.getByRole('button', { name: 'Hide it on the platform…' }).waitFor();
  assert.deepEqual(await double.hidden?.(), []);
});

async function invite(page: Page, other: Page): Promise<void> {
  const caseUrl = page.url();
  await page.goto(`/b/${slug}/people`);
  await press(page, page.getByRole('button', { name: 'Invite someone' }));
  await fill(page, page.getByLabel('Their email'), 'jonas@example.org');
  await page.keyboard.press('Enter');
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await other.goto(link);
  await fill(other, other.getByLabel('Your name'), 'Jonas Reuter');
  await fill(other, other.getByLabel('Password', { exact: true }), 'other words to keep');
  await other.keyboard.press('Enter');
  await other.waitForURL(/\/b\//u);
  await page.goto(caseUrl);
}
