// A matter goes private and comes back into the open: one act says the public line and opens a page, the customer opens
// it without an account and sends a picture, the agent replies there, and it ends when the public thread is closed.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openWindow } from './browser.ts';
import { openConnectedDesk } from './connected-desk.ts';
import * as desk from './desk-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { fill } from './keyboard.ts';

const { double, browser, mara, slug, close } = await openConnectedDesk();
after(close);

const { composer } = desk;
const banner = (page: Page) => page.getByRole('region', { name: 'Offline' });

async function openComplaint(page: Page, by: string): Promise<void> {
  const text = '@acme my order never came and nobody answers. This is terrible!';
  await double.say({ by: `${by}@elsewhere.example`, text });
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await desk.readNow(page, slug);
  await desk.openCase(page, by);
}

let link = '';

test('one act says a line in public with a link in it, and the case says that it is offline', async () => {
  const { page } = mara;
  await openComplaint(page, 'ana');
  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('A private page').click();
  const line = dialog.getByLabel('Said in public');
  await page.waitForFunction(() =>
    document.querySelector<HTMLTextAreaElement>('#offline-line')?.value.includes('{link}'),
  );
  assert.deepEqual(await inspectPage(page, 'take it offline'), []);
  await line.press('Control+a');
  await fill(page, line, 'Ana, let us look at your order in private, it stays with me: {link}');
  await dialog.getByRole('button', { name: 'Say it and go private' }).click();
  await dialog.waitFor({ state: 'detached' });
  await banner(page).getByText('The page has not been opened yet.').waitFor();
  const said = await page.locator('.reply .said-words').first().innerText();
  link = /http:\S+/u.exec(said)?.[0] ?? '';
  assert.match(link, /\/talk\/[\w-]{43}$/u);
  const record = page.getByRole('region', { name: 'Record' });
  await record
    .getByText(/^The reply stands on the platform\./u)
    .first()
    .waitFor();
  assert.deepEqual(await inspectPage(page, 'an offline case'), []);
});

test('the customer opens the page without an account, shows who she is, and sends a picture', async () => {
  const { page } = mara;
  const ana = await openWindow(browser, { locale: 'en-GB' });
  await ana.page.goto(link);
  assert.deepEqual(await inspectPage(ana.page, 'the door'), []);
  await ana.page.getByRole('button', { name: 'Open the conversation' }).click();
  await ana.page.getByText('You are writing with Mara Lind of Acme.').waitFor();
  await banner(page)
    .getByText(/^Check words: /u)
    .waitFor();
  const words = (
    await banner(page)
      .getByText(/^Check words: /u)
      .innerText()
  ).replace('Check words: ', '');
  await ana.page.getByText(`Your check words: ${words}`).waitFor();

  await fill(ana.page, ana.page.getByLabel('Your message'), 'It is order 48213. The box came open, see the picture.');
  const buffer = Buffer.from('89504e470d0a1a0a0000', 'hex');
  await ana.page.getByLabel('Files').setInputFiles({ name: 'box.png', mimeType: 'image/png', buffer });
  await ana.page.getByRole('button', { name: 'Send' }).click();
  await ana.page.getByText('Your message has arrived.').waitFor();
  await ana.page.getByRole('link', { name: 'box.png' }).waitFor();
  assert.deepEqual(await inspectPage(ana.page, 'the private page'), []);

  const said = page.locator('.said-customer').last();
  await said.getByText('It is order 48213.').waitFor();
  await said.getByText('private').waitFor();
  await said.getByRole('link', { name: 'Image' }).waitFor();

  const other = await openWindow(browser);
  await other.page.goto(link);
  await other.page.getByText('This page was opened in another browser').waitFor();
  await other.close();

  await fill(page, composer(page), 'Thank you, Ana, I can see the broken box. A new one is packed.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.reply').filter({ hasText: 'A new one is packed' }).getByText('Sent').waitFor();
  await ana.page.getByRole('link', { name: 'Look for new messages' }).click();
  await ana.page.getByText('A new one is packed').waitFor();
  assert.deepEqual(ana.complaints(), []);
  await ana.close();
});

test('it is not resolved before its closing line, which is a press away; or for a reason', async () => {
  const { page } = mara;
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Whoever read the complaint should read how it ended.').waitFor();
  assert.deepEqual(await inspectPage(page, 'not told'), []);
  await fill(page, dialog.getByLabel('Why there is no closing line'), 'no');
  await page.keyboard.press('Enter');
  await dialog.getByText('A few words, so that colleagues understand it later.').waitFor();
  await dialog.getByRole('button', { name: 'Write a closing line' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.waitForFunction(
    () => (document.querySelector<HTMLTextAreaElement>('.composer-field')?.value.length ?? 0) > 10,
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await fill(page, dialog.getByLabel('Why there is no closing line'), 'She asked us to leave it at that');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.goto(`/b/${slug}/inbox/resolved`);
  await desk.rowOf(page, 'ana').waitFor();
});

test('a reply waits for its time, can be sent at once, and says when a promise goes with it', async () => {
  const { page } = mara;
  await openComplaint(page, 'ben');
  // The words it is said with are learned after the case stands.
  await page.locator('button:enabled', { hasText: 'Say when they hear more' }).waitFor();
  await page.keyboard.press('h');
  await page.getByText(/^Promised until /u).waitFor();
  assert.ok((await composer(page).inputValue()).length > 20);
  await page.getByRole('button', { name: 'Send later' }).click();
  await page.getByRole('menuitem').first().click();
  await page.getByText(/^Leaves /u).waitFor();
  assert.deepEqual(await inspectPage(page, 'a reply for later'), []);
  assert.deepEqual(mara.complaints(), []);
});
