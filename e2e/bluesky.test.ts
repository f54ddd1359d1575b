// The first journey of Heed on a real Bluesky network: a customer's post is heard, stands before a person, and is
// answered once, also when the server dies between sending and recording. The tests tell one story and run in order.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Account, Network } from './bluesky-network/start.ts';
import { startBlueskyNetwork } from './bluesky-network/start.ts';
import { openBrowser, openWindow, type Window } from './browser.ts';
import * as desk from './desk-steps.ts';
import { type Heed, startHeed } from './heed.ts';

let network: Network;
let brand: Account;
let browser: Browser;
let heed: Heed;
let window: Window;
let slug: string;

before(async () => {
  network = await startBlueskyNetwork({ postgresUrl: process.env['HEED_TEST_DATABASE_URL'] ?? '' });
  brand = await network.createAccount('casa-lola.test');
  browser = await openBrowser();
  heed = await startHeed({ allow: network.allow });
  window = await openWindow(browser, { baseURL: heed.address });
  await desk.becomeOwner(window.page, heed);
  slug = await desk.makeBrand(window.page, 'Casa Lola');
  await desk.connectProfile(window.page, 'Bluesky', {
    Server: network.pdsUrl,
    Handle: brand.handle,
    'App password': brand.appPassword,
  });
  await desk.untilFirstRead(window.page, slug);
  await window.page.goto(`/b/${slug}/inbox/due`);
  await window.page.getByText('Nobody is waiting').waitFor();
});

after(async () => {
  await browser?.close();
  await heed?.stop();
  await network?.stop();
});

/** What the brand has said under a post, as anybody on the network sees it. */
async function answersTo(uri: string) {
  await network.processAll();
  return (await network.thread(uri)).filter((post) => post.by === brand.did);
}

test('a mention on the network appears in the open inbox without a reload and is answered from the keyboard', async () => {
  const { page } = window;
  const ana = await network.createAccount('ana.test');
  const loads = window.loads();
  const mention = await network.post({ as: ana.did, text: '@casa-lola.test my order 🌮 never came' });
  await desk.readNow(page, slug);
  await desk.openCase(page, 'ana.test');
  assert.equal(window.loads(), loads);
  await desk.answer(page, 'So sorry! A new one leaves today.');
  await desk.replyIn(page, 'A new one leaves today.').getByText('Sent', { exact: true }).waitFor();

  const answers = await answersTo(mention.uri);
  assert.deepEqual(
    answers.map(({ text, parent }) => [text, parent]),
    [['So sorry! A new one leaves today.', mention.uri]],
  );
  assert.equal((await network.records(brand.did)).length, 1);
  const { row, replies, events } = await desk.openedCase(page);
  assert.equal(row.state, 'waiting');
  assert.equal(row.deadlineAt, null, 'the clock stopped');
  assert.equal(replies[0]?.sentAt, answers[0]?.createdAt, 'at the time that stands on the network');
  const sent = events.find(({ kind }) => kind === 'reply.sent');
  assert.equal(sent?.detail['sentAt'], answers[0]?.createdAt);
  assert.equal(sent?.detail['stoppedClocks'], 1);
});

test('a server that dies between sending and recording says it once, and finds out that it did', async () => {
  const { page } = window;
  const ben = await network.createAccount('ben.test');
  await heed.restart({ dieAt: 'before_recording' });
  const loads = window.loads();
  const mention = await network.post({ as: ben.did, text: '@casa-lola.test is the shop open on Sunday?' });
  await desk.readNow(page, slug);
  await desk.openCase(page, 'ben.test');
  await desk.answer(page, 'Yes, from ten to two.');
  await heed.untilDead();
  assert.equal((await answersTo(mention.uri)).length, 1, 'the network has it, Heed does not know');
  const reply = await heed.database.owner.query("select state from heed.reply where text = 'Yes, from ten to two.'");
  assert.deepEqual(reply.rows, [{ state: 'sending' }]);

  await heed.restart();
  // Another process takes over when the dead one's hold has run out.
  const sent = desk.replyIn(page, 'Yes, from ten to two.').getByText('Sent', { exact: true });
  await sent.waitFor({ timeout: 60_000 });
  assert.equal(window.loads(), loads, 'the desk came back by itself');
  const answers = await answersTo(mention.uri);
  assert.equal(answers.length, 1);
  const { row, replies, events } = await desk.openedCase(page);
  assert.equal(row.state, 'waiting');
  assert.equal(replies[0]?.sentAt, answers[0]?.createdAt);
  assert.equal(events.find(({ kind }) => kind === 'reply.sent')?.detail['wasFound'], true);
});

test('a reply made in another client stops the clock too', async () => {
  const { page } = window;
  const eva = await network.createAccount('eva.test');
  const mention = await network.post({ as: eva.did, text: '@casa-lola.test the soup was cold and the bill was wrong' });
  await desk.readNow(page, slug);
  await desk.openCase(page, 'eva.test');
  assert.notEqual((await desk.openedCase(page)).row.deadlineAt, null, 'a clock runs');
  await network.post({ as: brand.did, text: 'Written on my telephone: sorry, Eva!', replyTo: mention.uri });
  await desk.readNow(page, slug);
  await desk.replyIn(page, 'Written on my telephone').waitFor();
  await desk.rowOf(page, 'eva.test').waitFor({ state: 'detached' });
  const { row, events } = await desk.openedCase(page);
  assert.equal(row.state, 'waiting');
  assert.equal(row.deadlineAt, null);
  const own = events.find(({ kind }) => kind === 'mention.own_heard');
  assert.equal(own?.detail['stoppedClocks'], 1);
});

test('everything the brand said stands there once, and the page had nothing to complain of', async () => {
  const texts = (await network.records(brand.did)).map(({ value }) => value['text']);
  assert.deepEqual(texts.sort(), [
    'So sorry! A new one leaves today.',
    'Written on my telephone: sorry, Eva!',
    'Yes, from ten to two.',
  ]);
  assert.deepEqual(window.complaints(), []);
});
