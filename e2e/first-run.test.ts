// The first two minutes of a newcomer, by keyboard alone: from the link in the terminal to the rehearsal town, where an
// answer is taken back, given, and answered; then an own brand, heard and found. Every page on the way is inspected in
// light and dark, on a desk and on a phone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { startFake as startAppStore } from '../channels/app-store/fake.ts';
import { startFake as startBluesky } from '../channels/bluesky/fake.ts';
import { startFake as startBlog } from '../channels/feed/fake.ts';
import { startFake as startHackerNews } from '../channels/hacker-news/fake.ts';
import type { Double } from '../channels/testbed.ts';
import { openBrowser, openWindow, type Window } from './browser.ts';
import * as desk from './desk-steps.ts';
import { type Heed, startHeed } from './heed.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, hasFocus, press } from './keyboard.ts';

let browser: Browser;
let blog: Double;
let bluesky: Double;
/** Places that are asked what they know of a name; these know nothing. */
let searched: readonly Double[];
let heed: Heed;
let window: Window;
const answered: string[] = [];

before(async () => {
  [blog, bluesky, browser] = await Promise.all([startBlog(), startBluesky(), openBrowser()]);
  searched = await Promise.all([startHackerNews(), startAppStore()]);
  heed = await startHeed({
    allow: [blog, bluesky, ...searched].flatMap(({ allow }) => allow),
    reroute: Object.assign({}, ...searched.map(({ reroute }) => reroute)),
  });
  window = await openWindow(browser, { baseURL: heed.address });
});

after(async () => {
  await browser?.close();
  await heed?.stop();
  await Promise.all([blog, bluesky, ...(searched ?? [])].map((double) => double?.stop()));
});

test('the link of the terminal makes the owner, once', async () => {
  const { page } = window;
  await page.goto(heed.setupLink);
  await page.getByLabel('Your name').waitFor();
  assert.deepEqual(await inspectPage(page, 'set-up'), []);
  await desk.becomeOwner(page, heed);
  assert.deepEqual(await inspectPage(page, 'welcome'), []);

  const other = await openWindow(browser, { baseURL: heed.address });
  await other.page.goto(heed.setupLink);
  await other.page.getByRole('heading', { name: 'This desk has an owner' }).waitFor();
  await press(other.page, other.page.getByRole('link', { name: 'Sign in' }));
  await other.page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  assert.deepEqual(await inspectPage(other.page, 'sign-in'), []);
  await fill(other.page, other.page.getByLabel('Email'), desk.owner.email);
  await fill(other.page, other.page.getByLabel('Password', { exact: true }), desk.owner.password);
  await other.page.keyboard.press('Enter');
  await other.page.waitForURL(/\/welcome/);
  assert.deepEqual(other.complaints(), []);
  await other.close();
});

test('the rehearsal town is alive within seconds', async () => {
  const { page } = window;
  const began = performance.now();
  await press(page, page.getByRole('button', { name: 'Open the rehearsal' }));
  await page.getByRole('list', { name: 'Cases: Due next' }).getByRole('link').first().waitFor();
  const seconds = (performance.now() - began) / 1000;
  assert.ok(seconds < 15, `the first customer waits after ${seconds.toFixed(1)} s`);
});

