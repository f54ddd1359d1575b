// Two people at one desk, each in a browser of their own: an invitation opens the door once, each sees what the other
// does without a reload, and neither speaks over the other.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type MastodonDouble, startFake } from '../channels/mastodon/fake.ts';
import { openBrowser, openWindow, type Window } from './browser.ts';
import * as desk from './desk-steps.ts';
import { type Heed, startHeed } from './heed.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, press } from './keyboard.ts';

let double: MastodonDouble;
let browser: Browser;
let heed: Heed;
let mara: Window;
let jonas: Window;
let slug: string;

before(async () => {
  double = await startFake();
  browser = await openBrowser();
  heed = await startHeed({ allow: double.allow });
  mara = await openWindow(browser, { baseURL: heed.address });
  jonas = await openWindow(browser, { baseURL: heed.address });
  await desk.becomeOwner(mara.page, heed);
  slug = await desk.makeBrand(mara.page, 'Acme');
  await desk.connectProfile(mara.page, 'Mastodon', {
    Server: double.credential?.server ?? '',
    'Access token': double.credential?.accessToken ?? '',
  });
  await desk.untilFirstRead(mara.page, slug);
});

after(async () => {
  await browser?.close();
  await heed?.stop();
  await double?.stop();
});

test('an invitation opens the door once', async () => {
  const { page } = mara;
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await press(page, page.getByRole('button', { name: 'Invite someone' }));
  await fill(page, page.getByLabel('Their email'), 'jonas@example.org');
  assert.deepEqual(await inspectPage(page, 'invite'), []);
  await page.keyboard.press('Enter');
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  await page.keyboard.press('Escape');

  const other = jonas.page;
  await other.goto(link);
  await other.getByRole('heading', { name: 'Join Acme' }).waitFor();
  assert.deepEqual(await inspectPage(other, 'join'), []);
  await fill(other, other.getByLabel('Your name'), 'Jonas Reuter');
  await fill(other, other.getByLabel('Password', { exact: true }), 'other words to keep');
  await other.keyboard.press('Enter');
  await other.getByText('Nobody is waiting').waitFor();

  const third = await openWindow(browser, { baseURL: heed.address });
  await third.page.goto(link);
  await third.page.getByRole('heading', { name: 'This invitation does not open' }).waitFor();
  await third.close();
});

test('a colleague is seen writing, and a reply never goes out over theirs unseen', async () => {
  const mention = await double.say({ by: 'ana@elsewhere.example', text: '@acme my order never came!' });
  await mara.page.keyboard.press('g');
  await mara.page.keyboard.press('d');
  await desk.readNow(mara.page, slug);
  await desk.openCase(mara.page, 'ana');
  await desk.openCase(jonas.page, 'ana');
  await desk.write(mara.page, 'So sorry, Ana. A new one leaves today.');
  await jonas.page.getByText('Mara Lind is writing').waitFor();
  await desk.write(jonas.page, 'Please send us your order number.');
  await mara.page.keyboard.press('Control+Enter');
  await jonas.page.keyboard.press('Control+Enter');
  await jonas.page.getByText('A colleague has replied meanwhile. Yours has not left.').first().waitFor();
  await desk.replyIn(mara.page, 'A new one leaves today.').getByText('Sent', { exact: true }).waitFor();
  await desk.replyIn(jonas.page, 'A new one leaves today.').getByText('Sent', { exact: true }).waitFor();
  const answers = (await double.posts()).filter((post) => post.to === mention);
  assert.equal(answers.length, 1);
  const composer = jonas.page.getByRole('textbox', { name: /^Reply to / });
  assert.equal(await composer.inputValue(), 'Please send us your order number.', 'and his words are kept');
});

test('what one decides the other sees at once', async () => {
  await double.say({ by: 'troll@elsewhere.example', text: '@acme all of you are liars' });
  await desk.readNow(mara.page, slug);
  await desk.openCase(mara.page, 'troll');
  await desk.rowOf(jonas.page, 'troll').waitFor();
  await mara.page.keyboard.press('l');
  const dialog = mara.page.getByRole('dialog');
  await fill(mara.page, dialog.getByRole('textbox'), 'Only looking for a fight');
  await mara.page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await desk.rowOf(jonas.page, 'troll').waitFor({ state: 'detached' });
  const decided = await heed.database.owner.query('select reason from heed.decision');
  assert.deepEqual(decided.rows, [{ reason: 'Only looking for a fight' }]);
});

test('neither page had anything to complain of', () => {
  assert.deepEqual([...mara.complaints(), ...jonas.complaints()], []);
});
