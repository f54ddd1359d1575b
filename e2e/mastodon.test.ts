// A customer's post on Mastodon, heard and answered at the desk, against the judged double.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type MastodonDouble, startFake } from '../channels/mastodon/fake.ts';
import { openBrowser, openWindow, type Window } from './browser.ts';
import * as desk from './desk-steps.ts';
import { type Heed, startHeed } from './heed.ts';

let browser: Browser;
let double: MastodonDouble;
let heed: Heed;
let window: Window;
let slug: string;

before(async () => {
  double = await startFake();
  [browser, heed] = await Promise.all([openBrowser(), startHeed({ allow: double.allow })]);
  window = await openWindow(browser, { baseURL: heed.address });
  await desk.becomeOwner(window.page, heed);
  slug = await desk.makeBrand(window.page, 'Acme');
});

after(async () => {
  await browser?.close();
  await heed?.stop();
  await double?.stop();
});

test('a profile is connected and what was there before starts no clock', async () => {
  const { page } = window;
  await double.say({ by: 'old@elsewhere.example', text: 'Acme was nice last year' });
  await desk.connectProfile(page, 'Mastodon', {
    Server: double.credential?.server ?? '',
    'Access token': double.credential?.accessToken ?? '',
  });
  await desk.untilFirstRead(page, slug);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByText('Nobody is waiting').waitFor();
});

test('a mention appears in the open inbox without a reload, and is answered from the keyboard once', async () => {
  const { page } = window;
  const loads = window.loads();
  const mention = await double.say({ by: 'ana@elsewhere.example', text: '@acme my order never came!' });
  await desk.readNow(page, slug);
  await desk.openCase(page, 'ana');
  assert.equal(window.loads(), loads);
  await desk.answer(page, 'So sorry, Ana. A new one leaves today.');
  await desk.replyIn(page, 'A new one leaves today.').getByText('Sent', { exact: true }).waitFor();

  const answers = (await double.posts()).filter((post) => post.to === mention);
  assert.deepEqual(
    answers.map(({ by, text }) => [by, text]),
    [[double.profileId, '@ana@elsewhere.example So sorry, Ana. A new one leaves today.']],
  );
  const { row, replies } = await desk.openedCase(page);
  assert.equal(row.state, 'waiting');
  assert.equal(row.deadlineAt, null, 'the clock stopped');
  const posted = double.find(answers[0]?.canonicalId ?? '');
  assert.equal(replies[0]?.sentAt, posted?.createdAt.toISOString(), 'at the time the server gave the answer');
});

test('neither the page nor the platform had anything to complain of', () => {
  assert.deepEqual(window.complaints(), []);
  assert.deepEqual(double.judged(), []);
});
