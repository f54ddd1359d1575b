// A customer's post on Mastodon, heard and answered at the desk, against the judged double.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type MastodonDouble, startFake } from '../channels/mastodon/fake.ts';
import { openBrowser, openWindow, type Window } from './browser.ts';
import { connectMastodon } from './connected-desk.ts';
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
  await connectMastodon(page, double);
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

test('a server that dies between sending and recording says it once, and finds out that it did', async () => {
  const { page } = window;
  await heed.restart({ dieAt: 'before_recording' });
  const loads = window.loads();
  const mention = await double.say({ by: 'ben@elsewhere.example', text: '@acme is the shop open on Sunday?' });
  await desk.readNow(page, slug);
  await desk.openCase(page, 'ben');
  await desk.answer(page, 'Yes, from ten to two.');
  await heed.untilDead();
  const answers = async () => (await double.posts()).filter((post) => post.to === mention);
  assert.equal((await answers()).length, 1, 'the server has it, Heed does not know');

  await heed.restart();
  // Another process takes over when the dead one's hold has run out.
  const sent = desk.replyIn(page, 'Yes, from ten to two.').getByText('Sent', { exact: true });
  await sent.waitFor({ timeout: 60_000 });
  assert.equal(window.loads(), loads, 'the desk came back by itself');
  const [answer, ...more] = await answers();
  assert.deepEqual(more, []);
  const { row, replies, events } = await desk.openedCase(page);
  assert.equal(row.state, 'waiting');
  assert.equal(replies[0]?.sentAt, double.find(answer?.canonicalId ?? '')?.createdAt.toISOString());
  assert.equal(events.find(({ kind }) => kind === 'reply.sent')?.detail['wasFound'], true);
});

test('a reply made in another client stops the clock too', async () => {
  const { page } = window;
  const mention = await double.say({ by: 'eva@elsewhere.example', text: '@acme the soup was cold and the bill wrong' });
  await desk.readNow(page, slug);
  await desk.openCase(page, 'eva');
  assert.notEqual((await desk.openedCase(page)).row.deadlineAt, null, 'a clock runs');
  await double.say({ by: double.profileId ?? '', text: 'Written on my telephone: sorry, Eva!', to: mention });
  await desk.readNow(page, slug);
  await desk.replyIn(page, 'Written on my telephone').waitFor();
  const { row, events } = await desk.openedCase(page);
  assert.equal(row.state, 'waiting');
  assert.equal(row.deadlineAt, null);
  assert.equal(events.find(({ kind }) => kind === 'mention.own_heard')?.detail['stoppedClocks'], 1);
});

test('neither the page nor the platform had anything to complain of', () => {
  assert.deepEqual(window.complaints(), []);
  assert.deepEqual(double.judged(), []);
});
