// A blog's feed over real HTTP: added by hand, heard, and answered on its own page, which a person confirms at the desk.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { startFake } from '../channels/feed/fake.ts';
import type { Double } from '../channels/testbed.ts';
import { openBrowser, openWindow, type Window } from './browser.ts';
import * as desk from './desk-steps.ts';
import { type Heed, startHeed } from './heed.ts';
import { fill, press } from './keyboard.ts';

let browser: Browser;
let blog: Double;
let heed: Heed;
let window: Window;
let slug: string;

before(async () => {
  blog = await startFake();
  browser = await openBrowser();
  heed = await startHeed({ allow: blog.allow });
  window = await openWindow(browser, { baseURL: heed.address });
  await desk.becomeOwner(window.page, heed);
  slug = await desk.makeBrand(window.page, 'Casa Lola');
});

after(async () => {
  await browser?.close();
  await heed?.stop();
  await blog?.stop();
});

test('a feed is added by the address of its page; what stands there already is history', async () => {
  const { page } = window;
  await blog.say({ by: 'Old Critic', text: 'Casa Lola was a fine place in the spring.' });
  await press(page, page.getByRole('button', { name: 'Add a source' }).first());
  const dialog = page.getByRole('dialog');
  await press(page, dialog.getByRole('button', { name: 'Feed or page' }));
  await fill(page, dialog.getByLabel('Address of the feed or page'), `http://${blog.allow[0]}/`);
  await page.keyboard.press('Enter');
  await page.getByText('What is there already is kept as history.').first().waitFor();
  await desk.untilFirstRead(page, slug);
  await page.goto(`/b/${slug}/inbox/due`);
  await page.getByText('Nobody is waiting').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await desk.rowOf(page, 'Old Critic').waitFor();
});

test('a new post is heard over HTTP, answered on its own page, and confirmed here', async () => {
  const { page } = window;
  await page.goto(`/b/${slug}/inbox/due`);
  await page.getByText('Nobody is waiting').waitFor();
  const loads = window.loads();
  const url = await blog.say({ by: 'Nina Weber', text: 'Casa Lola charged me twice and nobody answers the phone!' });
  await desk.readNow(page, slug);
  await desk.openCase(page, 'Nina Weber');
  assert.equal(window.loads(), loads);
  const before = await desk.openedCase(page);
  assert.equal(before.row.kind, 'complaint');
  assert.notEqual(before.row.deadlineAt, null, 'a clock runs');

  await desk.write(page, 'So sorry, Nina. The second charge goes back today.');
  const opened = page.waitForEvent('popup');
  const asked = page.context().waitForEvent('request', (request) => request.url() === url);
  await press(page, page.getByRole('button', { name: 'Copy and open the page' }));
  await asked;
  await (await opened).close();
  await press(page, page.getByRole('button', { name: 'I replied there' }));
  await desk.replyIn(page, 'The second charge goes back').getByText('Replied on the page itself').waitFor();

  const { row, replies } = await desk.openedCase(page);
  assert.equal(row.state, 'waiting');
  assert.equal(row.deadlineAt, null, 'the clock stopped');
  assert.deepEqual(
    replies.map(({ via, state, by }) => [via, state, by.name]),
    [['link_out', 'sent', desk.owner.name]],
  );
});

test('the feed was only read, with the validators it gave, and the page had nothing to complain of', () => {
  assert.deepEqual(blog.judged(), []);
  assert.deepEqual(window.complaints(), []);
});
