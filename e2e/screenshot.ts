// Takes the pictures of the desk: docs/desk.png for the README, and others into a temporary folder to be looked at.
// Run by `npm run screenshot`, which brings the database and builds the desk.

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import type { InboxPage } from '../wire/inbox.ts';
import { openBrowser, openWindow } from './browser.ts';
import { brandSlug, liveBusyHour } from './busy-hour.ts';
import * as desk from './desk-steps.ts';
import { startHeed } from './heed.ts';
import { fill } from './keyboard.ts';

const home = join(import.meta.dirname, '..');
const large = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

await using stack = new AsyncDisposableStack();
const heed = await startHeed({ prepare: liveBusyHour });
stack.defer(() => heed.stop());
const browser = await openBrowser();
stack.defer(() => browser.close());
const folder = await mkdtemp(join(tmpdir(), 'heed-screenshots-'));

const { page } = await openWindow(browser, { baseURL: heed.address, viewport: large, deviceScaleFactor: 1 });
await signIn(page);
await openTalk(page);
await take(page, join(home, 'docs', 'desk.png'));
await page.emulateMedia({ colorScheme: 'dark' });
await take(page, join(folder, 'desk-dark.png'));
for (const place of ['sources', 'people', 'search?q=order', 'inbox/earlier']) {
  await page.goto(`/b/${brandSlug}/${place}`);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await take(page, join(folder, `${place.replace(/\W+/gu, '-')}-${colorScheme}.png`));
  }
}
await page.setViewportSize(phone);
for (const colorScheme of ['light', 'dark'] as const) {
  await page.emulateMedia({ colorScheme });
  await page.goto(`/b/${brandSlug}/inbox/due`);
  await desk.rowOf(page, '').first().waitFor();
  await take(page, join(folder, `phone-inbox-${colorScheme}.png`));
  await desk.rowOf(page, '').first().click();
  await desk.composer(page).waitFor();
  await take(page, join(folder, `phone-case-${colorScheme}.png`));
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await fill(page, page.getByLabel('Email'), desk.owner.email);
  await fill(page, page.getByLabel('Password', { exact: true }), desk.owner.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/inbox\/due/);
}

/** Of the cases that stand first, the English one with the most said in it, with a reply begun. */
async function openTalk(page: Page): Promise<void> {
  const answered = await page.request.get(`/api/brands/${brandSlug}/inbox?view=due&limit=8`);
  const { rows } = (await answered.json()) as InboxPage;
  const english = rows.filter(({ language }) => language === 'en');
  const [most] = english.sort((a, b) => b.mentionCount - a.mentionCount);
  if (most === undefined) throw new Error('nobody waits in English');
  await page.goto(`/b/${brandSlug}/inbox/due/${most.id}`);
  await desk.write(page, `Hello ${most.customer.name.split(' ')[0]}, I have just asked at the bakery:`);
}

async function take(page: Page, path: string): Promise<void> {
  // Fonts, marks and the first figures of the live line.
  await page.waitForTimeout(800);
  await page.screenshot({ path });
  process.stdout.write(`${path.startsWith(home) ? relative(home, path) : path}\n`);
}
