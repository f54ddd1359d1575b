// Somebody insults under every answer, and somebody insults with a reason: the desk tells the one from the other, with what
// it counted, suggests letting be for the first alone, leaves both to a person, and suggests no more than the protocol lets it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openBrowser, openWindow } from './browser.ts';
import * as desk from './desk-steps.ts';
import { startHeed } from './heed.ts';
import { inspectPage } from './inspect-page.ts';
import { fill, press } from './keyboard.ts';
import { hearCustomers, slug } from './known-customers.ts';

await using opening = new AsyncDisposableStack();
const heed = opening.adopt(await startHeed({ prepare: hearCustomers }), (one) => one.stop());
const browser = opening.adopt(await openBrowser(), (one) => one.close());
const { page, complaints } = await openWindow(browser, { baseURL: heed.address });
const held = opening.move();
after(() => held.disposeAsync());

const howOf = (at: Page): Locator => at.getByRole('region', { name: 'How they write' });
const whyOf = (at: Page): Locator => at.getByRole('list', { name: 'Why here' });

test('an insult under every answer is told with its counts, and letting be is suggested and not done', async () => {
  await page.goto('/sign-in');
  await fill(page, page.getByLabel('Email'), desk.owner.email);
  await fill(page, page.getByLabel('Password', { exact: true }), desk.owner.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`/b/${slug}/inbox/`, 'u'));
  await desk.openCase(page, 'Rex');
  await howOf(page).getByText('They probably only want to provoke').waitFor();
  await howOf(page).getByText('6 of 7 times the same words again').waitFor();
  await howOf(page).getByText('That is yours to decide').waitFor();
  await whyOf(page).getByText('abusive, which alone moves nothing').waitFor();
  assert.deepEqual(await inspectPage(page, 'likely to provoke'), []);
  assert.equal((await desk.openedCase(page)).row.state, 'open');
});

test('a complaint inside abuse keeps its place, is said to be there, and nobody is judged by one text', async () => {
  await desk.openCase(page, 'Ola Berg');
  await whyOf(page).getByText('there is a real complaint in it, which keeps its place').waitFor();
  await whyOf(page).getByText('money is at stake').waitFor();
  await howOf(page).getByText('too early to say').waitFor();
  assert.equal(await howOf(page).getByText('yours to decide').count(), 0);
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('There is a real complaint in it').waitFor();
  assert.deepEqual(await inspectPage(page, 'letting a complaint be'), []);
  assert.deepEqual(complaints(), []);
});

test('the protocol may never suggest letting be: changed on its page, told on the case with its version', async () => {
  await page.goto(`/b/${slug}/protocol/voice`);
  const rule = page.getByRole('combobox', { name: 'Letting a matter be' });
  await page.getByRole('spinbutton', { name: 'Other matters they complained in' }).fill('2');
  await rule.selectOption('never');
  assert.equal(await page.getByRole('spinbutton', { name: 'Other matters they complained in' }).count(), 0);
  assert.deepEqual(await inspectPage(page, 'when letting be is suggested'), []);
  await press(page, page.getByRole('region', { name: 'Your draft' }).getByRole('button', { name: 'Publish' }));
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Letting a matter be is never suggested.').waitFor();
  await press(page, dialog.getByRole('button', { name: 'Publish' }));
  await page.getByText('Version 2 is in force.').waitFor();
  await page.goto(`/b/${slug}/inbox/due`);
  await desk.openCase(page, 'Rex');
  await howOf(page).getByText('our protocol (version 2) never suggests it').waitFor();
  assert.equal(await howOf(page).getByText('yours to decide').count(), 0);
  assert.deepEqual(await inspectPage(page, 'held back by the protocol'), []);
  assert.deepEqual(complaints(), []);
});