test('an answer is taken back while it can be, stays in the composer, and leaves when sent again', async () => {
  const { page } = window;
  await page.keyboard.press('j');
  await page.waitForURL(/\/inbox\/due\/[0-9a-f-]{36}/);
  const text = 'Thank you for telling us. I am looking into it right now.';
  await desk.answer(page, text);
  const reply = desk.replyIn(page, text);
  await reply.getByRole('button', { name: 'Undo' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  const composer = desk.composer(page);
  await page.getByText('Taken back. Your words are in the composer again.').first().waitFor();
  assert.equal(await composer.inputValue(), text);
  const cancelled = await desk.openedCase(page);
  assert.deepEqual(
    cancelled.replies.map(({ state }) => state),
    ['cancelled'],
  );
  assert.equal(cancelled.row.state, 'open', 'the customer still waits');

  await page.keyboard.press('r');
  assert.ok(await hasFocus(composer));
  await page.keyboard.press('Control+Enter');
  await desk.replyIn(page, text).getByText('Sent', { exact: true }).waitFor();
  const { row, replies } = await desk.openedCase(page);
  assert.deepEqual(replies.map(({ state }) => state).sort(), ['cancelled', 'sent']);
  assert.equal(row.state, 'waiting');
  answered.push(row.id);
  assert.deepEqual(await inspectPage(page, 'case'), []);
});

test('every page of the desk is there for everybody', async () => {
  const { page } = window;
  const keys: readonly (readonly [string, string, string])[] = [
    ['inbox', 'd', 'Due next'],
    ['earlier', 'e', 'Earlier'],
    ['sources', 's', 'Sources'],
    ['people', 'o', 'People'],
  ];
  for (const [name, letter, heading] of keys) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    assert.deepEqual(await inspectPage(page, name), []);
  }
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  assert.deepEqual(await inspectPage(page, 'keys'), []);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Commands' }).waitFor();
  assert.deepEqual(await inspectPage(page, 'commands'), []);
  await page.keyboard.press('Escape');
});

test('an own brand is heard without any account: its feed by its home page, the network by a search', async () => {
  const { page } = window;
  await blog.say({ by: 'Old Critic', text: 'Casa Lola was a fine place in the spring.' });
  await page.goto('/welcome');
  await fill(page, page.getByLabel('Name of the brand'), 'Casa Lola');
  await fill(page, page.getByLabel('Home page'), `http://${blog.allow[0]}/`);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Casa Lola can be heard in \d places$/ }).waitFor();
  // The real networks are out of reach of a test; the choice is the person's.
  for (const place of [/on Bluesky/, /on mastodon/, /on Reddit/, /Comments/])
    await press(page, page.getByRole('checkbox', { name: place }), ' ');
  assert.deepEqual(await inspectPage(page, 'suggestions'), []);
  await press(page, page.getByRole('button', { name: 'Listen to one place' }));
  await page.waitForURL(/\/b\/casa-lola\/inbox\/due/);

  await page.goto('/b/casa-lola/sources');
  await press(page, page.getByRole('button', { name: 'Add a source' }).first());
  const dialog = page.getByRole('dialog');
  await press(page, dialog.getByRole('button', { name: 'Everything said about a word' }));
  assert.deepEqual(await inspectPage(page, 'add a source'), []);
  await fill(page, dialog.getByLabel('Words to look for'), '"Casa Lola"');
  await fill(page, dialog.getByLabel('Server to ask'), `http://${bluesky.allow[0]}`);
  await page.keyboard.press('Enter');
  await page.getByText('What is there already is kept as history.').first().waitFor();
  await desk.untilFirstRead(page, 'casa-lola');

  await page.goto('/b/casa-lola/inbox/due');
  await bluesky.say({ by: 'Tomasz', text: 'Is Casa Lola open on Sunday?' });
  await desk.readNow(page, 'casa-lola');
  await desk.rowOf(page, 'Tomasz').waitFor();
});

test('search finds what was heard, from before and from now', async () => {
  const { page } = window;
  await page.keyboard.press('/');
  await page.getByRole('searchbox').or(page.getByRole('textbox')).first().waitFor();
  await page.keyboard.type('casa lo');
  await page.getByText('2 found').first().waitFor();
  await page.getByText('was a fine place in the spring').first().waitFor();
  assert.deepEqual(await inspectPage(page, 'search'), []);
});

test('a rehearsal customer answers back without anybody asking the page again', async () => {
  const { page } = window;
  const [caseId = ''] = answered;
  await page.goto(`/b/look-around/case/${caseId}`);
  await desk.composer(page).waitFor();
  const loads = window.loads();
  // They take up to two and a half minutes, as people do.
  for (let seconds = 0; seconds < 170; seconds += 1) {
    if ((await desk.openedCase(page)).row.unansweredCount > 0) break;
    await page.waitForTimeout(1_000);
  }
  const { row, thread } = await desk.openedCase(page);
  assert.equal(row.state, 'open', 'the case is open again');
  assert.equal(thread.at(-1)?.isCustomer, true);
  await page
    .getByText(thread.at(-1)?.text ?? '')
    .first()
    .waitFor();
  assert.equal(window.loads(), loads);
});

test('no page had anything to complain of', () => {
  assert.deepEqual(window.complaints(), []);
});
